"""What is checked: every text that rests on law, digests cut at the paragraphs they say they tell."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.checking.claims import claims_of
from corpus.models import SectionBasis
from tests.corpus.checking import small


def test_statements_are_claims_in_both_languages_and_each_knows_the_other(tmp_path: Path) -> None:
    claims = [claim for claim in claims_of(*small.read(small.write(tmp_path))) if claim.id == "kites/tell"]
    assert [claim.beside for claim in claims] == [claim.text for claim in reversed(claims)]
    assert {(claim.file, claim.line) for claim in claims} == {("guides/kites.yaml", 10)}


@pytest.mark.parametrize(
    ("digest", "told"),
    [
        ("แจ้งก่อน", [(None, None)]),
        ("วรรคหนึ่ง: ก วรรคสอง: ข", [(1, None), (2, None)]),
        ("นำก่อน วรรคสองและสาม: ก", [(None, None), (2, None), (3, None)]),
        ("วรรคสองถึงสี่: ก", [(2, None), (3, None), (4, None)]),
        ("วรรคห้า (3): ก", [(5, "3")]),
        ("ตามวรรคสอง ทำได้", [(None, None)]),
    ],
)
def test_a_digest_is_cut_where_it_says_which_paragraph_it_tells(
    tmp_path: Path, digest: str, told: list[tuple[int | None, str | None]]
) -> None:
    corpus, origins = small.read(small.write(tmp_path))
    section = replace(corpus.sections["kite-act", "4"], digest=digest)
    corpus.sections["kite-act", "4"] = section
    bases = [basis for claim in claims_of(corpus, origins) if claim.id == "kite-act/4" for basis in claim.bases]
    assert [(basis.paragraph, basis.item) for basis in bases if isinstance(basis, SectionBasis)] == told
