import math

import pytest

from assistant.evidence import Coverage
from indexing.passages import Passage, PassageKind

PASSAGES = (
    Passage("a", PassageKind.SECTION, "หมายจับ", "ศาล", questions=("warrant",)),
    Passage("b", PassageKind.SECTION, "ประกัน", "ศาล"),
)
COVERAGE = Coverage.of(PASSAGES)
RARE, COMMON, UNKNOWN = math.log(1 + 2 / 1), math.log(1 + 2 / 2), math.log(1 + 2)


@pytest.mark.parametrize(
    ("text", "passages", "share"),
    [
        ("warrant", ["a"], 1.0),
        ("warrant", ["b"], 0.0),
        ("ศาล", ["b"], 1.0),
        ("warrant ศาล", ["b"], COMMON / (RARE + COMMON)),
        ("warrant unheard", ["a"], RARE / (RARE + UNKNOWN)),
        ("warrant warrant", ["a"], 1.0),
        ("warrant", [], 0.0),
        ("warrant", ["no such passage"], 0.0),
        ("?!", ["a"], 0.0),
        ("", ["a"], 0.0),
    ],
)
def test_the_share_weighs_the_words_met_by_how_rare_they_are(text: str, passages: list[str], share: float) -> None:
    assert COVERAGE.share(text, passages) == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "share"), [("warrant ศาล", 1.0), ("warrant unheard", 0.5), ("unheard", 0.0), ("", 0.0)]
)
def test_the_share_of_words_that_stand_anywhere(text: str, share: float) -> None:
    assert COVERAGE.known(text) == share


def test_over_nothing_nothing_is_covered() -> None:
    nothing = Coverage.of(())
    assert (nothing.share("warrant", ["a"]), nothing.known("warrant")) == (0.0, 0.0)
