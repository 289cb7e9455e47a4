"""Plain statute text, line by line, to a law draft: every line ends up in a section, a heading or an annex."""

import re
from collections.abc import Iterable

from corpus.importing.drafts import AnnexDraft, LawDraft, SectionDraft
from corpus.importing.heads import (
    DIGITS,
    HEAD,
    Heading,
    clean_number,
    footnote_of,
    heading_of,
    marks_of,
    names_act,
    starts_note,
    starts_schedule,
    strip_marks,
    unglued,
)
from corpus.importing.open_headings import OpenHeadings

_BARE_KIND = re.compile(r"\s*(?:พระราชบัญญัติ|พระราชกำหนด|ประมวลกฎหมาย|รัฐธรรมนูญ)\s*")
_YEAR_END = re.compile(r"(?:พ\.?\s?ศ\.?|พุทธศักราช|พระพุทธศักราช)\s*\d{4}\s*$")
_CODE = re.compile(r"\s*(?:ประมวลกฎหมาย\S{3,60}|ประมวลรัษฎากร|พระธรรมนูญศาล\S{3,40})\s*")
_LONGEST_TITLE = 4
# A paragraph may begin with the name of an act and end with a year.
_LONGEST_TITLE_LINE = 300


def read_statute_text(text: str) -> LawDraft:
    """The law of a plain text: its first lines are the title."""
    reader = StatuteReader()
    reader.take_all(text.splitlines())
    return reader.finished()


