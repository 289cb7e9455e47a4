"""How a statute's lines begin: section heads (มาตรา), headings (ภาค, ลักษณะ, หมวด, ส่วน), and what ends a law."""

import re
from dataclasses import dataclass

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# Every Pali ordinal that publishers add to a number, longest first so that อัฏฐารส is not read as อัฏฐ.
_ORDINALS = "ทวิ ตรี จัตวา เบญจ ฉ สัตต อัฏฐ นว ทศ เอกาทศ ทวาทศ เตรส จตุทศ ปัณรส โสฬส สัตตรส อัฏฐารส เอกูนวีสติ วีสติ เอกวีสติ"
_ORDINAL = "(?:" + "|".join(sorted(_ORDINALS.split(), key=len, reverse=True)) + ")(?![ก-ฮะ-ู็-์])"
_NUMBER = rf"\d{{1,4}}(?:\s?/\s?\d{{1,3}})?(?:\s*{_ORDINAL}(?:\s?/\s?\d{{1,3}})?)?"
# A paragraph may begin by naming sections; what follows the number then is never how a section begins.
_NO_HEAD = (
    r"(?!\s*(?:,|และ|หรือ|ถึง\s*(?:มาตรา|\d)|วรรค|แห่ง|อ้างถึง|ดังกล่าว|ข้างต้น|\(\d+\)\s*(?:,|และ|หรือ|ถึง)"
    r"|มาตรา\s*\d))"
)
_MARK = r"(?:\s*\[\s*\d{1,4}\s*\])"
HEAD = re.compile(rf"[\s*]*มาตรา\s*(?P<number>{_NUMBER})(?![\d/]){_NO_HEAD}(?P<marks>{_MARK}*)[\s]*")
# A section number that a source declares: whatever follows it.
NUMBERED = re.compile(rf"[\s*]*มาตรา\s*({_NUMBER})(?![\d/]){_MARK}*\s*")
# Several repealed sections often share a line.
_GLUED = re.compile(rf"(?<=\S)\s*(?=มาตรา\s*{_NUMBER}{_MARK}*\s*[(\[]\s*ยกเลิก\s*[)\]])")
_LEVELS = ("บรรพ", "ภาค", "ลักษณะ", "หมวด", "ส่วน")
_HEADING = re.compile(
    rf"\s*(?P<level>บรรพ|ภาค|ลักษณะ|หมวด|ส่วน)(?:ที่)?\s*(?P<number>{_NUMBER}){_MARK}*(?:\s+(?P<title>\S.{{0,150}}))?\s*"
)
_BARE_HEADING = re.compile(r"\s*(?:บทเฉพาะกาล|บทบัญญัติทั่วไป|บททั่วไป|บทกำหนดโทษ)\s*")
_NOTE = re.compile(r"\s*หมายเหตุ\s*:")
_SCHEDULE = re.compile(r"\s*(?:บัญชี(?:แนบ)?ท้าย|บัญชีหมายเลข|อัตราค่าธรรมเนียม\s*$|บัญชี\s*[\dก-ฮ]+\.?\s*$|ตารางท้าย|แผนที่ท้าย)")
_ACT_TITLE = re.compile(
    r"\s*(?:พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|ประกาศของคณะปฏิวัติ|ประกาศคณะ|คำสั่งหัวหน้าคณะ"
    r"|ประมวลกฎหมาย|ประมวลรัษฎากร|พระธรรมนูญ|รัฐธรรมนูญ)"
)
_FOOTNOTE = re.compile(r"\s*\[\s*(?P<mark>\d{1,4})\s*\]\s*(?P<text>\S.*)")
_MARKS = re.compile(r"\[\s*(\d{1,4})\s*\]")
_REPEALED = re.compile(r"\s*[(\[]?\s*(?:ถูก)?ยกเลิก(?:แล้ว)?\s*[)\]]?\s*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line. `level` counts from 0 (บรรพ); `label` is its number as printed; `title` may follow on a line."""

    level: int
    label: str
    title: str = ""

    def __str__(self) -> str:
        return f"{self.label} {self.title}".strip()


def clean_number(text: str) -> str:
    """One form of a section number: Arabic digits, no spaces around a stroke, one space before an ordinal."""
    number = re.sub(r"\s*/\s*", "/", text.translate(DIGITS).strip())
    return re.sub(r"\s*([ก-๎]+)", r" \1", number).strip()


def heading_of(line: str) -> Heading | None:
    """The heading a line is, or None."""
    if match := _HEADING.fullmatch(line):
        label = f"{match['level']}{'ที่' if 'ส่วนที่' in line else ''} {clean_number(match['number'])}"
        return Heading(_LEVELS.index(match["level"]), label, strip_marks(match["title"] or "").strip())
    if _BARE_HEADING.fullmatch(strip_marks(line)):
        return Heading(0, strip_marks(line).strip())
    return None


def unglued(line: str) -> list[str]:
    """A line cut before every repealed section that shares it with another."""
    return _GLUED.split(line)


def footnote_of(line: str) -> tuple[str, str] | None:
    """Mark and text of a line that is a footnote."""
    match = _FOOTNOTE.fullmatch(line)
    return (match["mark"].translate(DIGITS), match["text"].strip()) if match else None


def marks_of(text: str) -> tuple[str, ...]:
    """Footnote marks standing in a text."""
    return tuple(mark.translate(DIGITS) for mark in _MARKS.findall(text))


def strip_marks(text: str) -> str:
    """The text without its footnote marks."""
    return _MARKS.sub("", text)


def starts_note(line: str) -> bool:
    """Whether the line begins the reasons for an act (หมายเหตุ)."""
    return bool(_NOTE.match(line))


def starts_schedule(line: str) -> bool:
    """Whether the line begins a schedule (บัญชีท้าย)."""
    return bool(_SCHEDULE.match(line)) and len(line) < 160


def names_act(line: str) -> bool:
    """Whether the text begins as the title of an act, code or decree does."""
    return bool(_ACT_TITLE.match(line))


def is_repealed(text: str) -> bool:
    """Whether a section's text says no more than that it was repealed."""
    return bool(_REPEALED.fullmatch(strip_marks(text)))


def number_key(number: str) -> tuple[int, int, int, int]:
    """Sorting key that knows every ordinal: 7 < 7 ทวิ < 7 โสฬส < 7/1 < 7/1 ทวิ < 8."""
    match = re.fullmatch(r"(\d+)(?:/(\d+))?(?:\s*([ก-๎]+)(?:/(\d+))?)?", number)
    if match is None:
        return (10**6, 0, 0, 0)
    order = _ORDINALS.split()
    ordinal = order.index(match[3]) + 1 if match[3] in order else len(order) + 1 if match[3] else 0
    return (int(match[1]), int(match[2] or 0), ordinal, int(match[4] or 0))
