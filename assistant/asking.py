"""Accept a message or say why it cannot be one."""

from assistant.answers import MAXIMUM_QUESTION
from assistant.errors import InvalidQuestionError
from corpus.normalise import fold


def accept(text: str) -> str:
    """The message as it came.

    Raises:
        InvalidQuestionError: `too_long` (over 4,000 characters), `empty`, `not_text` (a lone surrogate) or
            `no_words` (nothing but marks or emoji).
    """
    if len(text) > MAXIMUM_QUESTION:
        raise InvalidQuestionError("too_long")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InvalidQuestionError("not_text")
    folded = fold(text).text
    if not folded.strip():
        raise InvalidQuestionError("empty")
    if not any(character.isalnum() for character in folded):
        raise InvalidQuestionError("no_words")
    return text
