"""Drafts of one law to its official text: instruments, paragraphs, hashes, cross-references."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from corpus.citations import LawNames
from corpus.importing.drafts import AnnexDraft, LawDraft, SectionDraft
from corpus.importing.effective import commencement
from corpus.importing.heads import DIGITS, is_repealed
from corpus.importing.instruments import Placed, placed
from corpus.importing.official import Annex, AnnexKind, Language, OfficialSection, OfficialText, TextSource
from corpus.importing.paragraphs import group
from corpus.importing.references import cross_references
from corpus.models import Instrument, Law, SectionVersion

_THAI = re.compile("[ก-ฮ]")
_LATIN = re.compile("[A-Za-z]")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_ORDER = (Instrument.ENACTING_ACT, Instrument.MAIN, Instrument.AMENDING_ACT)


def assemble(drafts: Sequence[LawDraft], law: Law, source: TextSource, laws: LawNames) -> OfficialText:
    """Everything that a file holds of one law, in the order of its instruments, no section lost."""
    sections = [section for draft in drafts for section in draft.sections]
    thai = [section for section in sections if _language(section) is Language.THAI]
    others = [section for section in sections if _language(section) is Language.OTHER]
    everything = placed(thai, drafts[0].title)
    everything += [Placed(section, Instrument.MAIN) for section in others]
    everything.sort(key=lambda one: (_ORDER.index(one.instrument), one.number or 0))
    annexes = tuple(_annex(annex) for draft in drafts for annex in draft.annexes)
    return OfficialText(law.id, law.official, source, tuple(_sections(everything, law, source, laws)), annexes)


def text_hash(paragraphs: Iterable[str]) -> str:
    """sha256 of the text without spaces and invisible characters, digits folded: spacing changes nothing."""
    text = unicodedata.normalize("NFC", "\n".join(paragraphs)).translate(DIGITS)
    return hashlib.sha256(_INVISIBLE.sub("", text).encode()).hexdigest()


def _sections(everything: list[Placed], law: Law, source: TextSource, laws: LawNames) -> Iterator[OfficialSection]:
    days = _days(everything)
    known = tuple(one.draft.number for one in everything if one.instrument is Instrument.MAIN)
    counted: Counter[object] = Counter()
    for one in everything:
        draft, language = one.draft, _language(one.draft)
        key = (one.instrument, one.number, draft.number, language)
        counted[key] += 1
        paragraphs = group(draft.lines)
        context = law.id if one.instrument is Instrument.MAIN else None
        yield OfficialSection(
            version=SectionVersion(
                instrument=one.instrument,
                number=draft.number,
                paragraphs=paragraphs,
                sha256=text_hash(paragraphs),
                amending_number=one.number,
                effective_from=_day(draft) or days.get((one.instrument, one.number)),
                retrieved=source.retrieved,
                url=draft.url or source.url,
            ),
            occurrence=counted[key],
            language=language,
            repealed=is_repealed(" ".join(draft.lines)),
            heading_path=tuple([draft.act, *draft.heading_path] if draft.act else draft.heading_path),
            footnotes=tuple(draft.footnotes),
            references=cross_references("\n".join(paragraphs), context, laws, known),
        )


def _days(everything: list[Placed]) -> dict[tuple[Instrument, int | None], date]:
    """The day from which an amending or enacting act applies. The law's own sections may be newer than its act."""
    found: dict[tuple[Instrument, int | None], date] = {}
    for one in everything:
        if one.instrument is not Instrument.MAIN and (day := commencement(" ".join(one.draft.lines))):
            found.setdefault((one.instrument, one.number), day)
    return found


def _day(draft: SectionDraft) -> date | None:
    return date.fromisoformat(draft.effective_from) if draft.effective_from else None


def _language(section: SectionDraft) -> Language:
    text = " ".join(section.lines)
    return Language.OTHER if _LATIN.search(text) and not _THAI.search(text) else Language.THAI


def _annex(draft: AnnexDraft) -> Annex:
    return Annex(AnnexKind(draft.kind), "\n".join(draft.lines), draft.after)
