"""Elements of Akoma Ntoso 3.0. The documents are written by the standard library; no XML is ever read."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "urn:nitinam:export"
# What XML 1.0 cannot hold in any form: control characters, half characters, two code points that mean nothing.
_NO_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
ElementTree.register_namespace("", NAMESPACE)
ElementTree.register_namespace("nitinam", OURS)


def root(tag: str) -> Element:
    """An element that nothing stands above."""
    return Element(f"{{{NAMESPACE}}}{tag}")


def child(parent: Element, tag: str, text: str = "", **attributes: str | None) -> Element:
    """A new last element of the parent; attributes that are None are left out, a closing `_` of their name dropped."""
    named = {name.rstrip("_"): clean(value) for name, value in attributes.items() if value is not None}
    made = SubElement(parent, f"{{{NAMESPACE}}}{tag}", named)
    made.text = clean(text) or None
    return made


def lines(parent: Element, text: Iterable[str]) -> None:
    """One `p` per line."""
    for line in text:
        child(parent, "p", line)


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NO_XML.sub("", text)


def serialised(document: Element) -> bytes:
    """UTF-8 with a declaration, indented where that adds no white space to text."""
    ElementTree.indent(document, " ")
    return bytes(ElementTree.tostring(document, encoding="utf-8", xml_declaration=True)) + b"\n"
