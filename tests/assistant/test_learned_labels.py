from pathlib import Path

import pytest

from assistant.label_training import LabelledFeatures, fit
from assistant.learned_labels import LabelModel, read_model, write_model

SEEN = [
    *[LabelledFeatures(frozenset({"จำคุก", "ศาล"}), "trial") for _ in range(4)],
    *[LabelledFeatures(frozenset({"โอน", "ธนาคาร"}), "scam") for _ in range(4)],
    LabelledFeatures(frozenset({"once"}), "scam"),
]


def fitted() -> LabelModel:
    return fit(SEEN, most_features=10, sha256="0")


def test_what_was_seen_is_known_again_and_probabilities_sum_to_one() -> None:
    found = fitted().probabilities(frozenset({"ธนาคาร", "โอน"}))
    assert sum(found.values()) == pytest.approx(1.0)
    assert found["scam"] > 0.9


def test_a_feature_of_one_example_is_not_learned_and_the_heaviest_are_kept() -> None:
    assert "once" not in fitted().weights
    assert len(fit(SEEN, most_features=2, sha256="0").weights) == 2


def test_a_message_of_unknown_words_gets_the_shares_of_the_labels() -> None:
    found = fitted().probabilities(frozenset({"ไม่เคยเห็น"}))
    assert found["scam"] > found["trial"] > 0


def test_a_heavier_example_counts_more() -> None:
    doubted = frozenset({"a", "b"})
    seen = [LabelledFeatures(doubted, "heavy", 3.0)] * 2 + [LabelledFeatures(doubted, "light", 1.0)] * 2
    found = fit(seen, most_features=10, sha256="0").probabilities(doubted)
    assert found["heavy"] > 0.7


def test_a_model_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    write_model(fitted(), tmp_path / "model.json")
    assert read_model(tmp_path / "model.json").probabilities(frozenset({"ศาล"})) == fitted().probabilities(
        frozenset({"ศาล"})
    )
