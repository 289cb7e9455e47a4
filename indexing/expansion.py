"""Lay → legal: the statutes' words for what people say (ประกันตัว → ปล่อยชั่วคราว)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.models import Term
from indexing.tokenising import short_words

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A spoken form: its words, the legal words it stands for and how specific they are (0–1).

    `place` is its place among all forms; of two forms that add the same words, the order of the terms decides.
    """

    place: int
    words: Words
    legal: Words
    weight: float


@dataclass(frozen=True, slots=True)
class Expander:
    """Spoken forms by their first word, so that a question meets only those that begin where it has a word."""

    forms: Mapping[str, tuple[Spoken, ...]]

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
                    found.setdefault(words, Spoken(len(found), words, legal, term.specific))
        forms: dict[str, tuple[Spoken, ...]] = {}
        for spoken in found.values():
            forms[spoken.words[0]] = (*forms.get(spoken.words[0], ()), spoken)
        return cls(forms)

    def expand(self, words: Words) -> dict[str, float]:
        """Legal words to add to a query and their weights; words already in the query are left out."""
        found: dict[str, float] = {}
        for spoken in self._said(words):
            for word in spoken.legal:
                if word not in words:
                    found[word] = max(found.get(word, 0.0), spoken.weight)
        return found

    def _said(self, words: Words) -> list[Spoken]:
        """Forms whose words stand one after the other in the query, in the order of the terms."""
        said = {
            spoken.place: spoken
            for start, word in enumerate(words)
            for spoken in self.forms.get(word, ())
            if words[start : start + len(spoken.words)] == spoken.words
        }
        return [said[place] for place in sorted(said)]
