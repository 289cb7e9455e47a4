"""The flow of an import: read in the child, name the laws, assemble, compare; storing is a step of its own."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.citations import LawNames
from corpus.importing.assembling import assemble
from corpus.importing.drafts import LawDraft
from corpus.importing.errors import UnnamedLawError
from corpus.importing.formats import Format
from corpus.importing.heads import DIGITS
from corpus.importing.naming import chosen_law, law_of_title
from corpus.importing.official import OfficialText, TextSource
from corpus.importing.report import LawReport, report
from corpus.importing.sandbox import ParsedFile, read_file
from corpus.importing.store import read_law, write_official
from corpus.models import Law
from corpus.register import Register, fold_law_name, law_names

_YEAR = re.compile(r"\d{4}")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file read and compared, nothing stored yet."""

    file: ParsedFile
    texts: tuple[OfficialText, ...]
    reports: tuple[LawReport, ...]

    @property
    def replaces(self) -> tuple[LawReport, ...]:
        """Laws of which something else is stored: a person should say yes."""
        return tuple(one for one in self.reports if one.differences)

    @property
    def new(self) -> tuple[OfficialText, ...]:
        """What is not stored yet, or differs from what is."""
        same = {one.law for one in self.reports if one.differences is not None and not one.differences}
        return tuple(text for text in self.texts if text.law not in same)


def store(home: Path, *prepared: Prepared) -> int:
    """Store every law that is new or differs, of all files or, after an error, of none; how many."""
    if new := [text for one in prepared for text in one.new]:
        write_official(home, *new)
    return len(new)


def prepare(
    path: Path,
    home: Path,
    register: Register,
    *,
    law: str | None = None,
    chosen: Format = Format.AUTO,
    retrieved: date | None = None,
    source: str | None = None,
    progress: Progress | None = None,
) -> Prepared:
    """Read a file and say what storing it would change. `source`: where it came from, where that is not the path.

    Raises:
        ImportingError: the file, its law or what is stored cannot be read; nothing was changed.
    """
    file = read_file(path, chosen)
    found = _named(file.laws, law, register)
    texts: list[OfficialText] = []
    reports: list[LawReport] = []
    names = LawNames.of(register.laws.values())
    for count, (one, drafts) in enumerate(found, start=1):
        first = drafts[0]
        where = TextSource(source or str(path), file.sha256, file.format.value, retrieved, first.url, first.edition)
        text = assemble(drafts, one, where, names)
        remarks = [
            *_new_law_remark(one, law, register),
            *_naming_remark(one, first),
            *(remark for draft in drafts for remark in draft.remarks),
        ]
        reports.append(report(text, read_law(home, one.id), register.entries.get(one.id, {}), remarks))
        texts.append(text)
        if progress is not None:
            progress(count, len(found))
    return Prepared(file, tuple(texts), tuple(reports))


def _named(drafts: Sequence[LawDraft], law: str | None, register: Register) -> list[tuple[Law, list[LawDraft]]]:
    """Each law with everything the file holds of it, however its name was written there."""
    if law is not None and len(drafts) != 1:
        raise UnnamedLawError(f"the file holds {len(drafts)} laws; leave --law out")
    found: dict[str, tuple[Law, list[LawDraft]]] = {}
    for draft in drafts:
        one = chosen_law(law, draft.title, register) if law is not None else law_of_title(draft.title, register)
        found.setdefault(one.id, (one, []))[1].append(draft)
    return list(found.values())


def _new_law_remark(found: Law, chosen: str | None, register: Register) -> list[str]:
    """An id given with --law that the register does not know is told: it may be a slip of the finger."""
    if chosen is None or found.id in register.laws:
        return []
    return [f"no law of the register is called {chosen!r}: a law of its own was made under that id"]


def _naming_remark(law: Law, draft: LawDraft) -> list[str]:
    """A title that is not quite the law's, or another's (which --law overrules), is for a person to confirm."""
    year, title = str(law.year_be), draft.title.translate(DIGITS)
    if year in law.official and not _YEAR.search(title):
        return [f"the title names no year {year}: {draft.title!r} was taken for {law.official!r}"]
    same = fold_law_name(title) in map(fold_law_name, law_names(law))
    return [] if same else [f"the title is {draft.title!r}: it was taken for {law.official!r}, as --law says"]
