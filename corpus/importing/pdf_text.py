"""PDF with a text layer to lines. Thai glyphs of the private use area, which PDF makers write, become letters."""

import io
import re

from corpus.importing.drafts import MisfitError
from corpus.importing.heads import HEAD, footnote_of, heading_of, names_act, starts_note

MOST_PAGES = 3000
_MOST_CHARACTERS = 20_000_000
_NEAR_MARGIN = 0.85
_ITEM = re.compile(r"\([\dก-ฮ/]{1,5}\)|[“\"]")
# Positions of vowels and tone marks that Thai fonts keep at U+F700-F71A, and the letters they stand for.
_GLYPHS = str.maketrans(
    dict(
        zip(
            map(chr, range(0xF700, 0xF71B)),
            "ฐ" + "ิีึื" + "่้๊๋์" + "่้๊๋์" + "ญ" + "ัํ็" + "่้๊๋์" + "ฺุู",
            strict=True,
        )
    )
)


def pdf_lines(content: bytes) -> list[str]:
    """The lines of every page, page numbers left out.

    Raises:
        MisfitError: no PDF, locked, too long, or pictures of pages only; with the page.
    """
    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError

    page_number = 0
    lines: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise MisfitError(0, "locked", "is a PDF that needs a password")
        if (pages := len(reader.pages)) > MOST_PAGES:
            raise MisfitError(0, "too-long", f"has {pages:,} pages; at most {MOST_PAGES:,} are read")
        for page_number, page in enumerate(reader.pages, start=1):
            # extract_text takes a page that cannot be unpacked for an empty one, and its law would be lost in silence.
            if (content_stream := page.get_contents()) is not None:
                content_stream.get_data()
            lines += page.extract_text().translate(_GLYPHS).split("\n")
            if sum(map(len, lines[-2000:])) > _MOST_CHARACTERS:
                raise MisfitError(page_number, "too-large", f"page {page_number} holds more text than a law")
    except LimitReachedError as error:
        raise MisfitError(page_number, "too-large", f"page {page_number} unpacks to more than a page holds") from error
    except (MisfitError, MemoryError, RecursionError):
        raise
    except Exception as error:  # pypdf fails on a damaged file in whichever way the damage leads it
        raise MisfitError(page_number, "pdf", f"page {page_number or 1} cannot be read: {error}"[:300]) from error
    if not any(line.strip() for line in lines):
        raise MisfitError(
            0, "no-text", f"has {page_number} page(s) and no text: it holds pictures of pages; find it as text"
        )
    return _joined([line.strip() for line in lines if not _is_page_number(line)])


def _is_page_number(line: str) -> bool:
    return re.fullmatch(r"\s*-?\s*\d{1,4}\s*-?\s*", line) is not None


def _joined(lines: list[str]) -> list[str]:
    """A line that the page's width broke is no paragraph: the next goes on it unless it begins something."""
    found: list[str] = []
    widest = max(map(len, lines), default=0)
    width = 0
    for line in filter(None, lines):
        # Only a line that reaches near the margin was broken by it.
        if found and width > _NEAR_MARGIN * widest and not _begins(line):
            found[-1] += line
        else:
            found.append(line)
        width = len(line)
    return found


def _begins(line: str) -> bool:
    """Whether a line begins a section, a heading, an item, a definition, a note or an act."""
    starts = (HEAD.match, heading_of, starts_note, footnote_of, names_act, _ITEM.match)
    return any(start(line) for start in starts)
