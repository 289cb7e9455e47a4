"""Mask personal data before anything is searched, remembered or logged. Typed placeholders keep a question readable."""

from assistant.personal_data import personal_data


def mask(text: str) -> str:
    """The text with every span of personal data replaced by its type in brackets.

    Repeated until nothing more is found: what stood against one number may be read once that is masked. So masking
    what is masked changes nothing. Each round leaves less of the text itself, so the rounds end.
    """
    masked = _once(text)
    while masked != text:
        text, masked = masked, _once(masked)
    return masked


def _once(text: str) -> str:
    for span in reversed(personal_data(text)):
        text = f"{text[: span.start]}[{span.kind.value}]{text[span.end :]}"
    return text
