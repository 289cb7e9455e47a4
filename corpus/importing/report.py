"""What an import would change, for people to read before they say yes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.importing.assembling import text_hash
from corpus.importing.glyphs import broken_glyphs
from corpus.importing.heads import number_key
from corpus.importing.official import Annex, OfficialSection, OfficialText, SectionKey
from corpus.models import RegisterEntry

_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Differences:
    """Sections and annexes that are new, gone or of other words, against what is stored of the law."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class LawReport:
    """One law of an import. `differences` None: nothing was stored of it.

    `gaps`: whole numbers left out between the first and the last of the law itself. `not_registered`,
    `only_registered`: numbers that the text and the register do not share; empty for a law outside the register.
    """

    law: str
    official: str
    sections: int
    instruments: Mapping[str, int]
    repealed: int
    gaps: tuple[str, ...]
    duplicates: tuple[str, ...]
    not_registered: tuple[str, ...]
    only_registered: tuple[str, ...]
    broken_glyphs: Mapping[str, int]
    broken_at: tuple[str, ...]
    remarks: tuple[str, ...]
    differences: Differences | None


def report(
    text: OfficialText, stored: OfficialText | None, entries: Mapping[str, RegisterEntry], remarks: Iterable[str] = ()
) -> LawReport:
    """Look a text over and compare it with what is stored and registered of its law."""
    kinds, places = _glyphs(text)
    main = {section.version.number for section in text.main()}
    return LawReport(
        law=text.law,
        official=text.official,
        sections=len(text.sections),
        instruments=dict(Counter(section.version.instrument.value for section in text.sections)),
        repealed=sum(section.repealed for section in text.sections),
        gaps=_gaps(main),
        duplicates=tuple(_name(section.key) for section in text.sections if section.occurrence > 1),
        not_registered=_sorted(main - entries.keys()) if entries else (),
        only_registered=_sorted(entries.keys() - main) if entries else (),
        broken_glyphs=kinds,
        broken_at=places,
        remarks=tuple(remarks),
        differences=None if stored is None else differences(stored, text),
    )


def differences(old: OfficialText, new: OfficialText) -> Differences:
    """Compare paragraph by paragraph and by annex; spacing makes no difference, where a paragraph ends does."""
    before, after = _contents(old), _contents(new)
    return Differences(
        tuple(name for name in after if name not in before),
        tuple(name for name in before if name not in after),
        tuple(name for name in after if name in before and before[name] != after[name]),
    )


def _contents(text: OfficialText) -> dict[str, Any]:
    """Name of every section and annex → what is compared of it."""
    found: dict[str, Any] = {_name(section.key): _content(section) for section in text.sections}
    counted: Counter[str] = Counter()
    for annex in text.annexes:
        name = _annex_name(annex)
        counted[name] += 1
        found[f"{name} ({counted[name]})" if counted[name] > 1 else name] = text_hash([annex.text])
    return found


def _content(section: OfficialSection) -> Any:
    version = section.version
    paragraphs = tuple(text_hash([paragraph]) for paragraph in version.paragraphs)
    return paragraphs, version.effective_from, section.heading_path, section.footnotes


def _annex_name(annex: Annex) -> str:
    """`note`, `schedule after 12`."""
    return f"{annex.kind.value} after {annex.after}" if annex.after else annex.kind.value


def _name(key: SectionKey) -> str:
    """`66`, `66 (2)` for a repetition, `amending_act 3: 2`, `5 [en]`."""
    number = f" {key.amending_number}" if key.amending_number else ""
    act = "" if key.instrument == "main" else f"{key.instrument}{number}: "
    again = f" ({key.occurrence})" if key.occurrence > 1 else ""
    return f"{act}{key.number}{again}{'' if key.language == 'th' else f' [{key.language}]'}"


def _gaps(numbers: set[str]) -> tuple[str, ...]:
    whole = {number_key(number)[0] for number in numbers if number[:1].isdecimal()}
    missing = [number for number in range(min(whole, default=1), max(whole, default=0)) if number not in whole]
    return tuple(map(str, missing))


def _sorted(numbers: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(numbers, key=number_key))


def _glyphs(text: OfficialText) -> tuple[dict[str, int], tuple[str, ...]]:
    kinds: Counter[str] = Counter()
    places: list[str] = []
    for where, words in _texts(text):
        for kind, near in broken_glyphs(words):
            kinds[kind] += 1
            if len(places) < _MOST_SHOWN:
                places.append(f"{where}: {kind}: …{near}…")
    return dict(kinds), tuple(places)


def _texts(text: OfficialText) -> Iterator[tuple[str, str]]:
    for section in text.sections:
        for paragraph in section.version.paragraphs:
            yield _name(section.key), paragraph
    for annex in text.annexes:
        yield annex.kind.value, annex.text
