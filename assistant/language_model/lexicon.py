"""Words that decide what a sentence claims: who negates, what obliges, who acts, and which words say the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from assistant.language_model.word_sets import Words, gathered, kinds_of_words, sets, stem, table, words_of

_NONE: frozenset[str] = frozenset()


class Sort(StrEnum):
    """What a word does in a sentence."""

    CONTENT = "content"
    NEGATION = "negation"
    MODAL = "modal"
    RELATION = "relation"
    CONDITION = "condition"
    ACTOR = "actor"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's sort, and which of that sort it is (`must`, `before`, `police` …).

    `senses`: the groups it stands in; one shared by two words makes them equivalents. `kinds`: the wider words that
    it is a kind of.
    """

    sort: Sort
    value: str
    senses: frozenset[str] = _NONE
    kinds: frozenset[str] = _NONE


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by the words of their phrase; `longest` counts those words.

    `rivals`: for each phrase the sets it stands in. `trailing`: what may follow ได้ that ends a claim. `paraphrase`:
    words that a rewriting may bring. `deciding`: words that a claim may hang on, so that none may be added;
    `numbers`: those that count, `units` what is counted, `beside_figures` those with all that a penalty is named by.
    `anyone`: a source that holds one speaks of somebody. `wider`: for an actor's wider word those it may be told of.
    """

    entries: Mapping[Words, Entry]
    longest: int
    rivals: Mapping[Words, frozenset[str]]
    trailing: frozenset[str]
    paraphrase: frozenset[str]
    deciding: frozenset[str]
    numbers: frozenset[str]
    wider: Mapping[str, frozenset[str]]
    units: frozenset[str]
    beside_figures: frozenset[str]
    anyone: frozenset[str]

    def match(self, words: list[str], start: int) -> tuple[Entry, int] | None:
        """The longest phrase that begins at `start`, and how many words it takes."""
        for length in range(min(self.longest, len(words) - start), 0, -1):
            if (entry := self.entries.get(tuple(words[start : start + length]))) is not None:
                return entry, length
        return None


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships."""
    data = table("lexicon")
    claims = {words_of(phrase): entry for phrase, entry in _entries(data) if words_of(phrase)}
    rivals = gathered(sets("rivals"))
    entries = _equivalents(claims) | claims
    return Lexicon(
        entries=entries,
        longest=max(map(len, entries)),
        rivals=rivals,
        trailing=frozenset(data["trailing"]["words"]),
        paraphrase=frozenset(map(stem, data["paraphrase"]["words"])),
        wider={wide: frozenset(narrow) for wide, narrow in data["wider"].items()},
        units=frozenset(data["figures"]["units"]),
        beside_figures=frozenset(data["figures"]["units"] + data["figures"]["penalties"]),
        anyone=frozenset(data["anyone"]["words"]),
        numbers=frozenset(data["deciding"]["numbers"]),
        deciding=frozenset(map(stem, data["deciding"]["words"])) | {"".join(phrase) for phrase in rivals},
    )


def is_function_word(word: str) -> bool:
    """Whether a word says nothing of its own."""
    entry = load_lexicon().entries.get((word,))
    return entry is not None and entry.sort not in (Sort.CONTENT, Sort.ACTOR)


@cache
def part_keys(word: str) -> frozenset[str]:
    """What a word of a phrase is found by on its own; nothing where it says nothing of its own."""
    if len(word) < 2 or is_function_word(word):
        return _NONE
    entry = load_lexicon().entries.get((word,), Entry(Sort.CONTENT, word))
    return entry.senses | {entry.value} if entry.sort is Sort.CONTENT else _NONE


def _equivalents(claims: Mapping[Words, Entry]) -> dict[Words, Entry]:
    """An entry for every word of the groups; a phrase with an actor or a relation stays cut into its words."""
    senses, kinds = gathered(sets("equivalents")), gathered(kinds_of_words())
    kept = {words for words, entry in claims.items() if entry.sort in (Sort.ACTOR, Sort.RELATION)}
    return {
        words: Entry(Sort.CONTENT, "".join(words), senses.get(words, _NONE), kinds.get(words, _NONE))
        for words in {*senses, *kinds}
        if len(words) == 1 or not any((word,) in kept for word in words)
    }


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    yield from ((word, Entry(Sort.NEUTRAL, word)) for word in data["neutral"]["words"])
    yield from ((word, Entry(Sort.CONTENT, word)) for word in data["not_actor"]["words"])
    for sort in (Sort.CONDITION, Sort.ACTOR, Sort.RELATION, Sort.MODAL, Sort.NEGATION):
        for value, words in data[sort.value].items():
            yield from ((word, Entry(sort, value)) for word in words)
