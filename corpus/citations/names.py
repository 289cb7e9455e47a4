"""Names of laws as people write them, as one pattern."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.models import Law
from corpus.register import fold_law_name, law_names

# A name this short would be met inside other words unless written with its dots.
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class LawNames:
    """Folded name → law id, None where two laws share the name; and a pattern that finds any of them."""

    ids: dict[str, str | None]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, laws: Iterable[Law]) -> "LawNames":
        """Names of these laws."""
        ids: dict[str, str | None] = {}
        forms: set[str] = set()
        beginnings: set[str] = set()
        for law in laws:
            for name in law_names(law):
                folded = fold_law_name(name)
                ids[folded] = law.id if ids.get(folded, law.id) == law.id else None
                forms.add(_loose(name))
                beginnings.update(_letters(name)[:1])
        longest_first = sorted(forms, key=len, reverse=True)
        # Looked for only where a name can begin: some hundred alternatives at every letter took most of the time.
        begun = f"(?=[{''.join(map(re.escape, sorted(beginnings)))}])" if beginnings else "(?!)"
        return cls(ids, re.compile(f"{begun}(?:{'|'.join(longest_first)})", re.IGNORECASE))

    def resolve(self, name: str) -> str | None:
        """The law's id; None where no law, or more than one, has this name."""
        return self.ids.get(fold_law_name(name))


def _loose(name: str) -> str:
    """A pattern for a name with dots, spaces and the word for the year left to the writer."""
    characters = list(map(re.escape, _letters(name)))
    short = len(characters) < _SHORTEST
    body = r"[\s.]*".join(characters).replace(re.escape("พ") + r"[\s.]*" + re.escape("ศ"), r"(?:พ[\s.]*ศ)?")
    # A short name ends where a number, a space or ม. follows; elsewhere it is part of a word.
    end = r"(?=[\s.]*(?:ม\.|มาตรา|\d|$))" if short else ""
    start = r"(?<![ก-๎a-zA-Z])" if short or name.isascii() else ""
    loose = rf"{start}{body}[.ฯ]?{end}"
    # Written with its dots (ป.วิ.อ.) a short name is a law wherever it stands.
    dotted = r"\s?".join(map(re.escape, re.findall(r"[^.\s]+\.", name)))
    return rf"{start}{dotted}|{loose}" if short and name.count(".") > 1 else loose


def _letters(name: str) -> list[str]:
    """Letters and digits of a name as they are folded, without what is left to the writer."""
    thai = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    return [character for character in name.translate(thai) if character not in " .ฯ"]
