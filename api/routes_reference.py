"""Search, sections and guides."""

import re
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from api.bodies import IsoDay
from api.presenting import guide_json, hit_json, register_json, section_json
from api.problems import PROBLEMS, Problem
from api.shapes import GuideShape, SearchShape, SectionShape
from assistant.asking import accept
from corpus.citations.numbers import clean_number
from corpus.errors import UnknownSectionError
from corpus.normalise import fold
from indexing.loaded import LoadedIndex

router = APIRouter(prefix="/v1", tags=["reference"], responses=PROBLEMS)
_MARK = re.compile(r"(?:มาตรา|ม\.)\s*")


@router.get("/search", response_model=None, responses={200: {"model": SearchShape}})
def search(request: Request, q: str, k: Annotated[int, Query(ge=1, le=100)] = 10) -> dict[str, Any]:
    """The k best passages for a question, with what each leg gave."""
    index = _index(request)
    return {"hits": [hit_json(hit, index.corpus) for hit in index.retriever.search(accept(q), k)]}


@router.get("/sections", response_model=None, responses={200: {"model": SectionShape}})
def section(request: Request, law: str, number: str, as_of: IsoDay | None = None) -> dict[str, Any]:
    """One section by any name of its law. No dated versions are held yet: `as_of` is echoed as not known."""
    corpus = _index(request).corpus
    law_id = corpus.register.law(law).id
    wanted = clean_number(_MARK.sub("", fold(number).text))
    temporal = {"temporal": {"as_of": as_of, "known": False}} if as_of else {}
    if held := corpus.section_or_none(law_id, wanted):
        return section_json(held, corpus) | temporal
    if corpus.register.status(law_id, wanted) is None:
        raise UnknownSectionError(f"the register of {law_id} holds no section {wanted!r}")
    return register_json(law_id, wanted, corpus) | temporal


@router.get("/guides/{guide_id}", response_model=None, responses={200: {"model": GuideShape}})
def guide(request: Request, guide_id: str) -> dict[str, Any]:
    """One guide."""
    corpus = _index(request).corpus
    if guide_id not in corpus.guides:
        raise Problem("unknown_guide")
    return guide_json(corpus.guides[guide_id], corpus)


def _index(request: Request) -> LoadedIndex:
    index: LoadedIndex = request.app.state.services.runtime.index
    return index
