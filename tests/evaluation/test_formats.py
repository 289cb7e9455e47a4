import gzip
import json
from pathlib import Path

import pytest

from evaluation.datasets import GoldQuestion, PoolPassage
from evaluation.errors import DatasetError
from evaluation.formats import DataFormat, load_dataset, recognise

LAW = "ประมวลกฎหมายอาญา"
OTHER = "ประมวลกฎหมายแพ่งและพาณิชย์"


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return path


def section(number: str, text: str = "ลักทรัพย์", law: str = LAW) -> dict[str, str]:
    return {"law": law, "section": number, "text": text}


def question(id_: str, *gold: tuple[str, str], **more: object) -> dict[str, object]:
    return {"id": id_, "question": "ผิดอะไร", "gold": [{"law": law, "section": n} for law, n in gold], **more}


@pytest.mark.parametrize(
    ("name", "content", "expected", "reason"),
    [
        ("s.jsonl", '{"law": "x"}\n{"law": "y"}\n', DataFormat.JSONL, "many lines"),
        ("s.jsonl", '{"law": "x", "section": "1", "text": "data"}\n', DataFormat.JSONL, "one line"),
        ("s.json", '{"version": "1.1", "data": []}', DataFormat.SQUAD, "an object with data"),
        ("s.json", '\n [{"law_name": "x"}]', DataFormat.NITIBENCH, "a list of rows"),
        ("s.csv", "question,relevant_laws\n", DataFormat.NITIBENCH, "CSV"),
        ("test.tsv", "query-id\tcorpus-id\tscore\n", DataFormat.BEIR, "judgements"),
        ("s.jsonl", "{broken", DataFormat.JSONL, "the loader names the fault"),
        ("s.jsonl", "", DataFormat.JSONL, "nothing at all"),
    ],
)
def test_formats_are_recognised(tmp_path: Path, name: str, content: str, expected: DataFormat, reason: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert recognise(path) is expected, reason
    zipped = tmp_path / f"{name}.gz"
    zipped.write_bytes(gzip.compress(content.encode()))
    assert name.endswith(".tsv") or recognise(zipped) is expected, reason


def test_folders_are_recognised(tmp_path: Path) -> None:
    (tmp_path / "laws").mkdir()
    assert recognise(tmp_path / "laws") is DataFormat.NITIBENCH
    write(tmp_path / "laws" / "corpus.jsonl")
    assert recognise(tmp_path / "laws") is DataFormat.BEIR


def test_tags_come_with_the_questions_and_other_shapes_of_them_are_ignored(tmp_path: Path) -> None:
    sections = write(tmp_path / "s.jsonl", section("334"))
    asked = write(
        tmp_path / "q.jsonl",
        question("a", (LAW, "334"), topic="theft", register="spoken", law="x"),
        question("b", (LAW, "334"), topic=["theft"], register=None),
    )
    assert [each.tags for each in load_dataset(sections, asked).questions] == [
        {"topic": "theft", "register": "spoken"},
        {},
    ]


def test_what_changes_a_score_is_remarked_and_nothing_is_dropped(tmp_path: Path) -> None:
    sections = write(
        tmp_path / "s.jsonl", section("334"), section("334"), section("335", " "), section("334", "อีกวรรคหนึ่ง")
    )
    asked = write(
        tmp_path / "q.jsonl",
        question("found", (LAW, "๓๓๔")),
        question("open"),
        question("gone", (LAW, "999"), (LAW, "334")),
        question("civil", (OTHER, "448"), (OTHER, "420")),
    )
    found = load_dataset(sections, asked)
    assert len(found.sections) == 4
    assert [each.id for each in found.questions] == ["found", "open", "gone", "civil"]
    assert [(Path(each.file).name, each.rule, each.message) for each in found.remarks] == [
        ("s.jsonl", "repeated_row", f"{LAW} 334: the same row stands 2 times"),
        ("s.jsonl", "no_text", f"{LAW} 335: no words to be found by"),
        ("q.jsonl", "no_gold", "question open: names no gold and is not scored"),
        ("q.jsonl", "gold_not_in_pool", f"question gone: {LAW} 999 is not in the pool and counts as missed"),
        ("q.jsonl", "unknown_law", f"the pool holds no section of {OTHER}: 2 gold sections count as missed"),
    ]


def test_nothing_is_remarked_on_data_that_is_whole(tmp_path: Path) -> None:
    sections = write(tmp_path / "s.jsonl", section("334"), section("334", "อีกวรรคหนึ่ง"))
    assert load_dataset(sections, write(tmp_path / "q.jsonl", question("a", (LAW, "334")))).remarks == ()


def test_the_faults_of_both_files_are_reported_together(tmp_path: Path) -> None:
    sections = write(tmp_path / "s.jsonl", {"law": LAW, "text": "x"})
    asked = write(tmp_path / "q.jsonl", question("a", (LAW, "1")), question("a", (LAW, "1")))
    with pytest.raises(DatasetError) as error:
        load_dataset(sections, asked)
    assert [(Path(fault.file).name, fault.line, fault.rule) for fault in error.value.faults] == [
        ("s.jsonl", 1, "row"),
        ("q.jsonl", 2, "duplicate_id"),
    ]


def test_a_format_that_is_named_is_not_guessed(tmp_path: Path) -> None:
    path = write(tmp_path / "s.jsonl", section("334"))
    with pytest.raises(DatasetError, match="data: Field required"):
        load_dataset(path, path, DataFormat.SQUAD)


BEIR_CORPUS = ({"_id": "d1", "title": "ลักทรัพย์", "text": "ผู้ใดลัก"}, {"_id": "d2", "text": "ฉ้อโกง"})
BEIR_QUERIES = ({"_id": "q1", "text": "ขโมยของ"}, {"_id": "q2", "text": "โดนโกง"})


def beir(folder: Path, **judged: str) -> Path:
    folder.mkdir()
    write(folder / "corpus.jsonl", *BEIR_CORPUS)
    write(folder / "queries.jsonl", *BEIR_QUERIES)
    (folder / "qrels").mkdir()
    for split, rows in judged.items():
        (folder / "qrels" / f"{split}.tsv").write_text(f"query-id\tcorpus-id\tscore\n{rows}", encoding="utf-8")
    return folder


def test_a_beir_folder_is_sections_of_one_law_and_questions_judged_in_its_test_split(tmp_path: Path) -> None:
    folder = beir(tmp_path / "thai-law", test="q1\td1\t2\nq1\td2\t0\n", train="q2\td2\t1\n")
    found = load_dataset(folder, folder)
    assert found.sections == (
        PoolPassage("thai-law", "d1", "ลักทรัพย์ ผู้ใดลัก"),
        PoolPassage("thai-law", "d2", "ฉ้อโกง"),
    )
    assert found.questions == (
        GoldQuestion("q1", "ขโมยของ", (("thai-law", "d1"),)),
        GoldQuestion("q2", "โดนโกง", ()),
    )
    assert [remark.rule for remark in found.remarks] == ["no_gold"]


def test_another_split_of_a_beir_folder_is_named_by_its_file(tmp_path: Path) -> None:
    folder = beir(tmp_path / "thai-law", test="q1\td1\t1\n", train="q2\td2\t1\n")
    found = load_dataset(folder, folder / "qrels" / "train.tsv")
    assert [each.gold for each in found.questions] == [(), (("thai-law", "d2"),)]


def test_every_judgement_of_a_beir_folder_without_a_test_split_counts(tmp_path: Path) -> None:
    folder = beir(tmp_path / "thai-law", dev="q1\td1\t1\n", train="q1\td2\t1\nq2\td2\t1\n")
    gold = [each.gold for each in load_dataset(folder, folder).questions]
    assert gold == [(("thai-law", "d1"), ("thai-law", "d2")), (("thai-law", "d2"),)]


def test_every_fault_of_a_beir_folder_is_reported(tmp_path: Path) -> None:
    folder = beir(tmp_path / "thai-law", test="q1\td1\nq9\td1\t1\nq1\td1\tyes\nq1\t\t1\nq2\tgone\t1\n")
    write(folder / "corpus.jsonl", *BEIR_CORPUS, {"_id": "d1", "text": "x"}, {"text": "no id"})
    with pytest.raises(DatasetError) as error:
        load_dataset(folder, folder)
    assert [(Path(fault.file).name, fault.line, fault.rule) for fault in error.value.faults] == [
        ("corpus.jsonl", 3, "duplicate_id"),
        ("corpus.jsonl", 4, "row"),
        ("test.tsv", 2, "row"),
        ("test.tsv", 3, "unknown_query"),
        ("test.tsv", 4, "row"),
        ("test.tsv", 5, "row"),
    ]


@pytest.mark.parametrize(("missing", "words"), [("queries.jsonl", "queries.jsonl"), ("qrels/test.tsv", "judgements")])
def test_what_a_beir_folder_lacks_is_named(tmp_path: Path, missing: str, words: str) -> None:
    folder = beir(tmp_path / "thai-law", test="q1\td1\t1\n")
    (folder / missing).unlink()
    with pytest.raises(DatasetError, match=words):
        load_dataset(folder, folder)


SQUAD = {
    "version": "1.1",
    "data": [
        {
            "title": "กีฬา",
            "paragraphs": [
                {
                    "context": "ทีมชนะเมื่อคืน",
                    "qas": [{"id": "a", "question": "ใครชนะ", "answers": [{"text": "ทีม", "answer_start": 0}]}],
                },
                {"context": "สนามอยู่ในเมือง", "qas": [{"id": "b", "question": "ที่ไหน", "is_impossible": True}]},
            ],
        },
        {"paragraphs": [{"context": "เพลง", "qas": [{"id": "c", "question": "อะไร"}]}]},
    ],
}


def squad(path: Path, content: object = SQUAD) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_contexts_of_squad_become_sections_and_the_gold_of_their_questions(tmp_path: Path) -> None:
    path = squad(tmp_path / "xquad.th.json")
    found = load_dataset(path, path)
    assert [passage.ref for passage in found.sections] == [("กีฬา", "1"), ("กีฬา", "2"), ("xquad.th", "3")]
    assert [(each.id, each.gold) for each in found.questions] == [
        ("a", (("กีฬา", "1"),)),
        ("b", ()),
        ("c", (("xquad.th", "3"),)),
    ]
    assert [remark.rule for remark in found.remarks] == ["no_gold"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"data": [{"title": "x", "paragraphs": [{"qas": []}]}]}, r"data\.0\.paragraphs\.0\.context: Field required"),
        ({"data": [*SQUAD["data"], *SQUAD["data"]]}, r"question 4: id 'a' is the id of line 1"),
        ({"data": []}, "no section"),
        ({"data": {}}, "data: Input should be a valid list"),
    ],
)
def test_faults_of_squad_are_named(tmp_path: Path, content: object, words: str) -> None:
    path = squad(tmp_path / "squad.json", content)
    with pytest.raises(DatasetError, match=words):
        load_dataset(path, path)


