"""The small model: what it gives by hand, what ships, and how it was fitted."""

import hashlib
import json
import math

import numpy as np
import pytest

from assistant.language_model.entailment import WEIGHTS, EntailmentModel, shipped_model
from assistant.language_model.mechanical import falsified
from assistant.language_model.parting import parts_of
from assistant.language_model.signs import Sign
from assistant.language_model.support import failures
from assistant.language_model.training import Example, chosen_threshold, examples_text, fit, fold_of, measured
from evaluation.attacks.cases import load_attacks, load_liar
from evaluation.suites import Split


def test_the_probability_is_the_logistic_of_the_weighted_sum() -> None:
    model = EntailmentModel({"covered": 2.0, "denied": -1.0}, 0.5, 0.9)
    assert model.probability({"covered": 1.0, "denied": 1.0, "unknown": 9.0}) == pytest.approx(1 / (1 + math.exp(-1.5)))


def test_a_stricter_model_drops_what_the_shipped_one_lets_through() -> None:
    sentence, source = "คุณขอให้ศาลตั้งทนายได้ ถ้าไม่มีทนาย", "ถ้าไม่มีทนาย ขอให้ศาลตั้งทนายให้ได้"
    strict = EntailmentModel(shipped_model().weights, shipped_model().intercept, 1.0)
    assert failures(sentence, source) == ()
    assert failures(sentence, source, strict)


def test_what_is_quoted_passes_whatever_the_model_finds_and_what_is_certain_never_does() -> None:
    source = "ญาติเยี่ยมได้ทุกวัน แต่ส่งยาเองไม่ได้"
    never, always = EntailmentModel({}, -99.0, 0.5), EntailmentModel({}, 99.0, 0.5)
    assert failures("ญาติเยี่ยมได้ทุกวัน", source, never) == ()
    assert failures("ญาติส่งยาเองไม่ได้", source, never)
    assert failures("ญาติต้องเยี่ยมทุกวัน", source, always)


def test_a_false_part_is_not_lost_among_true_ones() -> None:
    source = "ถ้าไม่มีเงินจ้าง ขอให้ศาลตั้งทนายให้ได้ แจ้งศาลก่อนวันนัด ญาติไปแทนได้ และขอเลื่อนนัดได้เมื่อป่วย"
    assert failures(source, source) == ()
    assert failures(f"{source} ไม่ต้องแจ้งศาลก่อนวันนัด", source)


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        pytest.param("แจ้งศาลวันนัดทุกครั้งเสมอ ญาติไปแทนได้ทุกครั้ง", 2, id="two that stand alone"),
        pytest.param("ถ้าไม่มีเงินจ้างทนาย ขอให้ศาลตั้งทนายได้", 1, id="a condition and its rule"),
        pytest.param("ขอให้ศาลตั้งทนายให้ได้ เว้นแต่มีทนายอยู่แล้ว", 1, id="a rule and its exception"),
        pytest.param("ขอให้ศาลตั้งทนายให้ได้ ครับ", 1, id="too short to judge"),
    ],
)
def test_a_sentence_is_cut_where_it_breathes(sentence: str, parts: int) -> None:
    assert len(parts_of(sentence)) == parts


def test_no_sign_makes_a_sentence_likelier_in_what_ships() -> None:
    weights = shipped_model().weights
    assert all(weights.get(sign.value, 0.0) <= 0 for sign in Sign)
    assert weights["covered"] >= 0
    assert weights["letters"] > 0


def test_what_ships_was_fitted_on_the_examples_that_ship() -> None:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))["fitted_on"]
    rows = [json.loads(line) for line in examples_text().splitlines()]
    assert stored["examples_sha256"] == hashlib.sha256(examples_text().encode()).hexdigest()
    assert stored["cross_fitted"]["true"][1] == sum(len(row["true"]) for row in rows) >= 400
    false = sum(len(sentences) for row in rows for sentences in row["false"].values())
    assert stored["cross_fitted"]["false"][1] == false >= 600
    assert stored["cross_fitted"]["false"][0] >= 0.96


def test_no_example_is_written_of_a_statement_that_an_attack_uses() -> None:
    both = tuple(Split)
    used = {sentence.source_id for sentence in load_liar(both)}
    used |= {source.id for attack in load_attacks(both) for source in attack.sources}
    assert not used & {json.loads(line)["id"] for line in examples_text().splitlines()}


def test_mechanical_changes_differ_from_the_sentence_and_stand_nowhere_in_the_source() -> None:
    source = "ตำรวจต้องแจ้งญาติก่อนส่งศาล และศาลไม่ต้องแจ้งญาติ"
    changed = {text: kind for kind, text in falsified("ตำรวจต้องแจ้งญาติก่อนส่งศาล", source)}
    assert changed["ตำรวจไม่ต้องแจ้งญาติก่อนส่งศาล"] == "reversal"
    assert changed["ตำรวจอาจแจ้งญาติก่อนส่งศาล"] == "modality"
    assert changed["ตำรวจต้องแจ้งญาติหลังส่งศาล"] == "order"
    assert changed["ศาลต้องแจ้งญาติก่อนส่งตำรวจ"] == "subject"
    assert "ศาลไม่ต้องแจ้งญาติ" not in dict(falsified("ศาลต้องแจ้งญาติ", source)).values()


def example(name: str, *, truth: bool, guide: str = "a", mechanical: bool = False) -> Example:
    return Example({name: 1.0}, truth, "true" if truth else "reversal", mechanical, guide, certain=False)


def test_fitting_tells_the_two_apart_within_the_bounds() -> None:
    rows = [example("covered", truth=True)] * 20 + [example("reversed", truth=False)] * 20
    (covered, reversed_), _ = fit(rows, ["covered", "reversed"])
    assert covered > 0 > reversed_
    turned = [example("reversed", truth=True)] * 20 + [example("covered", truth=False)] * 20
    (covered, reversed_), _ = fit(turned, ["covered", "reversed"])
    assert covered == reversed_ == 0


def test_the_threshold_catches_the_share_wanted_of_both_kinds_of_false() -> None:
    rows = [example("x", truth=False)] * 100 + [example("x", truth=False, mechanical=True)] * 100
    likely = np.concatenate([np.linspace(0, 0.5, 100), np.linspace(0, 0.8, 100)])
    threshold = chosen_threshold(rows, likely)
    shares = measured(rows, likely, threshold)
    assert shares["false"] == [1.0, 100]
    assert 0.96 <= shares["mechanical false"][0] < 1


def test_a_guide_is_held_out_whole() -> None:
    assert fold_of("bail-how") == fold_of("bail-how") != fold_of("bail-refund")
