"""Read what a sentence claims: its words with who does them, whether they are denied, obliged or allowed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from assistant.language_model.lexicon import Entry, Lexicon, Sort, load_lexicon, words_of
from corpus.normalise import fold

_PARAGRAPH = re.compile(r"วรรค[ก-๎]{2,12}:")
_BREAK = re.compile(r"(?<![\da-z,]) +(?=[ก-๎])|(?<=[ก-๎]) +(?=[a-z])|(?<=[,;:.]) +|[()\"“”]")
_OPENERS = ("opens", "when", "contrast", "except", "says")
_NEXT_REACH = {"next": 1, "not_must": 2}
_MODAL_REACH = 2
_CLAUSE_REACH = 99
_LISTED = 3
_ACTOR_REACH = 3
_TOLD = {"next": "not", "clause": "not"}
_ABLE = words_of("ได้")
_UNABLE = words_of("ไม่ได้")


@dataclass(slots=True)
class Word:
    """A word that says something. `clause` counts from 0; `actor`: who acts there, as far as is read.

    `negated` is None where a denial of the whole clause reaches the word from afar. `before`, `after`: what stands
    between it and the word before, and what ends it (ได้, ไม่ได้). `object_of`: the word whose object an actor is.
    """

    text: str
    sort: Sort
    clause: int
    negated: bool | None = False
    modals: set[str] = field(default_factory=set)
    actor: frozenset[str] = frozenset()
    relation: str | None = None
    object_of: str | None = None
    before: frozenset[str] = frozenset()
    after: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between breaks. `condition`: it is opened as one. `marks`: relations, modals and negations met in it."""

    words: tuple[Word, ...]
    condition: bool
    marks: frozenset[str]
    after_break: bool

    @property
    def content(self) -> frozenset[str]:
        """Its content words."""
        return frozenset(word.text for word in self.words if word.sort is Sort.CONTENT)


class Reading:
    """Clauses of a text in order; `folded` is the text they were read from. Never changed once made."""

    def __init__(self, folded: str, clauses: tuple[Clause, ...]) -> None:
        self.folded = folded
        self.clauses = clauses
        self.words = tuple(word for clause in clauses for word in clause.words)
        self.marks = frozenset(mark for clause in clauses for mark in clause.marks)
        self._named: dict[str, list[Word]] = {}
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            self._named.setdefault(word.text, []).append(word)
            self.places.setdefault(word.text, []).append(place)
        self.vocabulary = frozenset(self._named)
        self.letters = "".join(word.text for word in self.words if word.sort is Sort.CONTENT)
        self._following: dict[tuple[str, str], list[tuple[Word, Word]]] = {}
        for first, second in pairwise(self.words):
            self._following.setdefault((first.text, second.text), []).append((first, second))

    def following(self, first: str, second: str) -> list[tuple[Word, Word]]:
        """Both words, wherever the second stands right after the first."""
        return self._following.get((first, second), [])

    def named(self, text: str) -> list[Word]:
        """Every occurrence of a word."""
        return self._named.get(text, [])


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """The reading of a sentence or a statement."""
    folded = _PARAGRAPH.sub(" ", fold(text).text)
    clauses: list[Clause] = []
    for entries, after_break in _pieces(folded):
        clauses.append(_clause(entries, after_break, clauses[-1] if clauses else None, len(clauses)))
    return Reading(folded, tuple(clauses))


def _pieces(folded: str) -> Iterator[tuple[list[Entry], bool]]:
    """Entries between breaks; a condition, a contrast, an exception or a "that" opens a piece of its own."""
    for piece in _BREAK.split(folded):
        opened: list[Entry] = []
        after_break = True
        for entry in _entries(list(words_of(piece or ""))):
            if opened and entry.value in _OPENERS:
                yield opened, after_break
                opened, after_break = [], False
            opened.append(entry)
        if opened:
            yield opened, after_break


def _clause(entries: list[Entry], after_break: bool, before: Clause | None, index: int) -> Clause:
    words: list[Word] = []
    spoken = (
        list(before.words) if before and all(entry.sort in (Sort.MODAL, Sort.NEGATION) for entry in entries) else words
    )
    goes_on = entries[0].value == "or" and after_break
    reach = _Reach()
    if before and (goes_on or _is_listed(entries)) and "forbidden" in before.marks:
        reach.denied = _CLAUSE_REACH
        reach.marks |= {"forbidden", "negated"}
    for entry in entries:
        if entry.sort in (Sort.CONTENT, Sort.ACTOR):
            words.append(reach.word(entry, index))
        elif entry.sort is Sort.NEUTRAL:
            reach.subject_may_follow = False
        else:
            reach.mark(entry, words or spoken)
    condition = "opens" in reach.marks or (goes_on and before is not None and before.condition)
    return Clause(tuple(words), condition, frozenset(reach.marks), after_break)