NITI_ROW = {
    "question": "ลักทรัพย์โทษเท่าไร",
    "answer": "…",
    "relevant_laws": [{"law_name": LAW, "section_num": "334", "section_content": "ผู้ใดลัก"}],
    "reference_answer": "…",
    "reference_laws": [{"law_name": LAW, "section_num": "335", "section_content": "ลักตอนกลางคืน"}],
}


def test_nitibench_json_is_a_pool_and_its_questions_in_one(tmp_path: Path) -> None:
    path = squad(tmp_path / "ccl.json", [NITI_ROW, {**NITI_ROW, "id": "second", "reference_laws": []}])
    found = load_dataset(path, path)
    assert found.sections == (PoolPassage(LAW, "334", "ผู้ใดลัก"), PoolPassage(LAW, "335", "ลักตอนกลางคืน"))
    assert found.questions == (
        GoldQuestion("row:1", "ลักทรัพย์โทษเท่าไร", ((LAW, "334"),)),
        GoldQuestion("second", "ลักทรัพย์โทษเท่าไร", ((LAW, "334"),)),
    )


def test_nitibench_csv_as_its_authors_write_it_over_a_folder_of_laws(tmp_path: Path) -> None:
    laws = tmp_path / "laws"
    laws.mkdir()
    squad(laws / "a.json", [{"law_name": LAW, "section_num": 334, "section_content": "ผู้ใดลัก"}])
    squad(laws / "b.json", [{"law_name": OTHER, "section_num": "420", "section_content": "ละเมิด"}])
    rows = (
        "question,answer,relevant_laws\r\n"
        f"\"สอง\nบรรทัด\",ok,\"[{{'law': '{LAW}', 'sections': '334'}}, {{'law': '{OTHER}', 'sections': '420'}}]\"\r\n"
        f'ถาม,ok,"[{{""law_name"": ""{LAW}"", ""section_num"": ""334""}}]"\r\n'
    )
    path = tmp_path / "hf_wcx.csv"
    path.write_bytes(rows.encode("utf-8-sig"))
    found = load_dataset(laws, path)
    assert [passage.ref for passage in found.sections] == [(LAW, "334"), (OTHER, "420")]
    assert found.questions == (
        GoldQuestion("row:1", "สอง\nบรรทัด", ((LAW, "334"), (OTHER, "420"))),
        GoldQuestion("row:2", "ถาม", ((LAW, "334"),)),
    )
    assert found.remarks == ()


