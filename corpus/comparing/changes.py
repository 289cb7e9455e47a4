"""Two states of the corpus: laws and sections that came, went or changed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpus.comparing.wording import PartChange, Words, changed_parts, comparable
from corpus.importing.official import Annex, Language, OfficialSection, OfficialText, SectionKey, TextSource
from corpus.importing.paragraphs import parts
from corpus.models import Instrument
from corpus.quantities import Bound, Figure, Unit, figures

_NO_SOURCE = TextSource("", "", "")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure wherever in its part it stands, and how it is bounded (at most 15 day)."""

    value: float
    unit: Unit
    bound: Bound | None

    def __str__(self) -> str:
        figure = str(Figure(self.value, self.unit, 0, 0))
        return f"{self.bound.value} {figure}" if self.bound else figure


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section that is not as it was. Figures: those that only one wording of a changed part states.

    `heading_path`, `effective_from`: before and now, where they differ.
    """

    name: str
    parts: tuple[PartChange, ...]
    figures_removed: tuple[StatedFigure, ...] = ()
    figures_added: tuple[StatedFigure, ...] = ()
    heading_path: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    effective_from: tuple[date | None, date | None] | None = None


@dataclass(frozen=True, slots=True)
class LawChanges:
    """What changed in one law. Sections that came and went hold one change per part; annexes are their first words."""

    law: str
    official: str
    added: tuple[SectionChange, ...] = ()
    removed: tuple[SectionChange, ...] = ()
    changed: tuple[SectionChange, ...] = ()
    annexes_added: tuple[str, ...] = ()
    annexes_removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.annexes_added or self.annexes_removed)


def compare(old: Iterable[OfficialText], new: Iterable[OfficialText], words: Words) -> tuple[LawChanges, ...]:
    """What changed, by law; laws that are as they were are left out."""
    before = {text.law: text for text in old}
    after = {text.law: text for text in new}
    found = []
    for law in dict.fromkeys([*before, *after]):
        known = before.get(law) or after[law]
        nothing = replace(known, source=_NO_SOURCE, sections=(), annexes=())
        changes = _law_changes(before.get(law, nothing), after.get(law, nothing), words)
        found += [changes] if changes else []
    return tuple(found)


def section_name(key: SectionKey) -> str:
    """`66`, `66 (2)` for a repetition, `amending_act 3: 2`, `5 [en]`."""
    number = f" {key.amending_number}" if key.amending_number else ""
    act = "" if key.instrument is Instrument.MAIN else f"{key.instrument.value}{number}: "
    again = f" ({key.occurrence})" if key.occurrence > 1 else ""
    return f"{act}{key.number}{again}{'' if key.language is Language.THAI else f' [{key.language.value}]'}"


def _law_changes(old: OfficialText, new: OfficialText, words: Words) -> LawChanges:
    before = {section.key: section for section in old.sections}
    after = {section.key: section for section in new.sections}
    both = ((before[key], after[key]) for key in after if key in before)
    return LawChanges(
        law=new.law,
        official=new.official,
        added=tuple(_change(None, section, words) for key, section in after.items() if key not in before),
        removed=tuple(_change(section, None, words) for key, section in before.items() if key not in after),
        changed=tuple(_change(was, now, words) for was, now in both if _content(was) != _content(now)),
        annexes_added=tuple(_only_in(new.annexes, old.annexes)),
        annexes_removed=tuple(_only_in(old.annexes, new.annexes)),
    )


def _content(section: OfficialSection) -> object:
    lines = tuple(comparable(paragraph) for paragraph in section.version.paragraphs)
    return lines, section.heading_path, section.version.effective_from


def _change(old: OfficialSection | None, new: OfficialSection | None, words: Words) -> SectionChange:
    was, now = (list(parts(section.version.paragraphs)) if section else [] for section in (old, new))
    changed = changed_parts(was, now, words)
    before, after = _stated(part.old_text for part in changed), _stated(part.new_text for part in changed)
    known = new or old
    name = section_name(known.key) if known else ""
    change = SectionChange(name, changed, tuple((before - after).elements()), tuple((after - before).elements()))
    return change if old is None or new is None else _with_frame(change, old, new)


def _stated(texts: Iterable[str]) -> Counter[StatedFigure]:
    """Every figure of these texts, with how often it is stated."""
    return Counter(StatedFigure(one.value, one.unit, one.bound) for text in texts for one in figures(text))


def _with_frame(change: SectionChange, old: OfficialSection, new: OfficialSection) -> SectionChange:
    """The change with what stands around the words."""
    paths = (old.heading_path, new.heading_path)
    days = (old.version.effective_from, new.version.effective_from)
    return replace(
        change,
        heading_path=paths if paths[0] != paths[1] else None,
        effective_from=days if days[0] != days[1] else None,
    )


def _only_in(first: Iterable[Annex], second: Iterable[Annex]) -> Iterator[str]:
    known = {(annex.kind, comparable(annex.text)) for annex in second}
    for annex in first:
        if (annex.kind, comparable(annex.text)) not in known:
            yield f"{annex.kind.value}: {annex.text[:_SHOWN]}"
