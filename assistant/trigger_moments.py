"""Which of the moments that a message tells are the days and hours that a rule counts from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from assistant.moments import Moment
from assistant.period_model import pattern
from corpus.models import DeadlineRule, Fact, FactKind
from prompts import load_patterns

Days = dict[str, date | datetime]

# A cue this near tells of a moment; where a message says that it does not know a day, only one right beside it does.
_REACH = 80
_BESIDE = 12
# The words of another event stand right before the moment, an object and what joins them between.
_LEFT = 60
# คดีกู้ยืม, เรื่องสัญญาเช่า, ฟ้องหย่า: what a case is about, no event of that day.
_NO_TOPIC = "(?<!คดี)(?<!เรื่อง)(?<!ฟ้อง)(?<!ผิด)(?<!ข้อหา)"
_JOINED = r"[ก-๎a-z]{0,10}?)(?:\s|เมื่อ|วันที่|ตั้งแต่|ไว้|กัน|แล้ว|\bon\b|\bsince\b|\bfrom\b|\bthe\b)*$"


@dataclass(frozen=True, slots=True)
class _Told:
    """What the moments of one message are chosen from: its text, they themselves, and today."""

    text: str
    moments: tuple[Moment, ...]
    today: date

    def before(self, moment: Moment) -> str:
        """The words that lead to a moment, back to the one told before it."""
        ends = [one.end for one in self.moments if one.end <= moment.start]
        return self.text[max(0, moment.start - _LEFT, *ends) : moment.start]


def moment_facts(
    rule: DeadlineRule, text: str, moments: Sequence[Moment], today: date
) -> tuple[Days, tuple[Fact, ...]]:
    """The rule's days and times among the moments told, and the facts that are missing or lack their hour."""
    told = _Told(text, tuple(moments), today)
    wanted = [fact for fact in rule.facts if fact.kind in (FactKind.DATE, FactKind.DATETIME)]
    found: Days = {}
    missing: list[Fact] = []
    for fact in wanted:
        moment = _moment_of(fact, wanted, told)
        value = _value(fact, moment) if moment else None
        if value is not None:
            found[fact.id] = value
        elif not fact.optional:
            missing.append(fact)
    return _in_order(found), tuple(missing)


def _value(fact: Fact, moment: Moment) -> date | datetime | None:
    if moment.day is None or moment.impossible:
        return None
    if fact.kind is FactKind.DATE:
        return moment.day
    return datetime.combine(moment.day, moment.at) if moment.at else None


def _in_order(found: Days) -> Days:
    """Who is arrested arrives after it: an hour that another day was told before is the next one after the arrest."""
    arrested, arrived = found.get("arrested_at"), found.get("arrived_at")
    if not (isinstance(arrested, datetime) and isinstance(arrived, datetime) and arrived < arrested):
        return found
    same_day = datetime.combine(arrested.date(), arrived.time())
    return {**found, "arrived_at": same_day if same_day >= arrested else same_day + timedelta(days=1)}


def _moment_of(fact: Fact, wanted: Sequence[Fact], told: _Told) -> Moment | None:
    """The moment told nearest to the first of the fact's cues that is near any; else one that nothing else claims."""
    text = told.text
    if any(pattern(words).search(text) for words in fact.unknown):
        return None
    usable = _usable(fact, told)
    reach = _BESIDE if load_patterns("dates").meets("unknown", text) else _REACH
    for cue in fact.cues:
        near = [(gap, one.start, one) for one in usable if (gap := _gap(cue, text, one)) is not None and gap <= reach]
        if near:
            return min(near, key=lambda entry: entry[:2])[2]
    others = [cue for other in wanted if other is not fact for cue in other.cues]
    unclaimed = [one for one in usable if all(_gap(cue, text, one) is None for cue in others)]
    return unclaimed[0] if len(unclaimed) == 1 and reach == _REACH else None


