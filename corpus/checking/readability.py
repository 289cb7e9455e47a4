"""How it reads: long clauses, words of lawyers left unexplained, promises of outcome, advice to flee or hide."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.checking.claims import Claim
from corpus.checking.errors import InvalidExceptionsError
from corpus.collection import Corpus
from corpus.faults import Fault
from corpus.models import Term
from corpus.models.basis import STRICT
from corpus.validation import Origins
from corpus.yaml_source import read_yaml

NAME = "lexicon/readability.yaml"
# Where a Thai clause may end without a space.
_CONNECTIVE = re.compile(r"\s+|(?=แต่ถ้า|เพราะว่า|เนื่องจาก|เว้นแต่|ถึงแม้|ดังนั้น|หลังจาก)")
_THAI = re.compile("[ก-๎]")


@dataclass(frozen=True, slots=True)
class Longest:
    """Longest Thai clause and statement in characters, and English sentence in words, that pass unlisted."""

    __pydantic_config__ = STRICT
    clause: int
    statement: int
    english_words: int


@dataclass(frozen=True)
class ReadingRules:
    """The file corpus/data/lexicon/readability.yaml."""

    __pydantic_config__ = STRICT
    longest: Longest
    promises: tuple[str, ...]
    flight: tuple[str, ...]
    unless_before: tuple[str, ...]
    legal_words: tuple[str, ...]

    @cached_property
    def promise(self) -> re.Pattern[str]:
        """Any promise of outcome."""
        return re.compile("|".join(self.promises), re.IGNORECASE)

    @cached_property
    def fleeing(self) -> re.Pattern[str]:
        """Any advice to flee, hide or destroy."""
        return re.compile("|".join(self.flight), re.IGNORECASE)

    @cached_property
    def turned(self) -> re.Pattern[str]:
        """Words before it that turn the advice into its opposite."""
        return re.compile("|".join(self.unless_before), re.IGNORECASE)


def read_rules(folder: Path) -> ReadingRules | None:
    """The rules of a data folder; None where it has no such file.

    Raises:
        InvalidExceptionsError: the file holds something else.
    """
    if not (folder / NAME).is_file():
        return None
    source, faults = read_yaml(folder / NAME, NAME)
    if source is None or faults:
        raise InvalidExceptionsError("\n".join(map(str, faults)))
    try:
        return TypeAdapter(ReadingRules).validate_python(source.value)
    except ValidationError as error:
        raise InvalidExceptionsError(f"{NAME}: {error}") from error


def harmful(claims: Iterable[Claim], rules: ReadingRules) -> Iterator[Fault]:
    """Promises of outcome, and advice to flee, hide or destroy. Digests tell offences (who helps another to flee)."""
    for claim in claims:
        if claim.kind == "digest":
            continue
        for match in rules.promise.finditer(claim.text):
            if not rules.turned.search(claim.text, max(0, match.start() - 40), match.start()):
                yield claim.fault("promise", f"promises an outcome: {match[0]!r}")
        for match in rules.fleeing.finditer(claim.text):
            if not rules.turned.search(claim.text, max(0, match.start() - 40), match.start()):
                yield claim.fault("flight", f"advises to flee or hide: {match[0]!r}")


def hard_to_read(claims: Iterable[Claim], terms: Iterable[Term], rules: ReadingRules) -> Iterator[Fault]:
    """Long clauses, statements and sentences; legal words neither explained in brackets nor in Terms."""
    explained = frozenset(word for term in terms for word in (term.legal, *term.spoken))
    for claim in claims:
        if claim.kind != "statement":
            continue
        for rule, message in _long(claim.text, rules.longest):
            yield claim.fault(rule, f"{message}")
        for word in rules.legal_words:
            if word in claim.text and word not in explained and not _in_brackets(claim.text, word):
                message = f"{word} is neither explained in brackets nor a term"
                yield claim.fault("legal-word", message)


def reviews_due(corpus: Corpus, origins: Origins, today: date) -> Iterator[Fault]:
    """Guides and digests whose review was due by today."""
    for guide in corpus.guides.values():
        if guide.review.due is not None and guide.review.due <= today:
            file, line = origins["Guide", guide.id]
            yield Fault(file, line, "review-due", f"{guide.id}: review due {guide.review.due}")
    for (law, number), section in corpus.sections.items():
        if section.review is not None and section.review.due is not None and section.review.due <= today:
            file, line = origins["Section", f"{law} {number}"]
            yield Fault(file, line, "review-due", f"{law} {number}: review due {section.review.due}")


def _long(text: str, longest: Longest) -> Iterator[tuple[str, str]]:
    if not _THAI.search(text):
        words = max(len(sentence.split()) for sentence in re.split(r"(?<=[.!?;])\s", text))
        if words > longest.english_words:
            yield "long-sentence", f"an English sentence of {words} words"
        return
    clause = max(_CONNECTIVE.split(text), key=len)
    if len(clause) > longest.clause:
        yield "long-clause", f"{len(clause)} characters without a pause: {clause[:40]}…"
    if len(text) > longest.statement:
        yield "long-statement", f"{len(text)} characters in one statement"


def _in_brackets(text: str, word: str) -> bool:
    """Whether the word stands in brackets after plain words, or is followed by brackets that explain it."""
    escaped = re.escape(word)
    return re.search(rf"\([^)]*{escaped}[^)]*\)|{escaped}\s?\(", text) is not None
