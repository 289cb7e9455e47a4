"""The text of a section as one field that the importer reads back line by line."""

from collections.abc import Sequence

from corpus.importing.declared import declared_sections
from corpus.importing.heads import clean_number


def row_text(number: str, paragraphs: Sequence[str], law: str) -> str:
    """The section's head (มาตรา 66) and its lines.

    Where the first words would be taken for a part of the head (a footnote's mark, an ordinal), the lines alone.
    """
    body = "\n".join(paragraphs)
    headed = f"มาตรา {number} {body}".rstrip()
    return (
        body if body and not reads_back(number, headed, body, law) and reads_back(number, body, body, law) else headed
    )


def reads_back(number: str, text: str, body: str, law: str) -> bool:
    """Whether the importer makes this number and these lines of the text."""
    found = declared_sections(number, text.strip(), law)
    if len(found) != 1 or found[0].number != clean_number(number):
        return False
    return _lines(found[0].lines) == _lines(body.split("\n"))


def _lines(lines: Sequence[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]