class StatuteReader:
    """Takes lines in order. What a line is depends on the line itself and on what is open before it."""

    def __init__(self, title: str | None = None) -> None:
        self.law = LawDraft(title or "")
        self._title: list[str] | None = None if title else []
        self._headings = OpenHeadings()
        self._section: SectionDraft | None = None
        self._annex: AnnexDraft | None = None
        self._footnote: str | None = None
        self._act = ""
        self._act_begin = 0
        self._line = 0

    def take_all(self, lines: Iterable[str]) -> None:
        """Every line; lines that hold several repealed sections are cut."""
        lines = list(lines)
        before = _before_title(lines) if self._title == [] else 0
        if loose := [line.strip() for line in lines[:before] if line.strip()]:
            self.law.annexes.append(AnnexDraft("other", loose))
        for count, line in enumerate(lines[before:], start=before + 1):
            self._line = count
            for piece in unglued(line):
                if piece.strip():
                    self._take(piece.strip())

    def take_section(self, number: str, lines: Iterable[str]) -> SectionDraft:
        """A section whose number the source declares: its lines are its own, whatever they look like."""
        self._open_section(number, "", "")
        section = self.law.sections[-1]
        for line in filter(None, map(str.strip, lines)):
            section.marks += marks_of(line)
            section.lines.append(strip_marks(line).strip())
        return section

    def take_annex(self, kind: str, lines: Iterable[str]) -> None:
        """Text that the source declares to be no section; headings in it stay headings."""
        kept: list[str] = []
        for line in filter(None, map(str.strip, lines)):
            if heading := heading_of(line):
                self._open_heading(heading)
            elif self._headings.reads_title and not kept:
                self._continue(line)
            else:
                kept.append(line)
        if kept:
            self._open_annex(kind, kept[0])
            self.law.annexes[-1].lines += kept[1:]

    def take_text(self, kind: str, lines: list[str]) -> None:
        """Text that the source declares to be no section and no heading either, as a table of contents."""
        if lines:
            self._open_annex(kind, lines[0])
            self.law.annexes[-1].lines += lines[1:]

    def take_act(self, lines: list[str]) -> None:
        """The title of an act, as the source declares: sections that follow another's are its own."""
        if self.law.sections and lines:
            self._open_act(lines[0])
            self._title = [_joined([strip_marks(line).strip() for line in lines])]
        else:
            self.take_text("other", lines)

    def take_footnote(self, mark: str, text: str) -> None:
        """A footnote that the source keeps beside the text."""
        if text:
            self._take_footnote(mark.strip("[] ").translate(DIGITS), text)

    def finished(self) -> LawDraft:
        """The law, once every line was taken; footnotes stand with the section that carries their mark."""
        self._close_title()
        self._close_headings()
        self._leave_act()
        for section in self.law.sections:
            section.footnotes = [self.law.footnotes.pop(mark) for mark in section.marks if mark in self.law.footnotes]
        loose = [f"[{mark}] {text}" for mark, text in self.law.footnotes.items()]
        self.law.annexes += [AnnexDraft("footnote", [line]) for line in loose]
        self.law.footnotes = {}
        return self.law

    def _take(self, line: str) -> None:
        if (note := footnote_of(line)) and self.law.sections:
            self._take_footnote(*note)
        elif head := HEAD.match(line):
            self._open_section(head["number"], head["marks"], line[head.end() :])
        elif (heading := heading_of(line)) and not self._headings.is_title(heading):
            self._open_heading(heading)
        elif starts_note(line):
            self._open_annex("note", line)
        elif self.law.sections and starts_schedule(line):
            self._open_annex("schedule", line)
        elif self._title is None and self._opens_act(line):
            self._open_act(line)
        else:
            self._continue(line)

    def _continue(self, line: str) -> None:
        """A line that begins nothing belongs to what is open."""
        if self._title is not None and self._takes_title(line):
            self._title.append(strip_marks(line).strip())
        elif self._headings.reads_title:
            self._headings.go_on(line)
        elif self._footnote is not None:
            self.law.footnotes[self._footnote] += f"\n{line}"
        elif self._annex is not None:
            self._annex.lines.append(line)
        elif self._section is not None:
            self._section.marks += marks_of(line)
            self._section.lines.append(strip_marks(line).strip())
        else:
            self._open_annex("other" if self.law.sections else "preamble", line)

    def _takes_title(self, line: str) -> bool:
        """Whether the line goes on the title: to the line with its year, and no further than a few."""
        title = self._title or []
        if not title:
            return True
        if len(title) >= _LONGEST_TITLE or any(_YEAR_END.search(part) for part in title):
            return False
        return bool(_BARE_KIND.fullmatch(title[0])) or bool(_YEAR_END.search(line) and len(line) < 40)

    def _close_title(self) -> None:
        if self._title is None:
            return
        title = _joined(self._title)
        self._title = None
        if self.law.title:
            self._leave_act()
            self._act, self._act_begin = title, len(self.law.sections)
        else:
            self.law.title = title

    def _leave_act(self) -> None:
        if self._act and self._act_begin == len(self.law.sections):
            self._keep(self._act)

    def _opens_act(self, line: str) -> bool:
        """Whether another act begins here: its title stands on a line of its own, with a year, or is a code's name."""
        bare = strip_marks(line).strip()
        if _BARE_KIND.fullmatch(bare) or _CODE.fullmatch(bare):
            return bool(self.law.sections)
        titled = names_act(bare) and len(bare) < _LONGEST_TITLE_LINE and bool(_YEAR_END.search(bare))
        return bool(self.law.sections) and titled

    def _open_act(self, line: str) -> None:
        self._close_headings()
        self._section = self._annex = self._footnote = None
        self._title = [strip_marks(line).strip()]

    def _open_section(self, number: str, marks: str, rest: str) -> None:
        self._close_title()
        self._settle_heading()
        path = self._headings.path
        found = [*marks_of(marks), *marks_of(rest)]
        rest = strip_marks(rest).strip()
        section = SectionDraft(clean_number(number), [rest] if rest else [], self._line, path, found, act=self._act)
        self.law.sections.append(section)
        self._section, self._annex, self._footnote = section, None, None

    def _open_heading(self, heading: Heading) -> None:
        self._close_title()
        self._keep(*self._headings.begin(heading, len(self.law.sections)))
        self._section = self._annex = self._footnote = None

    def _settle_heading(self) -> None:
        self._keep(*self._headings.settle(len(self.law.sections)))

    def _close_headings(self) -> None:
        self._settle_heading()
        self._keep(*self._headings.leave(len(self.law.sections)))

    def _keep(self, *texts: str) -> None:
        """Text that nothing takes up."""
        after = self.law.sections[-1].number if self.law.sections else None
        self.law.annexes += [AnnexDraft("other", [text], after) for text in texts]

    def _open_annex(self, kind: str, line: str) -> None:
        self._close_title()
        self._settle_heading()
        after = self.law.sections[-1].number if self.law.sections else None
        self._annex = AnnexDraft(kind, [line], after)
        self.law.annexes.append(self._annex)
        self._section = self._footnote = None

    def _take_footnote(self, mark: str, text: str) -> None:
        self._settle_heading()
        self._footnote = mark
        before = self.law.footnotes.get(mark)
        self.law.footnotes[mark] = f"{before}\n{text}" if before else text


def _joined(lines: list[str]) -> str:
    """A title from its lines: no space after the bare kind of act, one elsewhere."""
    if len(lines) > 1 and _BARE_KIND.fullmatch(lines[0]):
        return f"{lines[0].strip()}{' '.join(lines[1:])}".strip()
    return " ".join(lines).strip()


def _before_title(lines: list[str]) -> int:
    """How many lines stand before the title, as a page's menu does; 0 where no line names an act before a section."""
    for count, line in enumerate(lines):
        if HEAD.match(line):
            return 0
        if names_act(line) and len(line) < _LONGEST_TITLE_LINE:
            return count
    return 0
