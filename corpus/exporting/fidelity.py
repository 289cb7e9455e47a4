"""What an export cannot keep to the letter, said before anyone relies on it."""

from collections.abc import Iterable, Iterator

from corpus.exporting.row_text import reads_back, row_text
from corpus.exporting.rows import ExportFormat
from corpus.exporting.writing import STEP, cell
from corpus.exporting.xml_text import clean
from corpus.importing.official import OfficialSection, OfficialText


def inexact(texts: Iterable[OfficialText], chosen: ExportFormat) -> Iterator[str]:
    """`law section: reason` for every section that the format cannot carry as it is; nothing for nearly every law."""
    for text in texts:
        for section in text.sections:
            for reason in _reasons(section, text.official, chosen):
                yield f"{text.law} {section.version.number}: {reason}"


def _reasons(section: OfficialSection, law: str, chosen: ExportFormat) -> Iterator[str]:
    number, paragraphs = section.version.number, section.version.paragraphs
    body = "\n".join(paragraphs)
    if chosen is ExportFormat.AKOMA_NTOSO:
        if clean(body) != body:
            yield "characters that XML cannot hold are left out"
        return
    if not reads_back(number, row_text(number, paragraphs, law), body, law):
        yield "the importer would read its first words as another number"
    if chosen is ExportFormat.CSV:
        if cell("text", body).strip() != body.strip():
            yield "characters that CSV cannot hold are left out"
        path = list(section.heading_path)
        if path and cell("heading_path", path).split(STEP) != path:
            yield f"a heading holds {STEP!r}, or begins like a spreadsheet's formula and got a space before it"