def _is_listed(entries: list[Entry]) -> bool:
    """Whether a piece is only one more of a list: a word or two."""
    return len(entries) <= _LISTED and all(
        entry.sort in (Sort.CONTENT, Sort.NEUTRAL, Sort.RELATION) for entry in entries
    )


@dataclass(slots=True)
class _Reach:
    """How far what was met in a clause still holds."""

    marks: set[str] = field(default_factory=set)
    pending: set[str] = field(default_factory=set)
    denied: int = 0
    modals: dict[str, int] = field(default_factory=dict)
    relation: tuple[str, int] = ("", 0)
    actor: frozenset[str] = frozenset()
    acted: int = 0
    last: str | None = None
    subject_may_follow: bool = True

    def word(self, entry: Entry, clause: int) -> Word:
        """The next word, with all that reaches it."""
        name, reach = self.relation
        modals = {modal for modal, left in self.modals.items() if left > 0}
        denied = None if _MODAL_REACH < self.denied < _CLAUSE_REACH else self.denied > 0
        actor = self.actor if self.acted < _ACTOR_REACH else frozenset()
        word = Word(entry.value, entry.sort, clause, denied, modals, actor, name if reach > 0 else None)
        word.before, self.pending = frozenset(self.pending), set()
        if entry.sort is Sort.ACTOR:
            if self.last is None or self.subject_may_follow:
                self.actor = self.actor | {entry.value} if self.acted == 0 else frozenset({entry.value})
                self.acted = 0
            else:
                word.object_of = self.last
            self.subject_may_follow = False
            return word
        self.last, self.subject_may_follow = entry.value, False
        self.acted += 1
        self.denied -= 1
        self.modals = {modal: left - 1 for modal, left in self.modals.items()}
        self.relation = (name, reach - 1)
        return word

    def mark(self, entry: Entry, words: list[Word]) -> None:
        """A word that denies, obliges, allows or relates."""
        if words and (entry.value == "last" or (entry.sort is Sort.MODAL and entry.value == "can")):
            words[-1].after.add(entry.value)
        elif entry.sort is not Sort.CONDITION:
            self.pending.add(_TOLD.get(entry.value, entry.value))
        if entry.sort is Sort.NEGATION:
            self.marks.add("negated")
            self._deny(entry.value, words)
        elif entry.sort is Sort.MODAL:
            self.marks.add(entry.value)
            self.modals[entry.value] = _MODAL_REACH
            if entry.value == "can":
                for word in words:
                    word.modals.add("can")
        elif entry.sort is Sort.RELATION:
            self.marks.add(entry.value)
            self.relation = (entry.value, _MODAL_REACH)
            if words and words[-1].relation is None:
                words[-1].relation = entry.value
        else:
            self.marks.add(entry.value)
            self.subject_may_follow = entry.value in (*_OPENERS, "or")

    def _deny(self, how: str, words: list[Word]) -> None:
        if how == "last":
            for word in words:
                word.negated = None
            self.marks.add("forbidden")
        elif how == "clause":
            self.denied = _CLAUSE_REACH
            self.marks.add("forbidden")
        else:
            self.denied = max(self.denied, _NEXT_REACH[how])
            self.marks.add(how)


def _entries(words: list[str]) -> list[Entry]:
    lexicon, found, position = load_lexicon(), [], 0
    while position < len(words):
        entry, length = lexicon.match(words, position) or (Entry(Sort.CONTENT, words[position]), 1)
        met, rest = tuple(words[position : position + length]), words[position + length :]
        if met == _ABLE and _is_last(rest, lexicon):
            entry = Entry(Sort.MODAL, "can")
        elif met == _UNABLE and _is_last(rest, lexicon):
            entry = Entry(Sort.NEGATION, "last")
        found.append(entry)
        position += length
    return found


def _is_last(rest: list[str], lexicon: Lexicon) -> bool:
    """Whether nothing follows that could be what one is able to do."""
    if not rest or rest[0][0].isdigit() or rest[0] in lexicon.trailing:
        return True
    met = lexicon.match(rest, 0)
    return met is not None and met[0].sort in (Sort.CONDITION, Sort.RELATION)
