"""The register: which laws and section numbers exist, and their standing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from corpus.errors import UnknownLawError
from corpus.models import Law, RegisterEntry, SectionStatus


@dataclass(frozen=True)
class Register:
    """Every law spoken of and every section number of it.

    Args:
        laws: law id → law.
        entries: law id → section number → entry, in the law's own order.
    """

    laws: Mapping[str, Law]
    entries: Mapping[str, Mapping[str, RegisterEntry]] = field(repr=False)

    def status(self, law: str, number: str) -> SectionStatus | None:
        """Standing of a section; None where the register holds no such number."""
        entry = self.entries.get(law, {}).get(number)
        return entry.status if entry else None

    def judges(self, law: str) -> bool:
        """Whether the register knows the sections of this law at all."""
        return bool(self.entries.get(law))

    def law(self, name: str) -> Law:
        """The law with this id, official name, short name or alias.

        Raises:
            UnknownLawError: no law, or more than one, answers to the name.
        """
        if name in self.laws:
            return self.laws[name]
        found = self._by_name.get(fold_law_name(name), ())
        if len(found) == 1:
            return self.laws[found[0]]
        shorts = ", ".join(law.short for law in self.laws.values())
        problem = "names two laws" if found else "names no law of the register"
        raise UnknownLawError(f"{name!r} {problem}; known: {shorts}")

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for law in self.laws.values():
            for name in law_names(law):
                found.setdefault(fold_law_name(name), set()).add(law.id)
        return {name: tuple(ids) for name, ids in found.items()}


def law_names(law: Law) -> Iterable[str]:
    """Every way the law is written."""
    return (law.official, law.short, law.english, *law.aliases)


def fold_law_name(name: str) -> str:
    """A law name without dots, spaces, ฯ and the word for the year, Thai digits folded, for comparison only."""
    digits = name.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    return re.sub(r"[\s.ฯ]|พ\.?\s?ศ\.?|พุทธศักราช", "", digits).casefold()
