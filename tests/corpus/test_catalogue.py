"""The catalogue is JSON-LD that any reader understands, without a network, and says no more than is known."""

from datetime import date
from pathlib import Path
from typing import Any, Never

import pytest
from pyld import jsonld

from corpus.catalogue import catalogue
from corpus.catalogue_words import load_catalogue_words
from corpus.collection import Corpus
from corpus.errors import InvalidCorpusError
from corpus.loading import read_corpus
from corpus.models import LawKind, SectionStatus
from tests.corpus.exporting.making import LAW, official, one_section
from tests.corpus.importing.making import law_file

DCAT, TERMS = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"


def no_network(url: str, options: object) -> Never:
    raise AssertionError(f"the catalogue asks for {url} ({options})")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus()[0]


@pytest.fixture(scope="module")
def found(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("catalogue")
    imported = official(folder, law_file(folder, LAW))
    return catalogue(corpus, [imported], load_catalogue_words())


def expanded(value: dict[str, Any]) -> dict[str, Any]:
    (node,) = jsonld.expand(value, {"documentLoader": no_network})
    assert isinstance(node, dict)
    return node


def of(found: dict[str, Any], identifier: str) -> dict[str, Any]:
    (dataset,) = [one for one in found["dataset"] if one["identifier"] == identifier]
    assert isinstance(dataset, dict)
    return dataset


def test_it_is_a_dcat_catalogue_and_every_field_has_a_meaning(found: dict[str, Any]) -> None:
    node = expanded(found)
    assert node["@type"] == [f"{DCAT}Catalog"]
    assert len(node[f"{DCAT}dataset"]) == len(found["dataset"])
    names = {name for dataset in found["dataset"] for name in dataset if not name.startswith("@")}
    names |= {name for dataset in found["dataset"] for one in dataset["distribution"] for name in one}
    assert {name for name in names if not name.startswith("@")} <= found["@context"].keys()


def test_it_becomes_rdf_without_a_network(found: dict[str, Any]) -> None:
    quads = jsonld.to_rdf(found, {"documentLoader": no_network})["@default"]
    datasets = {quad["subject"]["value"] for quad in quads if quad["object"]["value"] == f"{DCAT}Dataset"}
    assert len(datasets) == len(found["dataset"])
    dates = [quad["object"] for quad in quads if quad["predicate"]["value"] == f"{TERMS}modified"]
    assert dates
    assert {one["datatype"] for one in dates} == {"http://www.w3.org/2001/XMLSchema#date"}


def test_every_data_set_has_title_publisher_and_licence_or_rights(found: dict[str, Any]) -> None:
    for dataset in found["dataset"]:
        assert dataset["title"]["th"]
        assert dataset["publisher"]
        assert dataset.get("license") or dataset.get("rights"), dataset["identifier"]


def test_every_file_named_is_in_the_repository(found: dict[str, Any]) -> None:
    files = [one["files"] for dataset in found["dataset"] for one in dataset["distribution"] if "files" in one]
    assert files
    assert [file for file in files if not (Path(__file__).parents[2] / file).exists()] == []


def test_no_name_is_given_twice(found: dict[str, Any]) -> None:
    names = [one["@id"] for one in found["dataset"]]
    names += [one["@id"] for dataset in found["dataset"] for one in dataset["distribution"]]
    assert len(set(names)) == len(names)


def test_counts_of_a_law_are_those_of_the_corpus(found: dict[str, Any], corpus: Corpus) -> None:
    code = of(found, "criminal-procedure-code")
    entries = corpus.register.entries["criminal-procedure-code"].values()
    digests = [one for one in corpus.sections.values() if one.law == "criminal-procedure-code" and one.digest]
    assert code["registeredSections"] == len(entries)
    assert code["repealedSections"] == sum(entry.status is SectionStatus.REPEALED for entry in entries)
    assert code["digests"] == len(digests)
    assert code["officialSections"] == 0
    assert code["modified"] == max(one.review.on for one in digests if one.review).isoformat()
    assert [one["format"] for one in code["distribution"]] == ["yaml", "jsonl", "csv"]


def test_an_imported_law_has_its_source_its_day_and_three_formats(found: dict[str, Any]) -> None:
    (law,) = [one for one in found["dataset"] if one["title"]["th"].startswith("ประมวลกฎหมายลูกชิ้น")]
    assert law["sourceFile"] == "law.txt"
    assert len(law["sourceSha256"]) == 64
    assert (law["issued"], law["modified"]) == ("2026-01-05", "2026-01-05")
    assert {one["format"] for one in law["distribution"]} == {"jsonl", "csv", "akn"}
    assert "registeredSections" not in law
    assert "license" not in law


def test_what_is_not_known_is_left_out(corpus: Corpus) -> None:
    text = one_section("ก")
    law = of(catalogue(corpus, [text], load_catalogue_words()), "meatball-code")
    assert not {"issued", "modified", "source"} & law.keys()
    assert "/home/someone" not in str(law)


def test_the_catalogues_own_days_are_first_and_last_of_its_data_sets(found: dict[str, Any]) -> None:
    days = [date.fromisoformat(one[name]) for one in found["dataset"] for name in ("issued", "modified") if name in one]
    assert (found["issued"], found["modified"]) == (min(days).isoformat(), max(days).isoformat())


def test_every_kind_of_law_is_a_class_of_its_own(found: dict[str, Any]) -> None:
    concepts = {one["@id"] for one in found["themeTaxonomy"]["hasTopConcept"]}
    assert concepts == {f"urn:nitinam:kind:{kind}" for kind in LawKind}
    themes = {theme for one in found["dataset"] for theme in one["theme"] if theme.startswith("urn:")}
    assert themes <= concepts


def test_words_that_do_not_hold_are_faults_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.yaml"
    path.write_text("title: {th: ก}\nunknown: 1\n", encoding="utf-8")
    with pytest.raises(InvalidCorpusError, match=r"catalogue\.yaml:2: .*") as raised:
        load_catalogue_words(path)
    assert any(fault.line == 1 and "en" not in fault.rule for fault in raised.value.faults)
