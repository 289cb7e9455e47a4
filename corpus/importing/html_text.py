"""HTML to lines: one line per block; scripts and styles are left out. No entity of a document's own is read."""

import re
from html.parser import HTMLParser

from corpus.importing.drafts import MisfitError
from corpus.importing.formats import refuse_entities

DEEPEST = 400
_BLOCKS = frozenset(("p", "div", "br", "li", "tr", "table", "ul", "ol", "pre", "hr", "dd", "dt", "blockquote")) | {
    *("h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer")
}
_SILENT = frozenset(("script", "style", "noscript", "template", "title"))
_VOID = frozenset(
    ["br", "hr", "img", "meta", "link", "input", "area", "base", "col", "embed", "source", "track", "wbr"]
)


def html_lines(document: str) -> list[str]:
    """The lines a reader of the page sees.

    Raises:
        MisfitError: the page is nested deeper than DEEPEST tags or declares entities.
    """
    refuse_entities(document)
    parser = _Lines()
    # In pieces, so that a page of one endless line is never searched again from its beginning.
    for start in range(0, len(document), 65536):
        parser.feed(document[start : start + 65536])
    parser.close()
    return parser.lines()


class _Lines(HTMLParser):
    """Collects text; a block's tag ends a line. Line breaks of the source are spaces."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._silent = 0
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        del attrs
        self._break(tag)
        if tag in _VOID:
            return
        self._open.append(tag)
        self._silent += tag in _SILENT
        if len(self._open) > DEEPEST:
            line, column = self.getpos()
            raise MisfitError(line, "too-deep", f"is nested deeper than {DEEPEST} tags at column {column + 1}")

    def handle_endtag(self, tag: str) -> None:
        """Close a tag, and what was left open in it."""
        self._break(tag)
        if tag in self._open:
            while self._open:
                last = self._open.pop()
                self._silent -= last in _SILENT
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if not self._silent:
            self._parts.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._parts.append("\n")

    def lines(self) -> list[str]:
        """What was collected."""
        lines = "".join(self._parts).replace("\xa0", " ").split("\n")
        return [line.strip() for line in lines if line.strip()]
