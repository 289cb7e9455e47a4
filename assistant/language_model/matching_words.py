"""Content words of a sentence: its source says them, and none is said for another that must not be taken for it."""

from collections.abc import Iterator
from itertools import pairwise

from assistant.language_model.aligning import Aligned
from assistant.language_model.clauses import Clause, Word
from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort, load_lexicon

UNSOURCED_SHARE = 0.16
"""Largest share of a clause's content, in characters, that its source need not hold; measured on the dev half."""
_ENDING = frozenset({"negated", "forbidden", "can"})
_SEVERAL = 3
_LISTED = 3
"""Words within which rivals of a source are told as a list, of which one may be picked."""
_CLAIMS = frozenset({"negated", "must", "may", "not_must", "even"})


def word_failures(aligned: Aligned) -> Iterator[Failure]:
    """Content that the source does not hold, or holds a rival of."""
    foreign = [word for word, held in aligned.pairs if held is None and _says_something(word)]
    content = [word for word in aligned.sentence.words if word.sort is Sort.CONTENT]
    clauses = [clause for clause in aligned.sentence.clauses if _is_foreign(clause, foreign)]
    if not content or len(clauses) > 1 or not all(_is_harmless(clause, foreign) for clause in clauses):
        yield Failure.WORDS
    if any(word.surface in load_lexicon().numbers for word in foreign):
        yield Failure.FIGURE
    if any(_claims_of_nothing(clause, aligned) for clause in aligned.sentence.clauses):
        yield Failure.FORM
    if _is_rival(aligned) or _is_turned(aligned):
        yield Failure.CONDITION


def _claims_of_nothing(clause: Clause, aligned: Aligned) -> bool:
    """Whether a clause denies or obliges with no word of its own, and does not only end or echo one that has."""
    if clause.words or not clause.marks & _CLAIMS or clause.marks <= _ENDING or "told" in clause.marks:
        return False
    return not any(not held.words and held.marks >= clause.marks for held in aligned.source.clauses)


def _says_something(word: Word) -> bool:
    return word.sort is Sort.CONTENT and (word.text not in load_lexicon().paraphrase or word.denied is not None)


def _is_foreign(clause: Clause, foreign: list[Word]) -> bool:
    """Whether more of a clause than is allowed comes from elsewhere."""
    content = [word for word in clause.words if word.sort is Sort.CONTENT]
    here = [word for word in content if any(word is other for other in foreign)]
    return sum(len(word.surface) for word in here) > UNSOURCED_SHARE * sum(len(word.surface) for word in content)


def _is_harmless(clause: Clause, foreign: list[Word]) -> bool:
    """Whether one word was added to several that are told, and it neither narrows nor names one of a kind."""
    content = [word for word in clause.words if word.sort is Sort.CONTENT]
    here = [word for word in content if any(word is other for other in foreign)]
    return len(here) == 1 and len(content) > _SEVERAL and not _decides(here[0])


def _decides(word: Word) -> bool:
    """Whether a claim may hang on this one word."""
    lexicon = load_lexicon()
    return (
        word.denied is not None
        or bool(word.kinds)
        or any(part[0].isdigit() or part in lexicon.deciding for part in (*word.parts, word.surface))
    )


def _is_rival(aligned: Aligned) -> bool:
    """Whether the sentence says one of a set of rivals where the source says only others of it."""
    foreign = {word.surface for word, held in aligned.pairs if held is None and _says_something(word)}
    for name, phrases in aligned.sentence.rivals.items():
        held = aligned.source.rivals.get(name, set())
        if held - phrases and any(len(phrase) > 1 or phrase[0] in foreign for phrase in phrases - held):
            return True
    return False


def _is_turned(aligned: Aligned) -> bool:
    """Whether beside a word that is told a rival stands of the word that the source has there, and leaves untold."""
    told, source = set(aligned.places), aligned.source.words
    placed = list(zip(aligned.sentence.words, aligned.places, strict=True))
    for (first, at), (second, other) in pairwise(placed):
        for said, own, beside in ((second, other, at and at + 1), (first, at, other and other - 1)):
            if beside is None or not 0 <= beside < len(source) or beside in told:
                continue
            if (own is None or abs(own - beside) > _LISTED) and _are_rivals(said, source[beside]):
                return True
    return False


def _are_rivals(said: Word, held: Word) -> bool:
    if said.sort is not Sort.CONTENT or held.sort is not Sort.CONTENT or said.senses & held.senses:
        return False
    return said.parts[0] != held.parts[0] and bool(_rivalries(said) & _rivalries(held))


def _rivalries(word: Word) -> frozenset[str]:
    """The sets of rivals that it stands in, as a whole or with its first word."""
    rivals = load_lexicon().rivals
    return frozenset[str]().union(*(rivals.get(each, ()) for each in (word.parts, word.parts[:1])))
