"""Fakes and small worlds for tests, shipped so that everybody tests against the same.

A clock that stands still, a retriever that finds what it is told to, and an assistant over a corpus of a few lines.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.clock import BANGKOK, Clock
from assistant.conversation import InProcessMemory
from assistant.pipeline import Assistant
from assistant.served import Served
from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.models import Agency, Guide, Law, RegisterEntry, Section, SectionStatus, Term
from corpus.register import Register
from corpus.serialising import corpus_digest
from indexing.embedder import Embedder
from indexing.expansion import Expander
from indexing.fused import FusedRetriever
from indexing.hits import Hit
from indexing.legs import build_legs
from indexing.loaded import LoadedIndex
from indexing.manifest import FORMAT, Manifest
from indexing.passages import passages_of

START = datetime(2026, 1, 11, 9, 30, tzinfo=BANGKOK)


class FixedClock:
    """A clock that moves only when told to."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._now

    def advance(self, by: timedelta) -> None:
        """Move on."""
        self._now += by


@dataclass(frozen=True, slots=True)
class FakeRetriever:
    """Finds the same hits whatever is asked."""

    hits: tuple[Hit, ...] = ()

    def search(self, question: str, k: int = 10) -> tuple[Hit, ...]:  # noqa: ARG002 (the protocol's parameter)
        """The first k hits it was given."""
        return self.hits[:k]


def corpus_of(
    laws: Iterable[Law] = (),
    numbers: Mapping[str, Sequence[str]] | None = None,
    repealed: Mapping[str, Sequence[str]] | None = None,
    sections: Iterable[Section] = (),
    guides: Iterable[Guide] = (),
    agencies: Iterable[Agency] = (),
    terms: Iterable[Term] = (),
) -> Corpus:
    """A corpus of exactly these things.

    Args:
        laws: laws of the register.
        numbers: law id → section numbers in force; a law that is not named here cannot be judged.
        repealed: law id → section numbers that were repealed.
        sections: digests; `law` is the law's id.
        guides: guides, their bases naming laws by id.
        agencies: offices.
        terms: legal terms.
    """
    return Corpus(
        register=Register({law.id: law for law in laws}, _entries(numbers or {}, repealed or {})),
        sections={(section.law, section.number): section for section in sections},
        guides={guide.id: guide for guide in guides},
        agencies={agency.id: agency for agency in agencies},
        terms={term.id: term for term in terms},
        deadline_rules={},
        interviews={},
        document_types={},
    )


def served_over(corpus: Corpus, embedder: Embedder | None = None) -> Served:
    """An index of the corpus in memory; without an embedder the dense legs are left out."""
    passages = passages_of(corpus)
    retriever = FusedRetriever(
        passages=passages,
        legs=build_legs(passages, embedder),
        expander=Expander.of(corpus.terms.values()),
        laws=LawNames.of(corpus.register.laws.values()),
        embedder=embedder,
    )
    manifest = Manifest(
        format=FORMAT,
        version="in-memory",
        corpus_digest=corpus_digest(corpus),
        encoder=embedder.id if embedder else "none",
        encoder_training="none",
        counts={"passages": len(passages)},
        files={},
    )
    return Served.of(LoadedIndex(manifest, corpus, retriever))


def assistant_over(
    served: Served, clock: Clock | None = None, lifetime: timedelta = timedelta(minutes=30)
) -> Assistant:
    """An assistant over an index in memory."""
    told = clock or FixedClock()
    return Assistant(lambda: served, InProcessMemory(told, lifetime), told)


def _entries(
    numbers: Mapping[str, Sequence[str]], repealed: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, RegisterEntry]]:
    found: dict[str, dict[str, RegisterEntry]] = {}
    for status, table in ((SectionStatus.IN_FORCE, numbers), (SectionStatus.REPEALED, repealed)):
        for law, listed in table.items():
            found.setdefault(law, {}).update({number: RegisterEntry(number, status) for number in listed})
    return found
