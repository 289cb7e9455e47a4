"""Sort the words of a text: which phrase of the lexicon each belongs to, and what it does there."""

from assistant.language_model.lexicon import Entry, Lexicon, Sort, load_lexicon
from assistant.language_model.word_sets import Words, words_of

_ABLE = words_of("ได้")
_UNABLE = words_of("ไม่ได้")
_ASKED = frozenset({"ก็", "นั้น", "นี้", "ค่ะ", "ครับ", "นะ", "คะ"})
_LONGEST_RIVAL = 5
_OR_YET = words_of("หรือยัง")
_WHETHER = words_of("หรือไม่")
_BOUNDS = frozenset(map(words_of, ("ไม่ถึง", "ยังไม่ถึง", "ไม่น้อยกว่า", "ไม่ต่ำกว่า", "ไม่มากกว่า", "ไม่เกินกว่า")))


def sorted_words(words: list[str]) -> list[tuple[Entry, Words]]:
    """Each phrase in order, as an entry, and the words it is made of."""
    lexicon, position = load_lexicon(), 0
    found: list[tuple[Entry, Words]] = []
    while position < len(words):
        entry, length = lexicon.match(words, position) or (Entry(Sort.CONTENT, words[position]), 1)
        met, rest = tuple(words[position : position + length]), words[position + length :]
        if (bound := _bound(words[position:])) is not None:
            entry, met, length = Entry(Sort.NEUTRAL, "bound"), bound, len(bound)
        elif met == _WHETHER and rest and not _is_last(rest, lexicon) and rest[0] not in _ASKED:
            found.append((lexicon.entries[met[:1]], met[:1]))
            entry, met, length = lexicon.entries[met[1:]], met[1:], 2
        elif met == _OR_YET and rest and not _is_last(rest, lexicon):
            entry, met, length = lexicon.entries[met[:1]], met[:1], 1
        elif met == _ABLE and _is_last(rest, lexicon):
            entry = Entry(Sort.MODAL, "can")
        elif met == _UNABLE and _is_last(rest, lexicon):
            entry = Entry(Sort.NEGATION, "last")
        found.append((entry, met))
        position += length
    return found


def _bound(words: list[str]) -> Words | None:
    """What bounds a figure and denies nothing (ไม่ถึง 18), where it stands before one."""
    for phrase in _BOUNDS:
        rest = words[len(phrase) :]
        if tuple(words[: len(phrase)]) == phrase and rest and rest[0][0].isdigit():
            return phrase
    return None


def _is_last(rest: list[str], lexicon: Lexicon) -> bool:
    """Whether nothing follows that could be what one is able to do."""
    if not rest or rest[0][0].isdigit() or rest[0] in lexicon.trailing:
        return True
    met = lexicon.match(rest, 0)
    return met is not None and met[0].sort in (Sort.CONDITION, Sort.RELATION)


def rivals_met(words: Words) -> dict[str, set[Words]]:
    """The phrases met of each set of rivals."""
    rivals = load_lexicon().rivals
    found: dict[str, set[Words]] = {}
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST_RIVAL, len(words)) + 1):
            for name in rivals.get(words[start:end], ()):
                found.setdefault(name, set()).add(words[start:end])
    return found
