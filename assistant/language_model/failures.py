"""Why a sentence was not let through."""

from enum import StrEnum


class Failure(StrEnum):
    """What a check found; the order is the order of the checks."""

    NO_TOKEN = "no_token"
    UNKNOWN_TOKEN = "unknown_token"
    FORM = "form"
    FIGURE = "figure"
    SECTION = "section"
    LINK = "link"
    WORDS = "words"
    POLARITY = "polarity"
    MODALITY = "modality"
    SUBJECT = "subject"
    CONDITION = "condition"
    ORDER = "order"
