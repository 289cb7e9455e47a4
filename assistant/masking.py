"""Mask personal data before anything is searched, remembered or logged. Typed placeholders keep a question readable."""

from assistant.personal_data import personal_data


def mask(text: str) -> str:
    """The text with every span of personal data replaced by its type in brackets."""
    masked = text
    for span in reversed(personal_data(text)):
        masked = f"{masked[: span.start]}[{span.kind.value}]{masked[span.end :]}"
    return masked
