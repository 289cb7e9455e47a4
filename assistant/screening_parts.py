"""Screen a message and each question in it: what is found in the whole stands, unless one question alone brings it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers import Language
from assistant.screening import Screened, Screening, screen, speaks_of_case
from assistant.slips import mend_slips
from assistant.splitting import split_questions
from assistant.understanding import language_of
from corpus.normalise import fold

_REFUSED = (Screening.HARMFUL, Screening.INJECTION)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it was typed and masked, folded and mended, and what screening finds it to be.

    Where it is a part of a message: `language` is that of the whole, `message` the whole folded.
    """

    question: str
    folded: str
    screened: Screened
    language: Language | None = None
    message: str = ""


def questions_of(masked: str, *, follows: bool, whole: bool = False) -> tuple[Asked, ...]:
    """The questions of a masked message in their order, screened; where they are not told apart one, the whole.

    Args:
        masked: the message.
        follows: whether a conversation goes on.
        whole: whether to leave it whole, as an answer to the assistant's own question is.
    """
    message = _asked(masked, follows)
    texts = () if whole else split_questions(masked)
    if len(texts) < 2 or _is_cut(message):
        return (message,)
    parts = tuple(_asked(text, follows or place > 0) for place, text in enumerate(texts))
    language = language_of(masked)
    return tuple(replace(part, language=language, message=message.folded) for part in _told_apart(message, parts)) or (
        message,
    )


def _asked(masked: str, follows: bool) -> Asked:
    folded = mend_slips(fold(masked).text)
    return Asked(masked, folded, screen(folded, masked, follows=follows))


def _is_cut(message: Asked) -> bool:
    """Whether an instruction to the program was refused or cut out: then only what remains is answered."""
    instructed = message.screened.screening is Screening.INJECTION
    return instructed or len(message.screened.text) < len(message.folded)


def _told_apart(message: Asked, parts: Sequence[Asked]) -> tuple[Asked, ...]:
    """The parts as they are answered; none where they must not be told apart."""
    match message.screened.screening:
        case Screening.EMERGENCY:
            return _if_one_is(Screening.EMERGENCY, parts)
        case Screening.HARMFUL:
            return _if_one_is(Screening.HARMFUL, parts)
        case _:
            return tuple(_not_refused(part) for part in parts)


def _if_one_is(screening: Screening, parts: Sequence[Asked]) -> tuple[Asked, ...]:
    """The parts, where some alone are what the whole is and the others are lawful questions that tell of a case."""
    others = [part for part in parts if part.screened.screening is not screening]
    lawful = all(part.screened.screening is Screening.CLEAR and speaks_of_case(part.folded) for part in others)
    return tuple(parts) if others and len(others) < len(parts) and lawful else ()


def _not_refused(part: Asked) -> Asked:
    """A part of a lawful message: half of it has too few words for harm to be read into it. Danger is always heard."""
    if part.screened.screening in _REFUSED:
        return replace(part, screened=Screened(Screening.CLEAR, part.screened.text))
    return part
