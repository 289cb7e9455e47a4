"""Names of people: after a title, after a word that says a name comes, after kin, and bare where that is certain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from indexing.tokenising import WordSet, dictionary_words, everyday_words, family_names, given_names, words_of_name
from prompts import load_patterns

_RUN = re.compile(r"[ก-๎]+")
_LATIN = re.compile(r"[A-Z][a-z]+(?:\s(?:de\s|van\s|von\s|bin\s|binti\s)?[A-Z][a-z]*\.?){0,3}")
_INITIAL = re.compile(r"[ก-ฮ]\.\s?(?=[ก-๎]{3})")
_QUOTED = re.compile(r"[\"“”'‘]\s?(?P<name>[^\"“”'’\n]{2,40}?)\s?[\"”“'’]")
_POLITE = re.compile(r"\s?(?:นะ)?(?:คะ|ค่ะ|ครับ|คับ|จ้า|ฮะ|เอ่อ)$")
_LONGEST = 24
# A run this long is cut by the engine in chunks, of which only the first can hold where a name ends.
_FIRST_CHUNK = 140
# A title over and over has the same letters cut a thousand times. No more are kept: they may be somebody's name.
_cut = lru_cache(maxsize=8)(words_of_name)


@dataclass(frozen=True, slots=True)
class _Lead:
    """Words before a name. `trusted`: what follows is a name even where no list knows it."""

    pattern: re.Pattern[str]
    trusted: bool
    never: tuple[str, ...]


def names(text: str) -> Iterator[PersonalDataSpan]:
    """Spans of names, titles left out; the surest leads first."""
    for lead in _leads():
        for match in lead.pattern.finditer(text):
            if span := _after(match.end(), text, lead):
                yield _without_politeness(span, text)
    yield from _bare(text)
    yield from _english(text)


def _without_politeness(span: PersonalDataSpan, text: str) -> PersonalDataSpan:
    polite = _POLITE.search(text[span.start : span.end])
    return replace(span, end=span.start + polite.start()) if polite and polite.start() >= 2 else span


@cache
def _leads() -> tuple[_Lead, ...]:
    lists = load_patterns("names").lists
    words = {
        key: tuple(pattern.pattern for pattern in lists[f"never.{key}"]) for key in ("after_title", "after_you", "name")
    }

    def of(*keys: str, before: str = "") -> re.Pattern[str]:
        patterns = [pattern.pattern for key in keys for pattern in lists[key]]
        return re.compile(rf"{before}(?:{'|'.join(patterns)})\s?")

    return (
        _Lead(of("title.legal"), True, words["after_title"]),
        _Lead(of("title.rank"), True, ()),
        _Lead(of("says.name"), True, words["name"]),
        _Lead(of("says.account"), False, words["name"]),
        _Lead(of("title.other"), False, words["after_title"] + words["after_you"]),
        _Lead(of("says.role"), False, words["name"]),
        _Lead(of("says.kin"), False, words["name"]),
        _Lead(of("says.speaker"), False, words["name"]),
    )


def _after(start: int, text: str, lead: _Lead) -> PersonalDataSpan | None:
    """The name that begins at `start`, if one does."""
    if lead.trusted and (quoted := _QUOTED.match(text, start)):
        return PersonalDataSpan(*quoted.span("name"), PersonalDataKind.NAME)
    if lead.trusted and (initial := _INITIAL.match(text, start)):
        end = _given_end(initial.end(), text, trusted=True)
        return PersonalDataSpan(start, end, PersonalDataKind.NAME) if end else None
    if lead.trusted and (noble := re.compile(r"ณ [ก-๎]{3,20}").match(text, start)):
        return PersonalDataSpan(*noble.span(), PersonalDataKind.NAME)
    end = _given_end(start, text, trusted=lead.trusted)
    if end is None or _is_another_word(start, end, text, lead):
        return None
    return PersonalDataSpan(start, _with_family(end, text), PersonalDataKind.NAME)


def _is_another_word(start: int, end: int, text: str, lead: _Lead) -> bool:
    """Whether what follows the lead makes a word of it (นายจ้าง); a known name that only begins like one does not."""
    met = [word for word in lead.never if text.startswith(word.replace("\\", ""), start)]
    known = text[start:end] in given_names() or text[start:end] in _nicknames()
    return bool(met) and not (known and end - start > max(map(len, met)))


def _given_end(start: int, text: str, *, trusted: bool) -> int | None:
    """Where a given name that begins at `start` ends."""
    run = _RUN.match(text, start)
    if run is None or text[run.end() : run.end() + 1] == ".":
        return None
    written = run[0]
    for name in reversed(_given().prefixes(written[:_LONGEST])):
        if _is_given(name, trusted=trusted) and _may_end(written, len(name)):
            return start + len(name)
    if written in given_names() and len(written) >= 4 and _with_family(run.end(), text) > run.end():
        return run.end()
    if trusted:
        cut = len(written) if _is_foreign(written) else _until_an_ending(written)
        return start + cut if cut >= 2 else None
    return run.end() if _is_unheard_of(run, text) else None


def _is_foreign(written: str) -> bool:
    """Whether a short run holds a piece that is no Thai word: ฟาตีมะห์ is not cut before ตี."""
    return len(written) <= 12 and any(len(w) > 1 and w not in dictionary_words() for w in words_of_name(written))


def _is_given(name: str, *, trusted: bool) -> bool:
    if name in _nicknames():
        return True
    return len(name) >= 3 and name in given_names() and (trusted or name not in everyday_words())


def _is_unheard_of(run: re.Match[str], text: str) -> bool:
    """Whether a run that no list knows stands before something that can be a family name."""
    written = run[0]
    if written in dictionary_words() or not 3 <= len(written) <= 12 or _until_an_ending(written) < len(written):
        return False
    return _with_family(run.end(), text) > run.end()


def _may_end(written: str, length: int) -> bool:
    """Whether a name may end here: not before a mark, and only before a word that names do not hold."""
    rest = written[length:]
    if not rest:
        return True
    return not re.match(r"[ะ-ฺๅ็-๎]", rest) and _begins_with_an_ending(rest)


def _with_family(end: int, text: str) -> int:
    """The end of the name with the family name, or its initial, that follows one space, if one does."""
    if initial := re.compile(r" [ก-ฮ]\.(?![ก-๎])").match(text, end):
        return initial.end()
    following = re.compile(r" {1,2}(?:ณ )?(?=[ก-๎])").match(text, end)
    run = _RUN.match(text, following.end()) if following else None
    if run is None or text[run.end() : run.end() + 1] == ".":
        return end
    written = run[0]
    for length in range(min(len(written), _LONGEST), 2, -1):
        if written[:length] in family_names() and _may_end(written, length):
            return run.start() + length
    cut = _until_an_ending(written)
    return run.start() + cut if cut >= 3 else end


def _until_an_ending(written: str) -> int:
    """How much of a run stands before the first word that no name holds; nothing where the run begins with one."""
    if _begins_with_an_ending(written):
        return 0
    reached = 0
    for word in _cut(written[:_FIRST_CHUNK]):
        if _begins_with_an_ending(written[reached:]):
            break
        reached += len(word)
        if reached > _LONGEST:
            return 0
    return reached


def _begins_with_an_ending(written: str) -> bool:
    """By the first word; longer endings also where the dictionary joins them to what follows."""
    words = _cut(written[:_LONGEST])
    return bool(words) and (words[0] in _endings() or words[0].startswith(_longer_endings()))


@cache
def _endings() -> frozenset[str]:
    return frozenset(pattern.pattern for pattern in load_patterns("names").lists["ends.words"])


@cache
def _given() -> WordSet:
    """Every name that _is_given may take for one."""
    return WordSet(frozenset(name for name in given_names() | _nicknames() if len(name) > 1))


@cache
def _longer_endings() -> tuple[str, ...]:
    return tuple(ending for ending in _endings() if len(ending) >= 3)


@cache
def _nicknames() -> frozenset[str]:
    return frozenset(pattern.pattern for pattern in load_patterns("names").lists["nick.names"])


def _bare(text: str) -> Iterator[PersonalDataSpan]:
    """A known given name that is no everyday word, standing alone before something that can be a family name."""
    for run in _RUN.finditer(text):
        if run[0] not in given_names() or run[0] in everyday_words() or len(run[0]) < 3:
            continue
        end = _with_family(run.end(), text)
        if end > run.end():
            yield PersonalDataSpan(run.start(), end, PersonalDataKind.NAME)


@cache
def _english_lead() -> re.Pattern[str]:
    patterns = [pattern.pattern for pattern in load_patterns("names").lists["title.english"]]
    return re.compile(rf"(?:{'|'.join(patterns)})\s?", re.IGNORECASE)


def _english(text: str) -> Iterator[PersonalDataSpan]:
    """Capitalised words after an English title or a word that says whose name comes."""
    for lead in _english_lead().finditer(text):
        if match := _LATIN.match(text, lead.end()):
            yield PersonalDataSpan(*match.span(), PersonalDataKind.NAME)
    if re.search(r"[ก-๎]", text):
        yield from _latin_in_thai(text)


def _latin_in_thai(text: str) -> Iterator[PersonalDataSpan]:
    """Two capitalised words in a row inside a Thai message, or one after a word that says whose name comes."""
    never = {pattern.pattern for pattern in load_patterns("names").lists["latin.never"]}
    for match in _LATIN.finditer(text):
        words = match[0].split()
        introduced = re.search(r"(?:(?<!เ)ชื่อ|นาย|นาง(?:สาว)?|คุณ|น\.ส\.|ทนาย)\s?$", text[: match.start()])
        if not never & set(words) and (len(words) >= 2 or introduced):
            yield PersonalDataSpan(*match.span(), PersonalDataKind.NAME)
