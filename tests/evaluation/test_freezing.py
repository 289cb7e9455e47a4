import hashlib
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evaluation.errors import DatasetError
from evaluation.freezing import FrozenSuiteError, check_frozen, freeze, frozen_suites, halves, record_test_run
from evaluation.suites import SUITE_SETS, Split, Suite, suite_path

TODAY = date(2026, 11, 26)


def folder_with(tmp_path: Path, **drafts: list[dict[str, Any]]) -> Path:
    (tmp_path / "drafts").mkdir(exist_ok=True)
    for name, rows in drafts.items():
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (tmp_path / "drafts" / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def messages(n: int, prefix: str = "m") -> list[dict[str, Any]]:
    return [{"id": f"{prefix}{i}", "question": f"ข้อ {i}", "kind": "ab"[i % 2]} for i in range(n)]


def dialogue(name: str) -> dict[str, Any]:
    return {"id": name, "turns": [{"question": "ก", "status": "answered"}, {"question": "ข", "status": "smalltalk"}]}


def test_halves_are_equal_within_every_stratum_and_the_same_each_time() -> None:
    strata = [("drugs", "spoken")] * 6 + [("debt", "formal")] * 4 + [("debt", "spoken")] * 2
    splits = halves(strata, "seed")
    counts = Counter(zip(strata, splits, strict=True))
    assert set(counts.values()) == {3, 2, 1}
    assert all(counts[group, Split.DEV] == counts[group, Split.TEST] for group in set(strata))
    assert splits == halves(strata, "seed")
    assert any(splits != halves(strata, f"other {n}") for n in range(5))


def test_an_odd_suite_gives_the_first_half_one_row_more() -> None:
    assert Counter(halves([("a",)] * 5, "s")) == {Split.DEV: 3, Split.TEST: 2}


def test_freezing_writes_both_halves_line_for_line_and_removes_the_draft(tmp_path: Path) -> None:
    rows = messages(10)
    folder = folder_with(tmp_path, unsafe=rows)
    new = freeze([Suite.UNSAFE], TODAY, folder)
    halves_written = [suite_path(Suite.UNSAFE, split, folder).read_text(encoding="utf-8") for split in Split]
    found = [json.loads(line) for half in halves_written for line in half.splitlines()]
    assert sorted(found, key=lambda row: int(row["id"][1:])) == rows
    digest = hashlib.sha256(halves_written[1].encode()).hexdigest()
    assert (new[Suite.UNSAFE].dev, new[Suite.UNSAFE].test, new[Suite.UNSAFE].sha256) == (5, 5, digest)
    assert list((folder / "drafts").iterdir()) == []
    check_frozen(Suite.UNSAFE, folder)


def test_a_late_suite_is_frozen_without_touching_the_frozen_ones(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, unsafe=messages(4))
    freeze([Suite.UNSAFE], TODAY, folder)
    before = frozen_suites(folder)[Suite.UNSAFE]
    folder_with(tmp_path, lookalikes=messages(4), out_of_scope=messages(4))
    assert list(freeze([Suite.LOOKALIKES], date(2027, 1, 1), folder)) == [Suite.LOOKALIKES]
    assert frozen_suites(folder)[Suite.UNSAFE] == before
    assert list(frozen_suites(folder)) == [Suite.UNSAFE, Suite.LOOKALIKES]
    assert [draft.name for draft in (folder / "drafts").iterdir()] == ["out_of_scope.jsonl"]


def test_dialogues_wait_for_both_writers_and_become_one_suite(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, dialogues_b=[dialogue("b1"), dialogue("b2")])
    with pytest.raises(FrozenSuiteError, match=r"dialogues_a\.jsonl is missing"):
        freeze([Suite.DIALOGUES], TODAY, folder)
    folder_with(tmp_path, dialogues_a=[dialogue("a1"), dialogue("a2")])
    record = freeze([Suite.DIALOGUES], TODAY, folder)[Suite.DIALOGUES]
    assert (record.dev, record.test) == (2, 2)


def test_an_id_that_both_drafts_use_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, dialogues_a=[dialogue("d1")], dialogues_b=[dialogue("d1")])
    with pytest.raises(FrozenSuiteError, match="other"):
        freeze([Suite.DIALOGUES], TODAY, folder)


def test_a_frozen_suite_is_never_frozen_again(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, unsafe=messages(4))
    freeze([Suite.UNSAFE], TODAY, folder)
    folder_with(tmp_path, unsafe=messages(6))
    with pytest.raises(FrozenSuiteError, match="frozen already"):
        freeze([Suite.UNSAFE], TODAY, folder)


def test_a_draft_with_faults_freezes_nothing(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, unsafe=[{"id": "x"}])
    with pytest.raises(DatasetError, match="question"):
        freeze([Suite.UNSAFE], TODAY, folder)
    assert frozen_suites(folder) == {}
    assert not suite_path(Suite.UNSAFE, Split.TEST, folder).exists()


def test_a_changed_or_missing_test_half_is_refused_by_name(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, unsafe=messages(4))
    freeze([Suite.UNSAFE], TODAY, folder)
    path = suite_path(Suite.UNSAFE, Split.TEST, folder)
    path.write_text(path.read_text(encoding="utf-8").replace("ข้อ", "ขอ"), encoding="utf-8")
    with pytest.raises(FrozenSuiteError, match=r"unsafe\.test\.jsonl was changed"):
        check_frozen(Suite.UNSAFE, folder)
    path.unlink()
    with pytest.raises(FrozenSuiteError, match=r"unsafe\.test\.jsonl is missing"):
        check_frozen(Suite.UNSAFE, folder)
    with pytest.raises(FrozenSuiteError, match="never frozen"):
        check_frozen(Suite.LOOKALIKES, folder)


def test_every_run_on_a_test_half_is_a_line_of_the_log(tmp_path: Path) -> None:
    for mean in (0.5, 0.75):
        record_test_run(Suite.UNSAFE, {"refused": mean}, TODAY, tmp_path, revision="abc")
    rows = [json.loads(line) for line in (tmp_path / "test_runs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows == [
        {"date": "2026-11-26", "revision": "abc", "suite": "unsafe", "scores": {"refused": mean}}
        for mean in (0.5, 0.75)
    ]


@pytest.mark.parametrize("folder", SUITE_SETS.values(), ids=SUITE_SETS.keys())
@pytest.mark.parametrize("suite", list(Suite))
def test_the_test_halves_in_this_project_are_the_frozen_ones(suite: Suite, folder: Path) -> None:
    record = frozen_suites(folder).get(suite)
    if record is None:
        assert not suite_path(suite, Split.TEST, folder).exists(), "a test half that nobody froze"
        pytest.skip(f"{suite} is not in this set")
    check_frozen(suite, folder)
    sizes = {split: suite_path(suite, split, folder).read_text(encoding="utf-8").count("\n") for split in Split}
    assert sizes == {Split.DEV: record.dev, Split.TEST: record.test}
