"""Accept a message or say why it cannot be one."""

from assistant.answers import MAXIMUM_QUESTION
from assistant.errors import InvalidQuestionError
from corpus.normalise import fold

# Repetition and abbreviation marks, letters to Unicode but no words.
_MARKS = "ๆฯ"


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
    # Only what holds no letter is folded here: folding remembers texts, and this one is not masked yet.
    if not any(character.isalnum() and character not in _MARKS for character in text):
        raise InvalidQuestionError("no_words" if fold(text).text.strip() else "empty")
    return text
