"""The hierarchy of a law in Akoma Ntoso: บรรพ, ภาค, ลักษณะ, หมวด, ส่วน as containers, sections and their parts within."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from corpus.exporting.eids import ElementIds, number_id
from corpus.exporting.items import Item, items
from corpus.exporting.xml_text import child, lines
from corpus.importing.heads import heading_of
from corpus.importing.official import OfficialSection

# Level of a heading (corpus.importing.heads) → element and the short form that begins its eId.
_CONTAINERS = (("book", "book"), ("part", "part"), ("title", "title"), ("chapter", "chp"), ("division", "dvs"))
_TRANSITIONAL = "บทเฉพาะกาล"


@dataclass(frozen=True, slots=True)
class BodyWriter:
    """Writes sections of one instrument. `prefix` begins every eId; `ids` are those of the whole document."""

    prefix: str
    ids: ElementIds

    def add(self, body: Element, sections: Iterable[OfficialSection]) -> dict[int, str]:
        """Every section under its headings, in order; their eIds by position.

        A heading met again after another begins a container of its own.
        """
        open_: list[tuple[str, Element]] = []
        made: dict[int, str] = {}
        for position, section in enumerate(sections):
            path = section.heading_path
            del open_[_shared([text for text, _ in open_], path) :]
            for text in path[len(open_) :]:
                open_.append((text, self._container(open_[-1][1] if open_ else body, text)))
            made[position] = self._section(open_[-1][1] if open_ else body, section)
        return made

    def _container(self, above: Element, text: str) -> Element:
        heading = heading_of(text)
        within = f"{above.get('eId')}__" if above.get("eId") else self.prefix
        if heading is None or not any(map(str.isdigit, heading.label)):
            return self._unnumbered(above, text, within)
        tag, short = _CONTAINERS[heading.level]
        number = number_id(heading.label.split(maxsplit=1)[1])
        made = child(above, tag, eId=self.ids.unique(f"{within}{short}_{number}"))
        child(made, "num", heading.label)
        if heading.title:
            child(made, "heading", heading.title)
        return made

    def _unnumbered(self, above: Element, text: str, within: str) -> Element:
        if text.startswith(_TRANSITIONAL):
            made = child(above, "transitional", eId=self.ids.unique(f"{within}transitional"))
        else:
            made = child(above, "hcontainer", eId=self.ids.unique(f"{within}hcontainer"), name="heading")
        child(made, "heading", text)
        return made

    def _section(self, above: Element, section: OfficialSection) -> str:
        version = section.version
        eid = self.ids.unique(f"{self.prefix}sec_{number_id(version.number)}")
        period = f"#{period_id(self.prefix, version.effective_from.isoformat())}" if version.effective_from else None
        element = child(above, "section", eId=eid, status="removed" if section.repealed else None, period=period)
        child(element, "num", f"มาตรา {version.number}")
        for count, paragraph in enumerate(items(version.paragraphs), start=1):
            self._item(element, paragraph, "paragraph", f"para_{count}")
        return eid

    def _item(self, above: Element, item: Item, tag: str, name: str) -> None:
        eid = self.ids.unique(f"{above.get('eId')}__{name}")
        definition = tag == "hcontainer"
        element = child(above, tag, eId=eid, name="definition" if definition else None)
        if item.label:
            child(element, "num", item.label)
        words = child(element, "intro" if item.below else "content", eId=self.ids.unique(f"{eid}__words"))
        lines(words, item.lines)
        for count, below in enumerate(item.below, start=1):
            label = below.label.strip("(). ")
            self._item(element, below, *(("point", f"point_{number_id(label)}") if label else _definition(count)))


def period_id(prefix: str, day: str) -> str:
    """The eId of the temporal group of what applies from this day."""
    return f"{prefix}period_{day}"


def _definition(count: int) -> tuple[str, str]:
    return "hcontainer", f"def_{count}"


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """How many headings two paths begin with in common."""
    count = 0
    while count < min(len(first), len(second)) and first[count] == second[count]:
        count += 1
    return count
