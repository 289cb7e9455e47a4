from dataclasses import replace

import pytest

from assistant.answers import Citation, CitationKind, Temporal, TextKind, Verification
from assistant.verification import verify
from corpus.models import Instrument, LawKind, SectionVersion
from corpus.models import Law as LawNoun
from corpus.register import Register
from tests.assistant.small import PROCEDURE, small_corpus

CORPUS = small_corpus()
CITATION = Citation(
    marker=1,
    kind=CitationKind.SECTION,
    law=PROCEDURE.official,
    law_short=PROCEDURE.short,
    section="66",
    paragraphs=(),
    title="",
    quote="ศาลออกหมายจับได้เมื่อมีหลักฐานตามสมควร",
    text_kind=TextKind.DIGEST,
    guide=None,
    url=None,
    effective_from=None,
    verification=Verification.NOT_CHECKED,
    temporal=Temporal(),
)
GUIDE = replace(
    CITATION,
    kind=CitationKind.GUIDE,
    law=None,
    section=None,
    guide="warrant",
    quote="หมายจับต้องออกโดยศาล",
    text_kind=TextKind.GUIDE,
)


@pytest.mark.parametrize(
    ("citation", "outcome"),
    [
        (CITATION, Verification.VERIFIED),
        (replace(CITATION, quote="ศาลออกหมายจับได้"), Verification.VERIFIED),
        (replace(CITATION, section="999"), Verification.NOT_FOUND),
        (replace(CITATION, section="166"), Verification.NOT_FOUND),
        (replace(CITATION, section="70"), Verification.REPEALED),
        (replace(CITATION, quote="ตำรวจออกหมายจับได้"), Verification.MISMATCH),
        (replace(CITATION, quote=""), Verification.MISMATCH),
        (replace(CITATION, section="71"), Verification.MISMATCH),
        (replace(CITATION, text_kind=TextKind.OFFICIAL), Verification.MISMATCH),
        (replace(CITATION, law="พระราชบัญญัติจราจรทางบก พ.ศ. 2522"), Verification.NOT_CHECKED),
        (replace(CITATION, law=None), Verification.NOT_CHECKED),
        (replace(CITATION, section=None), Verification.NOT_CHECKED),
        (replace(CITATION, kind=CitationKind.SOURCE), Verification.NOT_CHECKED),
        (GUIDE, Verification.VERIFIED),
        (replace(GUIDE, quote="Do not run."), Verification.VERIFIED),
        (replace(GUIDE, quote="หมายจับออกโดยตำรวจ"), Verification.MISMATCH),
        (replace(GUIDE, quote=""), Verification.MISMATCH),
        (replace(GUIDE, guide="no-such-guide"), Verification.NOT_FOUND),
        (replace(GUIDE, guide=None), Verification.NOT_FOUND),
    ],
)
def test_every_outcome_of_checking_a_citation(citation: Citation, outcome: Verification) -> None:
    assert verify(citation, CORPUS) is outcome


def test_official_words_are_looked_for_in_the_official_text() -> None:
    version = SectionVersion(Instrument.MAIN, "66", ("ตัวบทวรรคหนึ่ง", "ตัวบทวรรคสอง"), "0" * 64)
    held = replace(CORPUS.sections["procedure", "66"], versions=(version,))
    corpus = replace(CORPUS, sections={**CORPUS.sections, ("procedure", "66"): held})
    official = replace(CITATION, text_kind=TextKind.OFFICIAL)
    assert verify(replace(official, quote="ตัวบทวรรคสอง"), corpus) is Verification.VERIFIED
    assert verify(replace(official, quote=CITATION.quote), corpus) is Verification.MISMATCH


def test_a_law_whose_sections_the_register_does_not_hold_cannot_be_judged() -> None:
    traffic = LawNoun("traffic", "พระราชบัญญัติจราจรทางบก", "พ.ร.บ.จราจร", "Road Traffic Act", LawKind.ACT, 2522)
    register = Register({**CORPUS.register.laws, "traffic": traffic}, CORPUS.register.entries)
    citation = replace(CITATION, law=traffic.official, section="43")
    assert verify(citation, replace(CORPUS, register=register)) is Verification.NOT_CHECKED
