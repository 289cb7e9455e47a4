import math
from pathlib import Path

import pytest

from assistant.evidence import Coverage
from assistant.served import Served
from indexing.build import build_index, load_index
from indexing.passages import Passage, PassageKind
from tests.indexing.fakes import HashEmbedder
from tests.indexing.small_corpus import small_corpus

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


def test_an_index_keeps_what_counting_its_passages_gives(tmp_path: Path) -> None:
    build_index(small_corpus(), tmp_path, HashEmbedder())
    index = load_index(tmp_path, HashEmbedder())
    stored, counted = Served.of(index).coverage, Coverage.of(index.retriever.passages)
    ids = [passage.id for passage in index.retriever.passages]
    for text in ("หมายจับหมดอายุไหม", "ไม่มีเงินประกันตัว warrant", "ข้อความตามมาตรา 66", "unheard"):
        assert stored.known(text) == counted.known(text)
        assert [stored.share(text, [name]) for name in ids] == [counted.share(text, [name]) for name in ids]


def test_a_passage_has_the_words_of_its_text_and_of_its_questions_alone() -> None:
    words = COVERAGE.words
    assert [{words.tokens.vocabulary[number] for number in words.of_passage(row)} for row in (0, 1)] == [
        {"หมายจับ", "ศาล", "warrant"} if "หมายจับ" in words.numbers else {"หมาย", "จับ", "ศาล", "warrant"},
        {"ประกัน", "ศาล"},
    ]
    assert [words.count(word) for word in ("ศาล", "warrant", "unheard")] == [2, 1, 0]
