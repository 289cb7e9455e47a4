"""A question as the assistant searches it."""

from assistant.masking import mask
from assistant.slips import mend_slips
from corpus.normalise import fold


def asked_text(question: str) -> str:
    """The question masked, folded and with its slips mended."""
    return mend_slips(fold(mask(question)).text)
