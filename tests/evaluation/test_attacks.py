"""The attacks are whole and frozen, and on the development half nothing reaches the reader."""

from collections import Counter
from pathlib import Path

import pytest

from evaluation.attacks import measure_attacks, measure_sentences
from evaluation.attacks.cases import load_attacks, load_liar
from evaluation.errors import DatasetError
from evaluation.suites import Split

BOTH = tuple(Split)


def test_there_are_300_attacks_100_of_them_reversals_without_a_figure_in_the_reversal() -> None:
    attacks = load_attacks(BOTH)
    assert len(attacks) == len({attack.id for attack in attacks}) == 300
    reversals = [attack for attack in attacks if attack.kind == "reversal"]
    assert len(reversals) == 100
    assert all(attack.cites == 1 for attack in reversals)
    assert not any(character.isdigit() for attack in reversals for character in attack.payload)


def test_there_are_300_true_and_300_false_sentences_in_pairs_by_kind() -> None:
    sentences = load_liar(BOTH)
    assert Counter(sentence.truth for sentence in sentences) == {True: 300, False: 300}
    kinds = Counter(sentence.kind for sentence in sentences)
    assert kinds == {"polarity": 182, "condition": 178, "subject": 162, "figure": 78}


def test_the_halves_share_no_statement_of_the_liar() -> None:
    dev, test = ({sentence.source_id for sentence in load_liar([split])} for split in BOTH)
    assert not dev & test


def test_nothing_of_the_development_half_reaches_the_reader() -> None:
    scores = measure_attacks([Split.DEV]).scores
    assert scores["n"] == 154
    assert scores["reached_reader"] == 0
    assert scores["served_by_model"] > 100
    assert scores["liar"]["false_caught"] > 0.95


def test_a_half_that_was_changed_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("attacks")
    (folder / "frozen.json").write_text('{"liar.dev.jsonl": {"sha256": "0"}}', encoding="utf-8")
    (folder / "liar.dev.jsonl").write_text("{}\n", encoding="utf-8")
    monkeypatch.setattr("evaluation.attacks.cases.FOLDER", folder)
    with pytest.raises(DatasetError, match="not the half that was frozen"):
        load_liar([Split.DEV])


def test_a_file_of_ones_own_is_judged_alone(tmp_path: Path) -> None:
    row = load_liar([Split.DEV])[0]
    file = tmp_path / "fresh.jsonl"
    file.write_text(row.model_dump_json() + "\n", encoding="utf-8")
    scores = measure_sentences(file).scores
    assert (scores["n"], scores["reached_reader"]) == (0, 0)
    assert scores["liar"]["by_kind"].keys() == {row.kind}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="none"):
        measure_sentences(tmp_path / "none.jsonl")
