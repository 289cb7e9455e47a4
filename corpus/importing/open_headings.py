"""The headings (ภาค, ลักษณะ, หมวด, ส่วน) that sections stand under while a text is read line by line."""

from dataclasses import dataclass, replace

from corpus.importing.heads import Heading, strip_marks

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading read to its end; `begin` counts the sections before it."""

    level: int
    text: str
    begin: int


class OpenHeadings:
    """A stack by level. `sections` is always the number of sections read so far.

    Headings that end without a section below them are handed back as text, so that nothing is lost.
    """

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._reading: Heading | None = None

    @property
    def path(self) -> list[str]:
        """Headings from the outermost to the innermost."""
        return [heading.text for heading in self._open]

    @property
    def reads_title(self) -> bool:
        """Whether the next line may go on the title of the heading just begun."""
        return self._reading is not None and len(self._reading.title) < _LONGEST

    def is_title(self, heading: Heading) -> bool:
        """Whether a heading without a number (บททั่วไป) is the title of the numbered one just begun."""
        untitled = self._reading is not None and not self._reading.title
        return untitled and not any(map(str.isdigit, heading.label))

    def begin(self, heading: Heading, sections: int) -> list[str]:
        """A heading line; the one before it ends."""
        loose = self.settle(sections)
        self._reading = heading
        return loose

    def go_on(self, line: str) -> None:
        """A line of the title of the heading just begun."""
        if self._reading is not None:
            title = f"{self._reading.title} {strip_marks(line)}".strip()
            self._reading = replace(self._reading, title=title)

    def settle(self, sections: int) -> list[str]:
        """The title of the heading just begun is whole: it takes its place, and deeper ones end."""
        if (heading := self._reading) is None:
            return []
        self._reading = None
        loose = self.leave(sections, heading.level)
        self._open.append(_Open(heading.level, str(heading), sections))
        return loose

    def leave(self, sections: int, level: int = -1) -> list[str]:
        """Headings of this level and deeper end."""
        loose = [heading.text for heading in self._open if heading.level >= level and heading.begin == sections]
        self._open = [heading for heading in self._open if heading.level < level]
        return loose
