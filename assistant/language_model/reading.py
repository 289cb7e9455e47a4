"""Read what a sentence claims: its words with who does them, and what denies, obliges or allows them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.language_model.clauses import Claim, Clause, Reading, Word
from assistant.language_model.lexicon import Entry, Sort
from assistant.language_model.reach import OPENERS, Reach
from assistant.language_model.sorting import rivals_met, sorted_words
from assistant.language_model.word_sets import Words, words_of
from corpus.normalise import fold

_PARAGRAPH = re.compile(r"วรรค[ก-๎]{2,12}:")
_BREAK = re.compile(r"(?<![\da-z,]) +(?=[ก-๎])|(?<=[ก-๎]) +(?=[a-z])|(?<=[,;:.]) +|[()\"“”]")
_LISTED = 3
_SET = frozenset({"opens", "must", "may", "negated", "can"})
_DAY = "วัน"
_EXISTS = ("มี", "has", "have")


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """The reading of a sentence or a statement."""
    folded = _PARAGRAPH.sub(" ", fold(text).text)
    clauses: list[Clause] = []
    for number, paragraph in enumerate(_PARAGRAPH.split(fold(text).text)):
        for entries, after_break in _pieces(paragraph):
            clauses.append(_clause(entries, after_break, clauses, number))
    return Reading(folded, tuple(clauses), rivals_met(words_of(folded)))


def _pieces(folded: str) -> Iterator[tuple[list[tuple[Entry, Words]], bool]]:
    """Entries between breaks; a condition, a contrast, an exception or a "that" opens a piece of its own."""
    for piece in _BREAK.split(folded):
        opened: list[tuple[Entry, Words]] = []
        after_break = True
        for entry, met in sorted_words(list(words_of(piece or ""))):
            if opened and entry.value in OPENERS:
                carried = [opened.pop()] if opened[-1][0].value == "only" and len(opened) > 1 else []
                yield opened, after_break
                opened, after_break = carried, False
            opened.append((entry, met))
        if opened:
            yield opened, after_break


def _clause(entries: list[tuple[Entry, Words]], after_break: bool, earlier: list[Clause], paragraph: int) -> Clause:
    before = earlier[-1] if earlier else None
    words: list[Word] = []
    only_marks = all(entry.sort in (Sort.MODAL, Sort.NEGATION) for entry, _ in entries)
    spoken = _spoken(earlier) if before and only_marks else words
    goes_on = entries[0][0].value == "or" and after_break
    reach = Reach(len(earlier))
    if before and (goes_on or _is_listed(entries)) and before.open_claim:
        reach.go_on(before.open_claim)
    if before and before.carries and entries[0][0].value not in OPENERS:
        reach.actor = before.carries
    for entry, met in entries:
        if entry.sort in (Sort.CONTENT, Sort.ACTOR):
            words.append(reach.word(entry, met))
        elif entry.sort is Sort.NEUTRAL:
            reach.subject_may_follow = False
            reach.exists = entry.value in _EXISTS
            reach.owned = entry.value == "ของ"
            if entry.value == _DAY and words and words[-1].surface[:1].isdigit():
                words[-1].unit = _DAY
        else:
            reach.mark(entry, words or spoken)
    if not words and before and before.words and reach.denial is not None and reach.denial.kind == "not":
        before.words[-1].denied = reach.denial
        before.words[-1].heads.add(reach.denial)
        reach.marks.add("told")
    if goes_on and "can" in reach.marks:
        _allow(earlier[-2:])
    condition = "opens" in reach.marks or (goes_on and before is not None and before.condition)
    return Clause(
        words=tuple(words),
        condition=condition,
        marks=frozenset(reach.marks),
        after_break=after_break,
        open_claim=reach.open_claim(),
        turns=tuple(reach.turns),
        paragraph=paragraph,
        starts_with_or=goes_on,
        carries=_carried(words, before),
    )


def _allow(listed: list[Clause]) -> None:
    """What a list ends with ("A B หรือ C ก็ได้") allows all of it."""
    for word in (word for clause in listed if not clause.marks & _SET for word in clause.words):
        word.modals.add(Claim("can", wide=True))


def _carried(words: list[Word], before: Clause | None) -> frozenset[str]:
    """The actors of a clause that names nothing else, with those of a list that it ends."""
    if not words or any(word.sort is not Sort.ACTOR for word in words):
        return frozenset()
    return frozenset(word.text for word in words) | (before.carries if before else frozenset())


def _spoken(earlier: list[Clause]) -> list[Word]:
    """The words that a bare ได้ or ไม่ได้ ends: those of the clause before, and of all that it is listed with."""
    found = list(earlier[-1].words)
    for clause, following in zip(reversed(earlier[:-1]), reversed(earlier), strict=False):
        if not following.starts_with_or:
            break
        found = [*clause.words, *found]
    return found


def _is_listed(entries: list[tuple[Entry, Words]]) -> bool:
    """Whether a piece is only one more of a list: a word or two."""
    return (
        len(entries) <= _LISTED
        and entries[0][0].value not in _EXISTS
        and all(entry.sort in (Sort.CONTENT, Sort.NEUTRAL, Sort.RELATION) for entry, _ in entries)
    )
