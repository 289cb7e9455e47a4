"""Names in Latin letters: after an English title or a lead, as a signature, and inside a Thai message."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from prompts import load_patterns

_LOWER = "A-Za-zÀ-ÖØ-öø-ÿ"
_WORD = rf"[A-ZÀ-ÖØ-Þ][{_LOWER}]*(?:['’\-][{_LOWER}]+)*"
_FIRST = rf"[A-ZÀ-ÖØ-Þ][{_LOWER}]+(?:['’\-][{_LOWER}]+)*"
_LATIN = re.compile(rf"{_FIRST}(?:\s(?:(?:de|van|von|der|la|al|bin|binti|bint|ibn)\s)?(?:[A-Z]\.|{_WORD})){{0,3}}")
_THAI = re.compile(r"[ก-๎]")
# A message, or its last line or sentence, that is nothing but two or three capitalised words.
_SIGNATURE = re.compile(rf"(?:^|[.!?\n]\s{{0,2}}|[-–,]\s)(?P<name>{_WORD}(?:\s{_WORD}\.?){{1,2}})\s*[.)]?\s*$")
# A message that begins with two or three capitalised words and a comma.
_OPENING = re.compile(rf"\s*(?P<name>{_FIRST}(?:(?:\s{_WORD}){{1,2}}(?=,\s)|(?=,\s(?:an?|my|the|who)\s)))")
_GOES_ON = re.compile(r"(?:[a-z0-9],?|\b(?:and|but|then|so|because|now|that))\s$")
_SEEN = 64
_THAI_MESSAGE = 4


def latin_names(text: str) -> Iterator[PersonalDataSpan]:
    """Capitalised words after an English title or a word that says whose name comes."""
    for lead in _english_lead().finditer(text):
        if span := _without_others(_LATIN.match(text, lead.end())):
            yield span
    for match in _small_letters().finditer(text):
        yield PersonalDataSpan(*match.span("name"), PersonalDataKind.NAME)
    for match in _known_alone().finditer(text):
        yield PersonalDataSpan(*match.span(), PersonalDataKind.NAME)
    if span := _signature(text):
        yield span
    yield from _latin_in_thai(text) if len(_THAI.findall(text)) >= _THAI_MESSAGE else _companions(text)


def _without_others(match: re.Match[str] | None, least: int = 1, *, sure: bool = False) -> PersonalDataSpan | None:
    """The words before the first that no person is called (Police); `least` of them, two where not `sure`."""
    if match is None:
        return None
    words = _untitled(list(re.finditer(r"\S+", match[0])))
    kept = next((place for place, word in enumerate(words) if _ends(place, word[0].rstrip("."))), len(words))
    if kept < least or (kept < len(words) and kept < (1 if sure else 2)):
        return None
    return PersonalDataSpan(
        match.start() + words[0].start(), match.start() + words[kept - 1].end(), PersonalDataKind.NAME
    )


def _untitled(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words of a name without the titles before it (Khun Prasert)."""
    titled = next((place for place, word in enumerate(words) if word[0].rstrip(".") not in _titles()), 0)
    return words[titled:]


def _signature(text: str) -> PersonalDataSpan | None:
    match = _SIGNATURE.search(text, max(0, len(text) - 80)) or _OPENING.match(text)
    if match is None or any(_is_nobody(word.rstrip(".")) for word in match["name"].split()):
        return None
    return PersonalDataSpan(*match.span("name"), PersonalDataKind.NAME)


def _companions(text: str) -> Iterator[PersonalDataSpan]:
    """Two capitalised words or more after a word that joins people; fewer where a person does or gets something."""
    for match in _LATIN.finditer(text):
        least = _least_of_a_person(match, text)
        if not least and _pattern("companion").search(text[max(0, match.start() - 36) : match.start()]):
            least = 2
        if least and (span := _without_others(match, least)):
            yield span


def _least_of_a_person(match: re.Match[str], text: str) -> int:
    """How many words a name must have here for what is told around it; 0 where that tells nothing."""
    before, (_, end) = text[max(0, match.start() - _SEEN) : match.start()], match.span()
    if _pattern("and_another").match(text, end) or (
        _pattern("given_to").search(before) and not _pattern("place_after").match(text, end)
    ):
        return 1
    if not _pattern("doing").match(text, end):
        return 0
    return 1 if _GOES_ON.search(before) else 2


def _latin_in_thai(text: str) -> Iterator[PersonalDataSpan]:
    """Two capitalised words in a row inside a Thai message, or one after a word that says whose name comes."""
    for match in _LATIN.finditer(text):
        introduced = _pattern("lead").search(text[max(0, match.start() - 24) : match.start()])
        least = 1 if introduced or _pattern("thai_doing").match(text, match.end()) else 2
        if span := _without_others(match, least, sure=introduced is not None):
            yield span


def _ends(place: int, word: str) -> bool:
    """Whether a name ends before a word: one that no person is called, unless it ends places' names (Mai) and this."""
    return _is_nobody(word) and not (place and word in _after_places())


def _is_nobody(word: str) -> bool:
    """Whether no person is called so, in capitals or not."""
    return word in _never() or (word.isupper() and word.title() in _never())


@cache
def _english_lead() -> re.Pattern[str]:
    patterns = [pattern.pattern for pattern in load_patterns("names").lists["title.english"]]
    return re.compile(rf"(?i:{'|'.join(patterns)})(?:(?<=\.)|(?![A-Za-z]))[\s,:]{{0,2}}(?=[A-Z])")


def _pattern(key: str) -> re.Pattern[str]:
    """What stands around a name in Latin letters: the one pattern of a list."""
    (pattern,) = load_patterns("names").lists[f"latin.{key}"]
    return pattern


@cache
def _known_alone() -> re.Pattern[str]:
    """Thai names that are no words of English; none in quotation marks, or in a longer name."""
    known = "|".join(pattern.pattern for pattern in load_patterns("names").lists["latin.nicks"])
    return re.compile(
        rf"(?<![A-Za-z.'’@_-])(?<![A-Z][a-z]\s)(?<![a-z]\sSoi\s)(?:{known})(?![A-Za-z'’@_.-]*[A-Za-z0-9_@])(?!\s[A-Z])"
    )


@cache
def _after_places() -> frozenset[str]:
    return frozenset(pattern.pattern for pattern in load_patterns("names").lists["latin.after_place"])


@cache
def _titles() -> frozenset[str]:
    return frozenset(pattern.pattern for pattern in load_patterns("names").lists["latin.titles"])


@cache
def _small_letters() -> re.Pattern[str]:
    """A name without capitals behind what is followed by nothing but a name: "my name is", "her name is"."""
    lists = load_patterns("names").lists
    leads, words = ("|".join(pattern.pattern for pattern in lists[f"latin.{key}"]) for key in ("named", "small_never"))
    one = rf"(?!(?:{words})(?![a-z]))[a-z]{{3,16}}(?![a-z'’])"
    return re.compile(rf"(?<![A-Za-z])(?i:{leads})[\s:]{{1,3}}(?P<name>{one}(?:\s{one})?)")


@cache
def _never() -> frozenset[str]:
    return frozenset(pattern.pattern for pattern in load_patterns("names").lists["latin.never"])
