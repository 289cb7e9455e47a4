"""Find personal data in a message: numbers that lead to a person, addresses, dates of birth, names."""

from assistant.personal_data.finding import personal_data
from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan

__all__ = ["PersonalDataKind", "PersonalDataSpan", "personal_data"]