def _usable(fact: Fact, told: _Told) -> Sequence[Moment]:
    """Moments that may be the fact: of no other event; those written, past and not only planned go before others."""
    usable = [one for one in told.moments if (one.day or one.impossible) and not _is_other(fact, one, told)]
    usable = [one for one in usable if not _is_of_asking(one, fact, told)] or usable
    usable = [one for one in usable if not one.rough] or usable
    usable = [one for one in usable if one.day is None or one.day <= told.today] or usable
    usable = [one for one in usable if not _leads("planned", one, told)] or usable
    if fact.kind is FactKind.DATETIME:  # where an hour is told, it is an hour that is counted from
        usable = [one for one in usable if one.at] or usable
    return usable


_TODAY = re.compile(r"(?:วันนี้|today)")


def _is_of_asking(moment: Moment, fact: Fact, told: _Told) -> bool:
    """Whether it is the day of asking: วันนี้ 20 ต.ค., or วันนี้ with no word of the fact right before it."""
    if _leads("asking", moment, told):
        return True
    if not _TODAY.fullmatch(told.text, moment.start, moment.end):
        return False
    said = told.before(moment)
    return not any(re.search(rf"(?:{cue})\s?(?:เมื่อ|ตอน)?$", said) for cue in fact.cues)


def _is_other(fact: Fact, moment: Moment, told: _Told) -> bool:
    """Whether the words right before a moment say that it is something else than the fact."""
    said = told.before(moment)
    if any(re.search(rf"(?:{words})\s?$", said) for words in fact.not_after):
        return True
    to_come = moment.day is not None and moment.day > told.today
    event = _leads("event", moment, told) or (_leads("planned", moment, told) if to_come else None)
    if event is None or any(pattern(cue).search(event) for cue in fact.cues):
        return False
    if any(pattern(cue).search(_clause(said)) for cue in fact.cues[:1]):
        return False
    return not any(_is_own(cue, moment, told.text) for cue in fact.cues)


def _clause(said: str) -> str:
    """The words right before a moment, back to the space before them: ศาลยกฟ้องคดีที่ผมฟ้องเขา is one event."""
    return re.sub(r"(?:\s|เมื่อ|วันที่|ตั้งแต่)*$", "", said).rpartition(" ")[2]


_SAME_DAY = r"[^.]{0,12}(?:วันนั้น|วันเดียวกัน|same day|that day)"


def _is_own(cue: str, moment: Moment, text: str) -> bool:
    """Whether the fact is told within the moment (วันศุกร์ … ถึงโรงพักสองทุ่ม), or after it as of the same day."""
    if pattern(cue).search(text, moment.start, moment.end):
        return True
    return pattern(rf"(?:{cue}){_SAME_DAY}").search(text, moment.end, moment.end + 60) is not None


def _leads(kind: str, moment: Moment, told: _Told) -> str | None:
    """The words of an event of that kind that lead to the moment."""
    said = told.before(moment)
    return next((match["event"] for words in _leading(kind) if (match := words.search(said))), None)


@cache
def _leading(kind: str) -> tuple[re.Pattern[str], ...]:
    written = load_patterns("dates").lists[kind]
    return tuple(re.compile(rf"{_NO_TOPIC}(?P<event>(?:{words.pattern}){_JOINED}") for words in written)


def _gap(cue: str, text: str, moment: Moment) -> int | None:
    """Characters between a cue and the moment; one told within the moment is nearest, one after it counts close by."""
    gaps = [moment.start - match.end() for match in pattern(cue).finditer(text, 0, moment.start)]
    gaps = [gap for gap in gaps if gap <= _REACH]
    gaps += [0 for _ in pattern(cue).finditer(text, moment.start, moment.end)]
    after = (match.start() for match in pattern(cue).finditer(text, moment.end, moment.end + 40))
    gaps += [3 * (start - moment.end) + 10 for start in after]
    return min(gaps, default=None)
