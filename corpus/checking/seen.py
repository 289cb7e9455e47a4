"""What each guide's sections read like when its numbers were checked: hashes of the cited paragraphs, in seen.json.

A basis that changes after the check (a slip of the hand, or an amendment of the law) no longer agrees with it.
`Review.seen` of a guide, where a reviewer filled it, is read in the same keys and goes before the file.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.checking.claims import Claim
from corpus.checking.errors import UnreadableRecordError
from corpus.checking.evidence import passage
from corpus.checking.official_texts import CitedText, OfficialTexts
from corpus.faults import Fault
from corpus.models import SectionBasis
from corpus.models.basis import STRICT
from corpus.number_words import DIGITS

NAME = "seen.json"
_KEPT = re.compile(r"[^0-9A-Za-zก-๎]+")


@dataclass(frozen=True, slots=True)
class Seen:
    """`claims`: places that each claim rested on when it was checked; `texts`: place → sha256 of its words then."""

    __pydantic_config__ = STRICT
    claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def place(basis: SectionBasis) -> str:
    """`penal-code/95/1/3`: law, section, paragraph, item, as far as the basis names them."""
    rest = [str(basis.paragraph)] if basis.paragraph else []
    return "/".join([basis.law, basis.section.replace("/", "-"), *rest, *([basis.item] if basis.item else [])])


def words_hash(text: str) -> str:
    """sha256 of the letters and digits alone: spaces, punctuation, line breaks, the script of digits do not count."""
    folded = unicodedata.normalize("NFC", text).translate(DIGITS)
    return hashlib.sha256(_KEPT.sub("", folded).encode()).hexdigest()


def hashes(text: CitedText, basis: SectionBasis) -> Iterator[tuple[str, str]]:
    """Place and hash of the whole section and, where the basis names one, of its paragraph or item."""
    yield place(SectionBasis(basis.law, basis.section)), words_hash("\n".join(text.lines))
    if basis.paragraph is not None and (words := passage(text, basis)) is not None:
        yield place(basis), words_hash(words)


def record(claims: Iterable[Claim], texts: OfficialTexts) -> Seen:
    """What is cited now, and how it reads now."""
    cited: dict[str, set[str]] = {}
    read: dict[str, str] = {}
    for claim in claims:
        for basis in claim.bases:
            if isinstance(basis, SectionBasis) and (text := texts.of(basis)):
                if claim.kind != "digest":
                    cited.setdefault(claim.id, set()).add(place(basis))
                read.update(hashes(text, basis))
    return Seen({name: tuple(sorted(places)) for name, places in sorted(cited.items())}, dict(sorted(read.items())))


def not_seen(claims: Iterable[Claim], seen: Seen) -> Iterator[Fault]:
    """Places that a recorded claim did not rest on when it was checked. A claim written since is not judged."""
    for claim in claims:
        if claim.id not in seen.claims:
            continue
        for basis in claim.bases:
            if isinstance(basis, SectionBasis) and place(basis) not in seen.claims[claim.id]:
                message = f"did not rest on {place(basis)} when it was checked; check it and record again"
                yield claim.fault("basis-not-seen", message)


def read_seen(folder: Path) -> Seen:
    """The record of a data folder; an empty one where nothing was recorded.

    Raises:
        UnreadableRecordError: the file holds something else.
    """
    path = folder / NAME
    if not path.is_file():
        return Seen()
    try:
        return TypeAdapter(Seen).validate_json(path.read_bytes())
    except ValidationError as error:
        raise UnreadableRecordError(f"{path}: {error}; run `nitinam corpus check --record`") from error


def write_seen(folder: Path, seen: Seen) -> None:
    """Store the record beside what it is of."""
    (folder / NAME).write_text(json.dumps(asdict(seen), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
