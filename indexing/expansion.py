"""Lay → legal: the statutes' words for what people say (ประกันตัว → ปล่อยชั่วคราว)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.models import Term
from indexing.tokenising import short_words

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a spoken form stands for: the legal words, and how specific they are (0–1).

    `place` is its place among all forms; of two forms that add the same words, the order of the terms decides.
    """

    place: int
    legal: Words
    weight: float


@dataclass(frozen=True, slots=True)
class Expander:
    """Spoken forms by their words, and how many words those have that begin with a word.

    So a question looks up only runs of its words that are as long as some form that begins where they do.
    """

    forms: Mapping[Words, Spoken]
    lengths: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "Expander":
        """An expander over every spoken, misspelt and English form of the terms; of one form, the first term counts.

        A term's plain words are left out: they explain a term to its reader and are too common to search with.
        """
        found: dict[Words, Spoken] = {}
        for term in terms:
            legal = short_words(term.legal)
            for form in (*term.spoken, *term.misspelt, *term.english):
                if (words := short_words(form)) and words != legal:
                    found.setdefault(words, Spoken(len(found), legal, term.specific))
        lengths: dict[str, frozenset[int]] = {}
        for words in found:
            lengths[words[0]] = lengths.get(words[0], frozenset()) | {len(words)}
        return cls(found, lengths)

    def expand(self, words: Words) -> dict[str, float]:
        """Legal words to add to a query and their weights; words already in the query are left out."""
        found: dict[str, float] = {}
        said = frozenset(words)
        for spoken in self._said(words):
            for word in spoken.legal:
                if word not in said:
                    found[word] = max(found.get(word, 0.0), spoken.weight)
        return found

    def _said(self, words: Words) -> list[Spoken]:
        """Forms whose words stand one after the other in the query, in the order of the terms."""
        runs = (words[start : start + n] for start, word in enumerate(words) for n in self.lengths.get(word, ()))
        said = {spoken.place: spoken for run in runs if (spoken := self.forms.get(run))}
        return [said[place] for place in sorted(said)]
