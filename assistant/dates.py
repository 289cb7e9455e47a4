"""Dates and times as they are shown: `11 มกราคม 2569 22.40 น.` in Thai, `11 January 2026 22:40` in English."""

from datetime import date

from assistant.answers import Language
from prompts import load_messages

_BUDDHIST_ERA = 543


def shown_date(day: date, language: Language) -> str:
    """The day in words, in the Buddhist era for Thai."""
    month = load_messages(language.value)["date.months"].split()[day.month - 1]
    year = day.year + _BUDDHIST_ERA if language is Language.THAI else day.year
    return f"{day.day} {month} {year}"


def shown_moment(day: date, at: str | None, language: Language) -> str:
    """The day in words and, where an hour matters (`HH:MM`), the hour: `22.40 น.` in Thai, `22:40` in English."""
    if at is None:
        return shown_date(day, language)
    hour = f"{at.replace(':', '.')} น." if language is Language.THAI else at
    return f"{shown_date(day, language)} {hour}"
