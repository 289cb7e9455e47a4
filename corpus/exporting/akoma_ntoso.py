"""One law as an Akoma Ntoso 3.0 act.

The law's own sections in Thai are the act. What else is numbered beside them — the act that enacted it, the own
sections of acts that amended it, a translation — is an act of its own among the attachments, with eIds that begin
with the attachment's, so that repeated numbers never collide. Schedules and reasons are attachments too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from corpus.exporting.eids import ElementIds
from corpus.exporting.hierarchy import BodyWriter
from corpus.exporting.identification import (
    add_agents,
    add_cross_references,
    add_footnotes,
    add_identification,
    add_lifecycle,
    add_periods,
    add_source,
)
from corpus.exporting.xml_text import child, lines, root, serialised
from corpus.importing.official import Annex, AnnexKind, Language, OfficialSection, OfficialText
from corpus.models import Instrument, Law

_Kind = tuple[Instrument, int, Language]
_OWN: _Kind = (Instrument.MAIN, 0, Language.THAI)


@dataclass(frozen=True, slots=True)
class _Component:
    """Sections of one instrument in one language. `prefix` begins their eIds; '' for the law itself."""

    kind: _Kind
    sections: tuple[OfficialSection, ...]
    name: str = "main"
    prefix: str = ""


def akoma_ntoso(text: OfficialText, law: Law, laws: Mapping[str, Law]) -> bytes:
    """The document of a law, UTF-8. `laws`: those that a cross-reference can name."""
    document = root("akomaNtoso")
    ids = ElementIds()
    own, *others = _components(text.sections)
    act = _act(document, own, text, law, laws, ids)
    around = [annex for annex in text.annexes if annex.kind is not AnnexKind.PREAMBLE]
    if others or around:
        attachments = child(act, "attachments")
        for other in others:
            attachment = child(attachments, "attachment", eId=ids.unique(other.name))
            child(attachment, "heading", _shown(other.kind))
            _act(attachment, other, text, law, laws, ids)
        for count, annex in enumerate(around, start=len(others) + 1):
            _annex(attachments, annex, f"att_{count}", text, law, ids)
    return serialised(document)


def _components(sections: Sequence[OfficialSection]) -> list[_Component]:
    """The law itself first, whatever stands before it; where it is missing, the first that is there."""
    found = [_Component(kind, tuple(group)) for kind, group in groupby(sorted(sections, key=_order), key=_kind)]
    found.sort(key=lambda component: component.kind != _OWN)
    named = [
        _Component(one.kind, one.sections, f"att_{count}", f"att_{count}__") for count, one in enumerate(found[1:], 1)
    ]
    return [*found[:1], *named]


def _kind(section: OfficialSection) -> _Kind:
    key = section.key
    return key.instrument, key.amending_number, key.language


def _order(section: OfficialSection) -> tuple[int, int, bool]:
    instrument, number, language = _kind(section)
    return list(Instrument).index(instrument), number, language is not Language.THAI


def _shown(kind: _Kind) -> str:
    instrument, number, language = kind
    translated = "" if language is Language.THAI else f" [{language.value}]"
    return f"{instrument.value}{f' {number}' if number else ''}{translated}"


def _act(
    above: Element, one: _Component, text: OfficialText, law: Law, laws: Mapping[str, Law], ids: ElementIds
) -> Element:
    instrument, _, language = one.kind
    act = child(above, "act", name=instrument.value.replace("_", "-"), contains="singleVersion")
    meta = child(act, "meta")
    add_identification(meta, law, one.name, language, text.source.retrieved)
    days = add_lifecycle(meta, one.prefix, one.sections)
    if not one.prefix:
        _front(act, text)
    body = child(act, "body")
    eids = BodyWriter(one.prefix, ids).add(body, one.sections)
    add_cross_references(meta, one.sections, eids, laws)
    add_periods(meta, one.prefix, days)
    if not one.prefix:
        add_agents(meta)
    add_footnotes(meta, one.sections, eids, one.prefix, ids)
    if not one.prefix:
        add_source(meta, text.source)
    return act


def _front(act: Element, text: OfficialText) -> None:
    """Title, and the words before the first section."""
    title = child(child(act, "preface"), "longTitle", eId="longtitle")
    child(child(title, "p"), "docTitle", text.official)
    preambles = [annex.text for annex in text.annexes if annex.kind is AnnexKind.PREAMBLE]
    if preambles:
        preamble = child(act, "preamble")
        for words in preambles:
            lines(preamble, words.split("\n"))


def _annex(above: Element, annex: Annex, name: str, text: OfficialText, law: Law, ids: ElementIds) -> None:
    attachment = child(above, "attachment", eId=ids.unique(name))
    document = child(attachment, "doc", name=annex.kind.value)
    add_identification(child(document, "meta"), law, name, Language.THAI, text.source.retrieved)
    lines(child(document, "mainBody"), annex.text.split("\n"))
