"""What a pattern needs never hides what it finds: compared with plain search over all that was ever asked here."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.screening.reading import closed_up, plain
from corpus.loading import load_corpus
from corpus.normalise import fold
from prompts import Patterns, load_patterns
from prompts.needing import Sieve, needed_pieces, runs_of

SCREENING = ("screening", "screening_senses")
FILES = (*SCREENING, "offences", "scope", "families", "asks", "conversation", "facts", "names", "dates")
EVERY = [
    (name, key, pattern) for name in FILES for key, found in load_patterns(name).lists.items() for pattern in found
]
# Characters of the patterns themselves, so that words come about by chance.
LETTERS = sorted({character for _, _, pattern in EVERY for character in pattern.pattern})


@pytest.mark.parametrize(
    ("pattern", "pieces", "reason"),
    [
        ("จับ", {"จับ"}, "a word as it stands"),
        ("จับกุม|ค้น", {"จับกุม", "ค้น"}, "either of two"),
        ("ตำรวจ(จับ|ค้น)", {"ตำรวจจับ", "ตำรวจค้น"}, "a word with either of two after it"),
        ("ตำรวจ.(จับ|ค้น)", {"ตำรวจ"}, "the longer of two pieces is enough"),
        ("หมายเรียกพยาน", {"หมายเรีย"}, "no more than its first characters"),
        ("ก(ข|ค)ง", {"กขง", "กคง"}, "letters joined over a choice"),
        ("(ผม|หนู)?โดนจับ", {"โดนจับ", "ผมโดนจับ", "หนูโดนจั"}, "what may be left out"),
        (r"\d{1,4}(วัน|เดือน)", {"วัน", "เดือน"}, "digits are too many to tell"),
        ("(?<!ไม่)ตี(?!ความ)", {"ตี"}, "what must not stand beside it is not needed"),
        (r"\b(he|she) is\b", {"he is", "she is"}, "word boundaries have no width"),
        ("[กข]{2,}จบ", {"จบ"}, "repeated letters"),
        ("(มาก)+", {"มาก"}, "repeated at least once"),
        ("(มาก)*", None, "perhaps nothing"),
        ("ก|.", None, "any character"),
        ("[^ก]", None, "all but one character"),
        ("(?i)court", None, "letters of either case"),
        ("", None, "nothing is found everywhere"),
    ],
)
def test_the_pieces_that_a_pattern_needs(pattern: str, pieces: set[str] | None, reason: str) -> None:
    assert needed_pieces(re.compile(pattern)) == pieces, reason


def test_runs_of_a_text_are_those_of_one_to_three_characters() -> None:
    assert runs_of("กขคง") == {"ก", "ข", "ค", "ง", "กข", "ขค", "คง", "กขค", "ขคง"}
    assert runs_of("ก") == {"ก"}
    assert runs_of("") == frozenset()


@pytest.mark.parametrize(
    ("text", "passed", "reason"),
    [
        ("ตำรวจค้นบ้าน", {0, 3}, "a whole piece"),
        ("ตำรวจคนหนึ่ง", {3}, "a piece begins alike and goes on otherwise"),
        ("ถูกจับ", {1, 3}, "of two patterns one"),
        ("กข", {2, 3}, "a piece shorter than a head"),
        ("", {3}, "what needs nothing is always searched for"),
    ],
)
def test_a_sieve_passes_the_patterns_that_a_text_holds_a_piece_of(text: str, passed: set[int], reason: str) -> None:
    sieve = Sieve.of(map(re.compile, ("ตำรวจ(จับ|ค้น)", "จับ", "กข", r"\d*")))
    assert sieve.passed(text, runs_of(text)) == passed, reason


def searched(patterns: Patterns, key: str, text: str) -> int:
    """The plain way: every pattern is searched for."""
    return sum(1 for pattern in patterns.lists[key] if pattern.search(text))


def substituted(patterns: Patterns, key: str, text: str) -> str:
    for pattern in patterns.lists[key]:
        text = pattern.sub(" ", text)
    return text


def assert_as_plain(text: str) -> None:
    for name in FILES:
        patterns = load_patterns(name)
        for key in patterns.lists:
            count = searched(patterns, key, text)
            assert patterns.count(key, text) == count, (name, key)
            assert patterns.meets(key, text) == bool(count), (name, key)
    patterns = load_patterns("screening")
    assert patterns.without("lawful.not_mine", text) == substituted(patterns, "lawful.not_mine", text)


def strings_of(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    else:
        for entry in table.values() if isinstance(table, dict) else table:
            yield from strings_of(entry)


def asked() -> list[str]:
    """Every question of the guides and digests, and every authored example of the screening."""
    corpus = load_corpus()
    examples = files("prompts").joinpath("screening_examples.toml").read_text(encoding="utf-8")
    by_register = [guide.questions for guide in corpus.guides.values()]
    by_register += [section.questions for section in corpus.sections.values() if section.questions]
    questions = [question for registers in by_register for said in registers.values() for question in said]
    return [*questions, *strings_of(tomllib.loads(examples))]


@pytest.mark.slow
def test_every_question_and_example_meets_what_plain_search_meets() -> None:
    texts = {closed_up(plain(fold(text).text)) for text in asked()}
    assert len(texts) > 3000
    for text in texts:
        assert_as_plain(text)


@given(st.lists(st.sampled_from(asked()[::10]), min_size=1, max_size=3), st.integers(0, 20), st.integers(0, 20))
@settings(max_examples=15, deadline=None)
def test_questions_run_together_and_torn_meet_the_same(said: list[str], first: int, last: int) -> None:
    text = fold("".join(said)).text
    assert_as_plain(closed_up(text)[first : len(text) - last])


@given(st.text(st.sampled_from(LETTERS), max_size=300))
@settings(max_examples=15, deadline=None)
def test_letters_without_sense_meet_the_same(text: str) -> None:
    assert_as_plain(text)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_what_a_pattern_matches_holds_what_it_needs(data: st.DataObject) -> None:
    name, key, pattern = data.draw(st.sampled_from(EVERY))
    text = data.draw(st.from_regex(pattern))
    needed = needed_pieces(pattern)
    assert needed is None or any(piece in text for piece in needed), (name, key)
    assert 0 in Sieve.of([pattern]).passed(text, runs_of(text)), (name, key)
