"""The corpus to and from JSON, canonical, so that its digest is stable."""

import hashlib
from dataclasses import dataclass, field
from functools import cache

from pydantic import TypeAdapter

from corpus.collection import Corpus
from corpus.models import (
    Agency,
    DeadlineRule,
    DocumentType,
    Guide,
    HolidayCalendar,
    Interview,
    Law,
    RegisterEntry,
    Section,
    Term,
)
from corpus.register import Register


@dataclass(frozen=True, slots=True)
class StoredCorpus:
    """Flat form of a Corpus, as it lies in an index."""

    laws: tuple[Law, ...]
    register: dict[str, tuple[RegisterEntry, ...]]
    sections: tuple[Section, ...]
    guides: tuple[Guide, ...]
    agencies: tuple[Agency, ...]
    terms: tuple[Term, ...]
    deadline_rules: tuple[DeadlineRule, ...]
    interviews: tuple[Interview, ...]
    document_types: tuple[DocumentType, ...]
    holidays: HolidayCalendar = field(default_factory=HolidayCalendar)


@cache
def _adapter() -> TypeAdapter[StoredCorpus]:
    return TypeAdapter(StoredCorpus)


def dump_corpus(corpus: Corpus) -> bytes:
    """UTF-8 JSON of everything in the corpus."""
    return _adapter().dump_json(
        StoredCorpus(
            laws=tuple(corpus.register.laws.values()),
            register={law: tuple(entries.values()) for law, entries in corpus.register.entries.items()},
            sections=tuple(corpus.sections.values()),
            guides=tuple(corpus.guides.values()),
            agencies=tuple(corpus.agencies.values()),
            terms=tuple(corpus.terms.values()),
            deadline_rules=tuple(corpus.deadline_rules.values()),
            interviews=tuple(corpus.interviews.values()),
            document_types=tuple(corpus.document_types.values()),
            holidays=corpus.holidays,
        )
    )


def load_corpus_json(data: bytes) -> Corpus:
    """The inverse of dump_corpus; pydantic's ValidationError where the data has another shape."""
    stored = _adapter().validate_json(data)
    return Corpus(
        register=Register(
            {law.id: law for law in stored.laws},
            {law: {entry.number: entry for entry in entries} for law, entries in stored.register.items()},
        ),
        sections={(section.law, section.number): section for section in stored.sections},
        guides={guide.id: guide for guide in stored.guides},
        agencies={agency.id: agency for agency in stored.agencies},
        terms={term.id: term for term in stored.terms},
        deadline_rules={rule.id: rule for rule in stored.deadline_rules},
        interviews={interview.id: interview for interview in stored.interviews},
        document_types={document.id: document for document in stored.document_types},
        holidays=stored.holidays,
    )


def corpus_digest(corpus: Corpus) -> str:
    """sha256 of the canonical JSON, hexadecimal; covers everything stored."""
    return hashlib.sha256(dump_corpus(corpus)).hexdigest()
