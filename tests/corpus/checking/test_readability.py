"""What a reader should not meet, and what is only listed."""

from datetime import date
from pathlib import Path

import pytest

from corpus.checking.claims import Claim
from corpus.checking.errors import InvalidExceptionsError
from corpus.checking.readability import hard_to_read, harmful, read_rules, reviews_due
from corpus.loading import DATA
from corpus.models import Term
from tests.corpus.checking import small
from tests.corpus.checking.invented import claim

RULES = read_rules(DATA)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("คดีนี้ชนะแน่", ["promise"]),
        ("เรารับรองว่าได้ประกัน", ["promise"]),
        ("You will win", ["promise"]),
        ("ไม่มีใครรับรองว่าได้ประกัน", []),
        ("อย่าเชื่อคนที่บอกว่า ชนะแน่", []),
        ("ควรหลบซ่อนสักพัก", ["flight"]),
        ("รีบหนีก่อนตำรวจมา", ["flight"]),
        ("ควรลบแชตทิ้ง", ["flight"]),
        ("You should leave the country", ["flight"]),
        ("อย่ารีบหนี", []),
        ("Do not delete the messages", []),
        ("อย่าหนีและอย่าปล่อยเรื่องเงียบ", []),
        ("ศาลเชื่อว่าจะหลบหนี", []),
    ],
)
def test_promises_and_advice_to_flee_are_faults_and_warnings_against_them_are_not(text: str, rules: list[str]) -> None:
    assert RULES is not None
    assert [fault.rule for fault in harmful([claim(text)], RULES)] == rules


def test_digests_may_tell_who_helps_another_to_flee() -> None:
    assert RULES is not None
    digest = Claim("penal-code/1", "digest", "ช่วยให้หลบหนี รีบหนี", (), "digests/x.yaml", 1)
    assert list(harmful([digest], RULES)) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("ศาลรอการลงโทษให้", ["legal-word"]),
        ("ศาลยังไม่ส่งเข้าคุก (รอการลงโทษ)", []),
        ("ศาลรอการลงโทษ (ยังไม่ต้องติดคุก)", []),
        ("ก" * 111, ["long-clause"]),
        ("กขค " * 131, ["long-statement"]),
        ("word " * 49, ["long-sentence"]),
        ("สั้น ๆ ชัดเจน", []),
    ],
)
def test_long_clauses_and_unexplained_legal_words_are_listed(text: str, rules: list[str]) -> None:
    assert RULES is not None
    assert [fault.rule for fault in hard_to_read([claim(text)], [], RULES)] == rules


def test_a_legal_word_that_is_a_term_is_explained_there() -> None:
    assert RULES is not None
    term = Term("suspended", "รอการลงโทษ", "ยังไม่ต้องติดคุก")
    assert list(hard_to_read([claim("ศาลรอการลงโทษให้")], [term], RULES)) == []


def test_reviews_are_due_by_the_day_given_and_not_before(tmp_path: Path) -> None:
    corpus, origins = small.read(small.write(tmp_path))
    assert list(reviews_due(corpus, origins, date(2026, 5, 31))) == []
    assert {fault.rule for fault in reviews_due(corpus, origins, date(2026, 6, 1))} == {"review-due"}
    assert len(list(reviews_due(corpus, origins, date(2026, 6, 1)))) == 3


def test_a_folder_without_rules_has_none_and_a_broken_file_is_named(tmp_path: Path) -> None:
    assert read_rules(tmp_path) is None
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon/readability.yaml").write_text("promises: 3\n", encoding="utf-8")
    with pytest.raises(InvalidExceptionsError, match=r"readability\.yaml"):
        read_rules(tmp_path)
