"""Names written in syllables, as Burmese, Shan, Karen and Mon ones are: ซอ วิน ทุน."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.personal_data.endings import begins_with_an_ending
from assistant.personal_data.given_and_family import RUN
from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from prompts import load_patterns

# How many syllables make a name that nothing introduces.
_ALONE = 3


def syllables_end(start: int, text: str) -> int | None:
    """Where a name of two syllables or more ends that a lead introduces."""
    match = _apart().match(text, start)
    if match is None or _thai_words().issuperset(match[0].split()):
        return None
    glued = RUN.match(text, match.end())
    return None if glued and not begins_with_an_ending(glued[0]) else match.end()


def names_in_syllables(text: str) -> Iterator[PersonalDataSpan]:
    """Names that nothing introduces: three syllables or more, most of which are no Thai words."""
    for match in _apart().finditer(text):
        held = match[0].split()
        if RUN.match(text, match.end()):
            continue
        if len(held) >= _ALONE and sum(syllable in _thai_words() for syllable in held) <= 1:
            yield PersonalDataSpan(*match.span(), PersonalDataKind.NAME)


@cache
def _apart() -> re.Pattern[str]:
    """Syllables with a space between them, and no other letter beside the first or the last."""
    lists = (_lists()[f"syllables.{people}"] for people in ("burmese", "chinese"))
    written = sorted({pattern.pattern for each in lists for pattern in each}, key=len, reverse=True)
    one = f"(?:{'|'.join(written)})"
    glued = "".join(rf"|(?<={word})" for word in ("นาย", "นาง", "สาว", "ชื่อ", "คุณ", "กับ", "และ", "ก็"))
    return re.compile(rf"(?:(?<![ก-๎]){glued}){one}(?: {one}){{1,4}}(?![ะ-ฺๅ็-๎])")


@cache
def _thai_words() -> frozenset[str]:
    return frozenset(pattern.pattern for pattern in _lists()["syllables.words"])


def _lists() -> dict[str, tuple[re.Pattern[str], ...]]:
    return dict(load_patterns("names").lists)
