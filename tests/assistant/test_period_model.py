import hashlib
from datetime import datetime

import pytest

from assistant.choosing_rules import LEAST, SURE, choose_rules
from assistant.clock import BANGKOK
from assistant.learned_labels import LabelModel
from assistant.moments import read_moments
from assistant.period_model import NO_PERIOD, features_of, group_of, shipped_period_model
from assistant.period_training import examples, examples_text
from corpus.loading import load_corpus
from corpus.normalise import fold

RULES = tuple(load_corpus().deadline_rules.values())
NOW = datetime(2026, 2, 11, 9, 0, tzinfo=BANGKOK)


def opinion(**shares: float) -> LabelModel:
    """A model that says the same of every message."""
    import math

    rest = 1 - sum(shares.values())
    odds = {label.replace("_", "-"): share for label, share in shares.items()} | {NO_PERIOD: rest}
    return LabelModel(tuple(odds), {}, [math.log(share) for share in odds.values()], "")


def chosen(said: str, model: LabelModel | None) -> str:
    text = fold(said).text
    found = choose_rules(text, RULES, {}, read_moments(text, NOW), model)
    return group_of(found.rules[0]) if found.rules else NO_PERIOD


def test_days_hours_and_sums_say_nothing_of_the_kind_of_period() -> None:
    one, other = (
        features_of(text, read_moments(text, NOW), RULES)
        for text in (fold(said).text for said in ("ศาลอ่านเมื่อ 2 ก.พ. 69 ปรับ 5,000", "ศาลอ่านเมื่อ 9 ม.ค. 68 ปรับ 800"))
    )
    assert one == other


def test_a_number_that_names_a_period_is_kept() -> None:
    assert features_of("ภายใน 72 ชั่วโมง", (), RULES) != features_of("ภายใน 25 ชั่วโมง", (), RULES)


def test_the_model_names_a_period_that_no_cue_met() -> None:
    said = "แพ้คดีเมื่อวาน อยากสู้ต่อ"
    assert chosen(said, None) == NO_PERIOD
    assert chosen(said, opinion(appeal_1_month=0.9)) == "appeal-1-month"


def test_a_period_that_is_not_sure_is_none() -> None:
    assert chosen("แพ้คดีเมื่อวาน", opinion(appeal_1_month=SURE - 0.1)) == NO_PERIOD


def test_words_that_exclude_a_rule_exclude_it_however_sure_the_model_is() -> None:
    assert chosen("โดนขโมยรถเมื่อวาน แจ้งความถึงวันไหน", opinion(complaint_3_months=0.95)) == NO_PERIOD


def test_what_is_excluded_does_not_leave_its_share_to_a_period_that_was_unlikely() -> None:
    model = opinion(complaint_3_months=0.85, limitation=LEAST - 0.05)
    assert chosen("โดนขโมยรถเมื่อวาน แจ้งความถึงวันไหน", model) == NO_PERIOD


def test_the_shipped_model_was_trained_on_the_examples_as_they_stand() -> None:
    sha256 = hashlib.sha256(examples_text().encode()).hexdigest()
    assert shipped_period_model().examples_sha256 == sha256, "run python -m assistant.period_training"


def test_every_label_of_the_examples_is_a_group_of_rules() -> None:
    assert {one.features.label for one in examples(RULES)} == {NO_PERIOD, *map(group_of, RULES)}


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("ศาลชั้นต้นให้ติดคุกเมื่อวันศุกร์ จำเลยอยากสู้ต่อ ยื่นได้ช้าสุดเมื่อไหร่", "appeal-1-month"),
        ("พ่อไม่ยอมจ่ายที่ศาลปรับไว้เมื่อต้นเดือน จ่ายช้าสุดเมื่อไร", "fine-30-days"),
        ("แบงก์ฟ้องเรื่องบัตร มีหมายมาถึงบ้านวันที่ 3 จะเขียนตอบศาลได้ถึงเมื่อไหร่", "civil-answer"),
        ("นัดหมอวันที่ 5 ไปทันไหม", NO_PERIOD),
        ("จับเมื่อวาน จะไปเยี่ยมได้วันไหน", NO_PERIOD),
    ],
)
def test_the_shipped_model_hears_what_people_mean(said: str, label: str) -> None:
    assert chosen(said, shipped_period_model()) == label
