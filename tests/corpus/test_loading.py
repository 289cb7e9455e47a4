"""Loading and validation: every fault of every file together, with file, line and rule."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import InvalidCorpusError, UnknownLawError, UnknownSectionError
from corpus.loading import DATA, load_corpus, read_corpus
from corpus.models import SectionBasis, SectionStatus
from corpus.serialising import corpus_digest, dump_corpus, load_corpus_json
from corpus.statistics import statistics

EIGHT_SITUATIONS = {
    "warrant-exists",
    "police-at-the-door",
    "arrested-now",
    "first-48-hours",
    "bail-how",
    "bail-no-money",
    "summoned-as-suspect",
    "indicted",
    "fake-police-call",
}
CORPUS = load_corpus()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of everything that ships, to break."""
    return shutil.copytree(DATA, tmp_path / "data")


def mend(path: Path, old: str, new: str) -> int:
    """Replace the first `old` in a file; the line it stood on."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def rules_of(folder: Path) -> set[tuple[str, str]]:
    return {(fault.file, fault.rule) for fault in read_corpus(folder)[1]}


def test_what_ships_has_no_fault() -> None:
    assert read_corpus()[1] == []


def test_the_eight_situations_are_told_with_twenty_or_more_questions_each() -> None:
    assert set(CORPUS.guides) >= EIGHT_SITUATIONS
    counts = {key: sum(map(len, CORPUS.guides[key].questions.values())) for key in EIGHT_SITUATIONS}
    assert {key: count for key, count in counts.items() if count < 20} == {}


def test_every_section_a_statement_rests_on_has_a_digest_of_its_own() -> None:
    bare = {
        (basis.law, basis.section)
        for _, _, statement in CORPUS.statements()
        for basis in statement.basis
        if isinstance(basis, SectionBasis) and not CORPUS.section(basis.law, basis.section).digest
    }
    assert bare == set()


@pytest.mark.parametrize(
    ("law", "number", "status"),
    [
        ("criminal-procedure-code", "1", SectionStatus.IN_FORCE),
        ("criminal-procedure-code", "119 ทวิ", SectionStatus.IN_FORCE),
        ("criminal-procedure-code", "119/1", None),
        ("criminal-procedure-code", "999", None),
        ("penal-code", "398", SectionStatus.IN_FORCE),
        ("kwaeng-court-act-2499", "7", SectionStatus.IN_FORCE),
        ("juvenile-court-act-2553", "72", SectionStatus.IN_FORCE),
    ],
)
def test_the_register_knows_which_sections_exist(law: str, number: str, status: SectionStatus | None) -> None:
    assert CORPUS.register.status(law, number) is status


def test_the_register_holds_nineteen_laws_and_their_repealed_sections() -> None:
    assert len(CORPUS.register.laws) == 19
    assert all(CORPUS.register.judges(law) for law in CORPUS.register.laws)
    repealed = [
        (law, number)
        for law, entries in CORPUS.register.entries.items()
        for number, entry in entries.items()
        if entry.status is SectionStatus.REPEALED
    ]
    assert repealed
    assert all(key not in CORPUS.sections for key in repealed)


def test_the_register_agrees_with_the_reference(shared_folder: Path) -> None:
    import json

    found: dict[str, set[str]] = {}
    with (shared_folder / "reference" / "statutes.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            found.setdefault(CORPUS.register.law(row["law"]).id, set()).add(row["section"])
    assert {law for law in found if not found[law] <= set(CORPUS.register.entries[law])} == set()


@pytest.mark.parametrize("name", ["ป.วิ.อ.", "ประมวลกฎหมายวิธีพิจารณาความอาญา", "ปวิอ", "Criminal Procedure Code"])
def test_a_law_answers_to_every_name_people_give_it(name: str) -> None:
    assert CORPUS.register.law(name).id == "criminal-procedure-code"


def test_unknown_names_and_numbers_are_errors_that_name_what_is_known() -> None:
    with pytest.raises(UnknownLawError, match=r"ป\.วิ\.อ\."):
        CORPUS.register.law("พ.ร.บ.ไม่มีจริง")
    with pytest.raises(UnknownSectionError, match="999"):
        CORPUS.section("ป.วิ.อ.", "999")


BREAKAGES: list[tuple[str, str, str, str]] = [
    ("guides/warrant-exists.yaml", "stage: before_arrest", "stage: tomorrow", "enum"),
    ("guides/warrant-exists.yaml", 'law: ป.วิ.อ., section: "68"', 'law: ป.ไม่มี, section: "68"', "unknown-law"),
    ("guides/warrant-exists.yaml", 'law: ป.วิ.อ., section: "68"', 'law: ป.วิ.อ., section: "968"', "unknown-section"),
    ("guides/warrant-exists.yaml", "next_questions: [", "next_questions: [no-such-guide, ", "unknown-guide"),
    ("guides/warrant-exists.yaml", "agencies: [", "agencies: [no-such-office, ", "unknown-agency"),
    ("guides/warrant-exists.yaml", "\nasked_next:\n", '\nasked_next:\n  "แล้วไงต่อ": [no-such]\n', "unknown-statement"),
    ("guides/warrant-exists.yaml", "\nanswered:\n", '\nanswered:\n  "ไม่มีใครถาม": [do-not-hide]\n', "unknown-question"),
    ("guides/warrant-exists.yaml", "id: warrant-exists", "id: another", "file-name"),
    ("guides/warrant-exists.yaml", "  - id: court-issues-on-evidence", "  - id: do-not-hide", "repealed-or-repeated"),
    ("guides/warrant-exists.yaml", "title_en:", "title_en: x\ntitle_en:", "repeated-key"),
    ("guides/warrant-exists.yaml", "title:", "title: [", "syntax"),
    ("digests/criminal-procedure-code/search.yaml", 'number: "93"', 'number: "92"', "repeated-id"),
    ("agencies.yaml", "- id: police-191", "- id: aoc-1441", "repeated-id"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule"), BREAKAGES)
def test_a_broken_file_is_named_with_its_rule(data: Path, file: str, old: str, new: str, rule: str) -> None:
    mend(data / file, old, new)
    rules = {found for name, found in rules_of(data) if name == file}
    wanted = {"repeated-id"} if rule == "repealed-or-repeated" else {rule}
    assert wanted <= rules


def test_a_fault_stands_on_the_line_it_belongs_to(data: Path) -> None:
    line = mend(data / "guides/bail-how.yaml", "family: bail", "family: bails")
    (fault,) = [fault for fault in read_corpus(data)[1] if fault.file == "guides/bail-how.yaml"]
    assert (fault.line, fault.rule) == (line, "enum")


def test_faults_of_several_files_are_reported_together(data: Path) -> None:
    mend(data / "guides/bail-how.yaml", "family: bail", "family: bails")
    mend(data / "guides/indicted.yaml", "stage:", "stages:")
    (data / "terms.yaml").unlink()
    with pytest.raises(InvalidCorpusError) as error:
        load_corpus(data)
    assert {"guides/bail-how.yaml", "guides/indicted.yaml", "terms.yaml"} <= {f.file for f in error.value.faults}
    assert "nitinam corpus check" in str(error.value)


def edit_statement(data: Path, change: Callable[[str], str]) -> set[str]:
    path = data / "guides/warrant-exists.yaml"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return {fault.rule for fault in read_corpus(data)[1]}


def test_a_statement_that_rests_on_nothing_is_a_fault(data: Path) -> None:
    def without_basis(text: str) -> str:
        old = 'basis: [{law: ป.วิ.อ., section: "77", paragraph: 1}, {law: ป.วิ.อ., section: "68"}]'
        assert old in text
        return text.replace(old, "basis: []", 1)

    assert "no-basis" in edit_statement(data, without_basis)


def test_an_exception_outside_its_group_is_a_fault(data: Path) -> None:
    def stray(text: str) -> str:
        return text.replace("  - id: find-out\n", "  - id: find-out\n    exception_of: do-not-hide\n", 1)

    assert "exception-of" in edit_statement(data, stray)


def test_a_file_that_is_not_utf_8_is_named(data: Path) -> None:
    (data / "guides/bail-how.yaml").write_bytes("id: ประกัน".encode("cp874"))
    assert ("guides/bail-how.yaml", "encoding") in rules_of(data)


def test_the_corpus_survives_json() -> None:
    again = load_corpus_json(dump_corpus(CORPUS))
    assert again.guides == CORPUS.guides
    assert again.sections == CORPUS.sections
    assert again.register.entries == CORPUS.register.entries
    assert corpus_digest(again) == corpus_digest(CORPUS)


def test_the_digest_changes_with_a_single_word(data: Path) -> None:
    mend(data / "agencies.yaml", "ตำรวจ เหตุด่วนเหตุร้าย", "ตำรวจ เหตุด่วน")
    assert corpus_digest(load_corpus(data)) != corpus_digest(CORPUS)


def test_statistics_have_the_shape_of_the_contract() -> None:
    counts = statistics(CORPUS)
    assert list(counts) == [
        "guides",
        "guide_questions",
        "statements",
        "digests",
        "digests_by_law",
        "registered_sections",
        "official_sections",
        "terms",
        "agencies",
        "deadline_rules",
        "interviews",
        "document_types",
    ]
    assert sum(counts["digests_by_law"].values()) == counts["digests"] == len(CORPUS.sections)
    assert counts["official_sections"] == 0


def test_every_phone_has_a_source_and_a_date() -> None:
    phones = [phone for agency in CORPUS.agencies.values() for phone in agency.phones]
    assert phones
    assert all(phone.source_url.startswith("http") and phone.checked.year >= 2026 for phone in phones)


def test_the_laws_whose_original_cannot_be_opened_are_these_and_no_more() -> None:
    laws = load_corpus().register.laws.values()
    without = {law.id for law in laws if law.url is None}
    assert without == {"kwaeng-court-act-2499", "narcotics-code-enacting-act-2564", "courts-of-justice-charter"}
    assert all(law.url.startswith("https://") for law in laws if law.url)
