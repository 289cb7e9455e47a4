"""Find the sections a text names, and the law each belongs to. Two readings mean None."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.citations.names import LawNames
from corpus.citations.numbers import NUMBER, clean_number
from corpus.normalise import Folded, fold

PARAGRAPH_WORDS = {
    "หนึ่ง": 1,
    "แรก": 1,
    "สอง": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
    "สิบ": 10,
}
LAST_PARAGRAPH = -1
_JOIN = r"\s*(?:,|และ|หรือ|กับ|ประกอบ|และ\s*มาตรา|หรือ\s*มาตรา|,\s*มาตรา|ประกอบ\s*มาตรา|ประกอบกับ\s*มาตรา)\s*"
_TO = r"\s*(?:ถึง(?:\s*มาตรา)?|จนถึง|-|–|to)\s*"
_LIST = rf"{NUMBER}(?:(?:{_TO}|{_JOIN}){NUMBER})*"
_WORD = r"(?:มาตรา|(?<![ก-๎a-z])ม\.|(?<![ก-๎a-z])ม(?=\s?\d)|(?<![a-z])(?:sections?|sec\.))"
_PARAGRAPH = rf"(?P<paragraph>{'|'.join(PARAGRAPH_WORDS)}|ท้าย|สุดท้าย|\d{{1,2}})"
_DETAIL = rf"(?:\s*วรรค\s*{_PARAGRAPH})?(?:\s*\((?P<item>[0-9ก-ฮ]{{1,2}})\))?"
_SECTION = re.compile(rf"{_WORD}\s*(?P<numbers>{_LIST}){_DETAIL}(?![\d/])")
_BARE = re.compile(rf"\s*(?P<numbers>{_LIST}){_DETAIL}(?![\d/])")
_SAME_SECTION = re.compile("มาตราเดียวกัน")
_SAME_LAW = re.compile("(?:พระราชบัญญัติ|ประมวลกฎหมาย|พระราชกำหนด|กฎหมาย|พ.ร.บ.)เดียวกัน")
_BETWEEN = re.compile(r"[\s,]*(?:แห่ง|ตาม|ของ|ใน|of the|of|under the|แห่งพระราชบัญญัติ)?[\s]*")


class MentionKind(StrEnum):
    """One section, several, or a run of them."""

    SINGLE = "single"
    LIST = "list"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class CitationMention:
    """Sections named at one place. `start`, `end`: code points of the original. `law`: id, None where not known.

    `paragraph` counts from 1; LAST_PARAGRAPH (-1) is วรรคท้าย. A range gives its two ends; see expand_range.
    """

    start: int
    end: int
    law: str | None
    sections: tuple[str, ...]
    kind: MentionKind = MentionKind.SINGLE
    paragraph: int | None = None
    item: str | None = None


def find_citations(text: str, laws: LawNames, context_law: str | None = None) -> tuple[CitationMention, ...]:
    """Every mention in order. A section with no law beside it belongs to `context_law`, else to None."""
    folded = fold(text)
    named = _laws(folded.text, laws)
    found: list[CitationMention] = []
    for match in _matches(folded.text, named):
        law, explicit = _law_of(match, folded.text, named, found)
        if law is None and not explicit:
            law = context_law
        if (mention := _mention(match, law, explicit, folded, found)) is not None:
            found.append(mention)
    return tuple(found)


def named_laws(text: str, laws: LawNames) -> tuple[str, ...]:
    """Ids of the laws that a text names, each once, in order; a name that two laws share is left out."""
    return tuple(dict.fromkeys(law for _, _, law in _laws(fold(text).text, laws) if law))


def _laws(text: str, laws: LawNames) -> list[tuple[int, int, str | None]]:
    return [(match.start(), match.end(), laws.resolve(match[0])) for match in laws.pattern.finditer(text)]


def _matches(text: str, named: list[tuple[int, int, str | None]]) -> list[re.Match[str]]:
    """Sections introduced by a word, same-section references, and bare numbers right after a law's name."""
    found: list[re.Match[str]] = [*_SECTION.finditer(text), *_SAME_SECTION.finditer(text)]
    taken = [match.span() for match in found]
    for _, end, _ in named:
        bare = _BARE.match(text, end)
        if bare and all(bare.end() <= start or bare.start() >= stop for start, stop in taken):
            found.append(bare)
    return sorted(found, key=lambda match: match.start())


def _law_of(
    match: re.Match[str], text: str, named: list[tuple[int, int, str | None]], found: list[CitationMention]
) -> tuple[str | None, bool]:
    """The law beside a mention, and whether anything there names one."""
    for start, _, law in named:
        if start >= match.end() and _BETWEEN.fullmatch(text, match.end(), start):
            return law, True
    for _, end, law in named:
        if end <= match.start() and _BETWEEN.fullmatch(text, end, match.start()):
            return law, True
    after = _SAME_LAW.search(text, match.end(), match.end() + 40)
    if after and _BETWEEN.fullmatch(text, match.end(), after.start()):
        return next((mention.law for mention in reversed(found) if mention.law), None), True
    return None, False


def _mention(
    match: re.Match[str], law: str | None, explicit: bool, folded: Folded, found: list[CitationMention]
) -> CitationMention | None:
    begin = match.start() if match.re is not _BARE else match.start("numbers")
    start, end = folded.original_span(begin, match.end())
    if match.re is _SAME_SECTION:
        if not found:
            return None
        last = found[-1]
        return CitationMention(start, end, last.law, last.sections, last.kind)
    if _is_school_year(match, explicit):
        return None
    numbers = match["numbers"]
    sections = tuple(clean_number(number[0]) for number in re.finditer(NUMBER, numbers))
    kind = MentionKind.SINGLE
    if len(sections) > 1:
        kind = MentionKind.RANGE if re.search(_TO, numbers) else MentionKind.LIST
    return CitationMention(start, end, law, sections, kind, _paragraph(match["paragraph"]), match["item"])


def _is_school_year(match: re.Match[str], explicit: bool) -> bool:
    """ม.1–ม.6 with no law beside it is a school year (มัธยม)."""
    return not explicit and bool(re.fullmatch(r"ม\.?\s*[1-6]", match[0]))


def _paragraph(text: str | None) -> int | None:
    if text is None:
        return None
    if text in ("ท้าย", "สุดท้าย"):
        return LAST_PARAGRAPH
    return PARAGRAPH_WORDS.get(text) or int(text)
