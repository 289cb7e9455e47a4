from dataclasses import replace

import pytest

from assistant.answers import AnsweredStatement, Block, Citation, Verification
from assistant.checking import keep_verified
from assistant.composing import Composed
from corpus.models import BlockKind
from tests.assistant.test_verification import CITATION


def citation(marker: int, verification: Verification = Verification.VERIFIED) -> Citation:
    return replace(CITATION, marker=marker, section=str(marker), verification=verification)


def composed(*citations: Citation) -> Composed:
    first = Block(
        BlockKind.ANSWER,
        "คำตอบ",
        (AnsweredStatement("a", "หนึ่ง", (1, 3)), AnsweredStatement("b", "สอง", (2,)), AnsweredStatement("c", "สาม")),
    )
    second = Block(BlockKind.LAW, "กฎหมาย", (AnsweredStatement("d", "สี่", (2, 3)),))
    return Composed((first, second), citations, (), (), None)


def test_what_rests_on_sound_citations_is_left_alone() -> None:
    whole = composed(citation(1), citation(2, Verification.NOT_CHECKED), citation(3))
    assert keep_verified(whole) is whole


@pytest.mark.parametrize("failure", [Verification.NOT_FOUND, Verification.REPEALED, Verification.MISMATCH])
def test_what_rests_on_a_failed_citation_is_dropped_and_the_rest_renumbered(failure: Verification) -> None:
    kept = keep_verified(composed(citation(1), citation(2, failure), citation(3)))
    assert [(s.id, s.citations) for block in kept.blocks for s in block.statements] == [("a", (1, 2)), ("c", ())]
    assert [(c.marker, c.section) for c in kept.citations] == [(1, "1"), (2, "3")]


def test_a_block_with_nothing_left_goes_and_so_does_a_citation_nobody_uses() -> None:
    kept = keep_verified(composed(citation(1), citation(2), citation(3, Verification.REPEALED)))
    assert [block.kind for block in kept.blocks] == [BlockKind.ANSWER]
    assert [(s.id, s.citations) for s in kept.blocks[0].statements] == [("b", (1,)), ("c", ())]
    assert [(c.marker, c.section) for c in kept.citations] == [(1, "2")]
