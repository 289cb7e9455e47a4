"""Tell apart the instruments whose sections stand in one text, so that repeated numbers never collide.

A code's text may begin with the sections of the act that enacted it, and every law may end with the own sections of
the acts that amended it. Numbers rise within an instrument; where they fall back, another one begins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.importing.drafts import SectionDraft
from corpus.importing.heads import number_key
from corpus.models import Instrument

_CODE_NAME = re.compile(r"\s*(?:ประมวล|พระธรรมนูญ)")
_ENACTING = re.compile(r"ให้ใช้(?:บทบัญญัติ|ประมวล|พระธรรมนูญ)")
_COMMENCES = re.compile(
    r"(?:พระราชบัญญัติ|พระราชกำหนด|ประกาศ\S{0,40})นี้.{0,12}ให้ใช้บังคับ"
    r"|ให้ใช้(?:พระราชบัญญัติ|พระราชกำหนด|ประกาศ)\S{0,30}นี้"
)
# A run shorter than this is no law whose order a publisher may have muddled.
_LONG = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """A section and the instrument it stands in; `number` counts amending acts from 1, None for others."""

    draft: SectionDraft
    instrument: Instrument
    number: int | None = None


def commences(text: str) -> bool:
    """Whether a section says from when its own act applies."""
    return bool(_COMMENCES.search(text))


def placed(sections: Sequence[SectionDraft], title: str) -> list[Placed]:
    """Every section with its instrument, the enacting act first, then the law, then the amending acts in order."""
    if any(section.instrument for section in sections):
        return [_as_declared(section) for section in sections]
    runs = _runs(sections)
    main = _main(runs, title)
    found = [Placed(section, Instrument.ENACTING_ACT) for run in runs[:main] for section in run]
    found += [Placed(section, Instrument.MAIN) for section in runs[main]] if runs else []
    under = runs[main][-1].heading_path if runs else []
    for count, run in enumerate(runs[main + 1 :], start=1):
        found += [Placed(_out_of(under, section), Instrument.AMENDING_ACT, count) for section in run]
    return found


def _out_of(heading_path: list[str], section: SectionDraft) -> SectionDraft:
    """An amending act's section does not stand under the last heading of the law that it follows."""
    return replace(section, heading_path=[]) if section.heading_path == heading_path else section


def _as_declared(section: SectionDraft) -> Placed:
    known = {instrument.value: instrument for instrument in Instrument}
    instrument = known.get(section.instrument or "", Instrument.MAIN)
    return Placed(section, instrument, section.amending_number)


def _main(runs: Sequence[Sequence[SectionDraft]], title: str) -> int:
    """Position of the law's own run: the second where the first is the act that enacted it."""
    if len(runs) < 2 or runs[1][0].number != "1" or runs[0][0].number != "1":
        return 0
    named = _CODE_NAME.match(title) and len(runs[1]) > len(runs[0])
    return 1 if named or _ENACTING.search(title) or _CODE_NAME.match(runs[1][0].act) else 0


def _runs(sections: Sequence[SectionDraft]) -> list[list[SectionDraft]]:
    runs: list[list[SectionDraft]] = []
    top = (0, 0, 0, 0)
    for index, section in enumerate(sections):
        key = number_key(section.number)
        new_act = index > 0 and section.act != sections[index - 1].act
        if not runs or new_act or (key <= top and not _goes_on(runs[-1], sections, index, top)):
            runs.append([])
            top = (0, 0, 0, 0)
        runs[-1].append(section)
        top = max(top, key)
    return runs


def _goes_on(
    run: Sequence[SectionDraft], sections: Sequence[SectionDraft], index: int, top: tuple[int, int, int, int]
) -> bool:
    """Whether a number that falls back is only out of place: the next takes the run up again where it was."""
    if len(run) < _LONG or index + 1 >= len(sections) or commences("".join(sections[index].lines[:1])):
        return False
    after = number_key(sections[index + 1].number)
    return after > top and after[0] <= top[0] + 1
