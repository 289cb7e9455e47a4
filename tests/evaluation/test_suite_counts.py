import json
from datetime import date
from pathlib import Path

from evaluation.freezing import freeze
from evaluation.suite_counts import counts_table
from evaluation.suites import SUITES_FOLDER, Suite


def test_the_table_by_hand(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    rows = [{"id": f"m{n}", "question": "ก", "kind": "a" if n < 4 else "b", "language": "th"} for n in range(6)]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "drafts" / "out_of_scope.jsonl").write_text(text, encoding="utf-8")
    freeze([Suite.OUT_OF_SCOPE], date(2026, 11, 26), tmp_path)
    assert counts_table(tmp_path).splitlines()[2:] == ["| out_of_scope | 3 | 3 | kind: a 2, b 1; language: th 3 |"]


def test_the_data_card_holds_the_table_as_it_is_counted_now() -> None:
    card = (SUITES_FOLDER / "README.md").read_text(encoding="utf-8")
    assert counts_table() in card, "run `python -m evaluation.suite_counts` and put its table into the data card"


def test_every_frozen_suite_has_its_card() -> None:
    card = (SUITES_FOLDER / "README.md").read_text(encoding="utf-8")
    frozen = json.loads((SUITES_FOLDER / "frozen.json").read_text(encoding="utf-8"))["suites"]
    assert frozen
    assert [suite for suite in frozen if f"### {suite}\n" not in card] == []
