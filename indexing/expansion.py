"""Lay → legal: the statutes' words for what people say (ประกันตัว → ปล่อยชั่วคราว)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.models import Term
from indexing.tokenising import short_words

_EDGE = "\x1f"


@dataclass(frozen=True, slots=True)
class Expander:
    """Spoken form, as joined short words → the legal words it stands for and how specific they are (0–1)."""

    forms: Mapping[str, tuple[tuple[str, ...], float]]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "Expander":
        """An expander over every spoken, plain, misspelt and English form of the terms."""
        forms: dict[str, tuple[tuple[str, ...], float]] = {}
        for term in terms:
            legal = short_words(term.legal)
            for form in (*term.spoken, *term.misspelt, *term.english):
                if (words := short_words(form)) and words != legal:
                    forms.setdefault(_joined(words), (legal, term.specific))
        return cls(forms)

    def expand(self, words: tuple[str, ...]) -> dict[str, float]:
        """Legal words to add to a query and their weights; words already in the query are left out."""
        text = _joined(words)
        found: dict[str, float] = {}
        for form, (legal, weight) in self.forms.items():
            if form in text:
                for word in legal:
                    if word not in words:
                        found[word] = max(found.get(word, 0.0), weight)
        return found


def _joined(words: tuple[str, ...]) -> str:
    return _EDGE + _EDGE.join(words) + _EDGE
