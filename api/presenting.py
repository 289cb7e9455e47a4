"""Sections, guides and hits in the shape of the HTTP contract."""

from typing import Any

from corpus.collection import Corpus
from corpus.models import Basis, Guide, Reviewer, Section, SectionBasis, SectionStatus
from indexing.hits import Hit


def hit_json(hit: Hit, corpus: Corpus) -> dict[str, Any]:
    """A Hit: the law by its official name."""
    passage = hit.passage
    law = corpus.register.laws.get(passage.law or "")
    return {
        "law": law.official if law else None,
        "section": passage.section,
        "guide": passage.guide,
        "kind": passage.kind.value,
        "title": passage.title,
        "score": hit.score,
        "legs": dict(hit.legs),
    }


def section_json(section: Section, corpus: Corpus) -> dict[str, Any]:
    """A Section, with its official text where it is imported."""
    law = corpus.register.laws[section.law]
    status = corpus.register.status(section.law, section.number) or SectionStatus.IN_FORCE
    current = section.versions[-1] if section.versions else None
    return {
        "law": law.official,
        "law_short": law.short,
        "section": section.number,
        "status": status.value,
        "heading": section.heading,
        "digest": section.digest or None,
        "official_text": "\n".join(current.paragraphs) if current else None,
        "questions": [question for asked in (section.questions or {}).values() for question in asked],
        "goes_with": [
            {
                "law": corpus.register.laws[partner.law or section.law].official,
                "section": partner.section,
                "relation": partner.relation.value,
            }
            for partner in section.goes_with
        ],
        "references": list(section.references),
        "versions": [
            {
                "instrument": version.instrument.value,
                "number": version.number,
                "effective_from": version.effective_from.isoformat() if version.effective_from else None,
                "sha256": version.sha256,
            }
            for version in section.versions
        ],
        "url": law.url,
    }


def register_json(law_id: str, number: str, corpus: Corpus) -> dict[str, Any]:
    """A section that the register holds and no digest describes."""
    return section_json(Section(number=number, heading="", digest="", law=law_id), corpus) | {"digest": None}


def guide_json(guide: Guide, corpus: Corpus) -> dict[str, Any]:
    """A Guide with its statements and what each rests on."""
    return {
        "id": guide.id,
        "title": guide.title,
        "title_en": guide.title_en,
        "family": guide.family.value,
        "stage": guide.stage.value,
        "roles": [role.value for role in guide.roles],
        "questions": list(guide.every_question()),
        "statements": [
            {
                "id": f"{guide.id}/{statement.id}",
                "group": group.value,
                "text": statement.text,
                "text_en": statement.text_en,
                "basis": [_basis_json(basis, corpus) for basis in statement.basis],
            }
            for group, statement in guide.statements()
        ],
        "next_questions": list(guide.next_questions),
        "agencies": list(guide.agencies),
        "reviewed_by": guide.review.by.value,
        "reviewed_on": guide.review.on.isoformat(),
        "reviewed_by_lawyer": guide.review.by is Reviewer.LAWYER,
    }


def _basis_json(basis: Basis, corpus: Corpus) -> dict[str, Any]:
    if isinstance(basis, SectionBasis):
        law = corpus.register.laws[basis.law]
        named = {"law": law.official, "law_short": law.short, "section": basis.section}
        return {**named, "paragraph": basis.paragraph, "item": basis.item}
    return {"source_url": basis.source_url, "retrieved": basis.retrieved.isoformat(), "figure": basis.figure}
