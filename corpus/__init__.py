"""What the law says: registers, digests, guides and the offices that help, validated whole."""

from corpus.collection import Corpus
from corpus.errors import CorpusError, InvalidCorpusError, UnknownLawError, UnknownSectionError
from corpus.faults import Fault
from corpus.register import Register

__all__ = [
    "Corpus",
    "CorpusError",
    "Fault",
    "InvalidCorpusError",
    "Register",
    "UnknownLawError",
    "UnknownSectionError",
]
