"""Rows of an export: sections of official text, and our digests, each saying which of the two it is."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from corpus.collection import Corpus
from corpus.exporting.row_text import row_text
from corpus.importing.official import Annex, OfficialSection, OfficialText
from corpus.importing.paragraphs import parts
from corpus.models import Law, Section

Row = dict[str, Any]
DIGEST_NOTICE = "a digest in NitiNam's own words, not the text of the law"


class ExportFormat(StrEnum):
    """Format of an export."""

    JSONL = "jsonl"
    CSV = "csv"
    AKOMA_NTOSO = "akn"


class TextKind(StrEnum):
    """Which of the two a row holds."""

    OFFICIAL = "official"
    DIGEST = "digest"


def official_rows(texts: Iterable[OfficialText]) -> Iterator[Row]:
    """One row per section, in stored order; the first of a law carries its annexes."""
    for text in texts:
        for count, section in enumerate(text.sections):
            yield _official_row(text, section, text.annexes if count == 0 else ())


def digest_rows(corpus: Corpus, law: str | None = None) -> Iterator[Row]:
    """One row per digest of the law (all laws for None). It has no field `text`: the importer refuses it as law."""
    for section in corpus.sections.values():
        if section.digest and law in (None, section.law):
            yield _digest_row(corpus, corpus.register.laws[section.law], section)


def shown_source(source: str) -> str:
    """Where a text came from, without the folders of the machine that imported it."""
    return source if "://" in source else PurePath(source).name


def _official_row(text: OfficialText, section: OfficialSection, annexes: Iterable[Annex]) -> Row:
    version = section.version
    return {
        "text_kind": TextKind.OFFICIAL.value,
        "law": text.official,
        "law_id": text.law,
        "section": version.number,
        "text": row_text(version.number, version.paragraphs, text.official),
        "part_ids": [part.id for part in parts(version.paragraphs)],
        "heading_path": list(section.heading_path),
        "instrument": version.instrument.value,
        "amending_number": version.amending_number,
        "occurrence": section.occurrence,
        "language": section.language.value,
        "repealed": section.repealed,
        "effective_from": _day(version.effective_from),
        "retrieved": _day(version.retrieved),
        "url": version.url,
        "sha256": version.sha256,
        "references": list(section.references),
        "footnotes": list(section.footnotes),
        "annexes": [{"kind": annex.kind.value, "text": annex.text, "after": annex.after} for annex in annexes],
        "source": shown_source(text.source.source),
        "source_sha256": text.source.sha256,
    }


def _digest_row(corpus: Corpus, law: Law, section: Section) -> Row:
    status = corpus.register.status(law.id, section.number)
    asked = (section.questions or {}).items()
    return {
        "text_kind": TextKind.DIGEST.value,
        "notice": DIGEST_NOTICE,
        "law": law.official,
        "law_id": law.id,
        "section": section.number,
        "status": status.value if status else "not_checked",
        "heading": section.heading,
        "heading_path": list(section.heading_path),
        "digest": section.digest,
        "digest_en": section.digest_en,
        "questions": {register.value: list(questions) for register, questions in asked},
        "goes_with": [f"{other.law or law.id}/{other.section} {other.relation.value}" for other in section.goes_with],
        "references": list(section.references),
        "reviewed_by": section.review.by.value if section.review else None,
        "reviewed_on": _day(section.review.on) if section.review else None,
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