def test_the_tax_file_has_its_own_column_names(tmp_path: Path) -> None:
    path = tmp_path / "hf_tax.csv"
    path.write_text(f"ข้อหารือ,actual_relevant_laws\nหัก ณ ที่จ่าย,\"[{{'law': '{LAW}', 'sections': '3'}}]\"\n", "utf-8")
    sections = write(tmp_path / "s.jsonl", section("3"))
    assert load_dataset(sections, path).questions == (GoldQuestion("row:1", "หัก ณ ที่จ่าย", ((LAW, "3"),)),)


@pytest.mark.parametrize(
    ("rows", "faults", "words"),
    [
        ("q,x\n1,2\n", [(2, "row"), (2, "row")], "question: Field required"),
        ("question,relevant_laws\na,[{'law': 'x'}]\n", [(2, "row")], "section_num: Field required"),
        ("question,relevant_laws\na,nothing\n\nb,__import__('os')\n", [(2, "row"), (3, "row")], "neither a JSON nor"),
        ("question,relevant_laws\na,[],more\n", [(2, "row")], "more cells than the header names"),
        ('question,relevant_laws\n"a,[]\n', [(2, "csv")], "not CSV"),
        ("id,question,relevant_laws\n1,a,[]\n1,b,[]\n", [(3, "duplicate_id")], "id '1' is the id of line 2 already"),
    ],
)
def test_every_fault_of_a_csv_is_reported_with_its_line(
    tmp_path: Path, rows: str, faults: list[tuple[int, str]], words: str
) -> None:
    path = tmp_path / "q.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(DatasetError, match=words) as error:
        load_dataset(write(tmp_path / "s.jsonl", section("1")), path)
    assert [(fault.line, fault.rule) for fault in error.value.faults] == faults


def test_xquad_of_the_development_data_keeps_its_counts(shared_folder: Path) -> None:
    found = load_dataset(
        shared_folder / "evaluation" / "xquad_th_sections.jsonl",
        shared_folder / "evaluation" / "xquad_th_questions.jsonl",
    )
    assert (len(found.sections), len(found.questions), found.remarks) == (240, 1_190, ())


def test_gold_outside_the_tax_pool_is_remarked_by_question(shared_folder: Path) -> None:
    folder = shared_folder / "evaluation"
    found = load_dataset(folder / "nitibench_laws_sections.jsonl.gz", folder / "nitibench_tax_dev.jsonl")
    assert (len(found.sections), len(found.questions)) == (5_127, 25)
    assert {remark.rule for remark in found.remarks} <= {"gold_not_in_pool", "unknown_law", "repeated_row", "no_text"}
