"""Dates as they are shown: `11 มกราคม 2569` in Thai, `11 January 2026` in English."""

from datetime import date

from assistant.answers import Language
from prompts import load_messages

_BUDDHIST_ERA = 543


def shown_date(day: date, language: Language) -> str:
    """The day in words, in the Buddhist era for Thai."""
    month = load_messages(language.value)["date.months"].split()[day.month - 1]
    year = day.year + _BUDDHIST_ERA if language is Language.THAI else day.year
    return f"{day.day} {month} {year}"
