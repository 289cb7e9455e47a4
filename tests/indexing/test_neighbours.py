"""What official text takes from the sections that it names, against the sums done by hand."""

from pathlib import Path

import numpy as np
import pytest

from indexing.legs import Cut, Leg, build_legs
from indexing.neighbours import MOST, SHARE, leaning, neighbours_of, with_neighbours
from indexing.passages import Passage, PassageKind
from indexing.tokenising import short_words
from indexing.tokens import Tokens
from tests.indexing.fakes import HashEmbedder


def official(section: str, text: str, *names: str, law: str = "a") -> Passage:
    return Passage(f"{law}/{section}", PassageKind.OFFICIAL, "", text, law=law, section=section, names=names)


DUTY = official("45", "ผู้ขายต้องออกใบเสร็จ")
PENALTY = official("90", "ผู้ใดฝ่าฝืนมาตรา 45 ต้องระวางโทษปรับ", "45")
PASSAGES = (DUTY, PENALTY, official("45", "อย่างอื่น", law="b"), official("145", "อย่างอื่นอีก"))


@pytest.mark.parametrize(
    ("passages", "expected", "reason"),
    [
        (PASSAGES, {1: (0,)}, "45 of the same law; neither 145 nor 45 of another"),
        ((DUTY, official("46", "มาตรา 46", "46")), {}, "itself"),
        ((official("90", "มาตรา 45", "45"),), {}, "a section that is not there"),
        ((DUTY, DUTY, PENALTY), {2: (0, 1)}, "every paragraph of a section"),
        ((DUTY, Passage("d", PassageKind.SECTION, "", "", law="a", section="45"), PENALTY), {2: (0,)}, "no digest"),
    ],
)
def test_neighbours_are_the_sections_named_of_the_same_law(
    passages: tuple[Passage, ...], expected: dict[int, tuple[int, ...]], reason: str
) -> None:
    assert neighbours_of(passages) == expected, reason


def test_a_section_that_names_a_whole_chapter_takes_the_first_of_it() -> None:
    chapter = [official(str(number), "") for number in range(1, 40)]
    naming = official("90", "มาตรา 1 ถึง 39", *(passage.section or "" for passage in chapter))
    assert neighbours_of([*chapter, naming]) == {39: tuple(range(MOST))}


def test_words_of_neighbours_stand_after_a_texts_own() -> None:
    tokens = Tokens.of([("ขาย", "ใบเสร็จ"), ("ปรับ",)])
    assert list(with_neighbours(tokens, range(2), {1: (0,)})) == [("ขาย", "ใบเสร็จ"), ("ปรับ", "ขาย", "ใบเสร็จ")]


def test_a_vector_leans_to_the_mean_of_its_neighbours() -> None:
    vectors = np.eye(3, dtype=np.float32)
    drawn = np.asarray([1.0, SHARE / 2, SHARE / 2])
    found = leaning(vectors, {0: (1, 2)})
    assert found[0] == pytest.approx(drawn / np.linalg.norm(drawn))
    assert found[1:].tolist() == vectors[1:].tolist()
    assert leaning(np.zeros((2, 3), dtype=np.float32), {0: (1,)}).tolist() == [[0.0] * 3] * 2


def test_a_penalty_is_found_by_the_words_of_the_duty_and_only_by_those_legs() -> None:
    legs = build_legs(PASSAGES, HashEmbedder())
    scores = legs.scores(short_words("ใบเสร็จ"))
    duty, penalty, other, _ = scores[Leg.WORDS]
    assert duty > penalty > other == 0
    assert scores[Leg.CHARACTERS][0] > scores[Leg.CHARACTERS][1] == 0
    query = HashEmbedder().embed([DUTY.text])[0]
    alone = HashEmbedder().embed([f" {PENALTY.text}"])[0]
    assert legs.dense[Leg.DENSE].scores(query)[1] > float(alone @ query)


def test_legs_with_neighbours_survive_the_disk(tmp_path: Path) -> None:
    leg = build_legs(PASSAGES, None).lexical[Cut.WORDS]
    leg.save(tmp_path / "words")
    again, asked = type(leg).load(tmp_path / "words", leg.rows), short_words("ใบเสร็จ")
    assert again.scores(asked).tolist() == leg.scores(asked).tolist()
