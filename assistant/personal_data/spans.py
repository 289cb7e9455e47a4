"""What a finding of personal data is."""

from dataclasses import dataclass
from enum import StrEnum


class PersonalDataKind(StrEnum):
    """Types of personal data, as in the contract of `deidentify`."""

    NAME = "NAME"
    NATIONAL_ID = "NATIONAL_ID"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    LINE_ID = "LINE_ID"
    BANK_ACCOUNT = "BANK_ACCOUNT"
    CREDIT_CARD = "CREDIT_CARD"
    PASSPORT = "PASSPORT"
    ADDRESS = "ADDRESS"
    PLATE = "PLATE"
    CASE_NUMBER = "CASE_NUMBER"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"


@dataclass(frozen=True, slots=True)
class PersonalDataSpan:
    """A span of the original text: offsets in code points, end exclusive."""

    start: int
    end: int
    kind: PersonalDataKind
