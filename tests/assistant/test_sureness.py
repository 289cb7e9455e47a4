from dataclasses import replace

import pytest

from assistant.composing import Evidence
from assistant.logistic import LogisticModel
from assistant.sureness import FEATURES, features_of, shipped_sureness, sureness
from indexing.guide_ranking import RankedGuide
from indexing.ranking import RankedSection, SectionKey
from indexing.statement_ranking import Told
from tests.assistant.small import WARRANT

TOLD = Told({}, (), (RankedGuide("warrant", 0.8, 1.0),), "warrant", ())
SURE = Evidence(
    WARRANT, (), ranked=(RankedSection(SectionKey("procedure", "68"), 0.9), RankedSection(SectionKey("x", "1"), 0.05))
)
UNSURE = replace(SURE, ranked=tuple(one._replace(probability=0.1) for one in SURE.ranked))


def test_features_tell_how_clearly_the_section_stands_out_and_whether_the_guide_rests_on_it() -> None:
    sure = dict(zip(FEATURES, features_of(SURE, TOLD, 0.5), strict=True))
    unsure = dict(zip(FEATURES, features_of(UNSURE, TOLD, 0.5), strict=True))
    assert sure["section"] > unsure["section"]
    assert (sure["guide_rests_on_it"], sure["covered"]) == (1.0, 0.0)
    other = replace(SURE, ranked=(RankedSection(SectionKey("procedure", "1"), 0.9),))
    assert features_of(other, TOLD, 0.5)[FEATURES.index("guide_rests_on_it")] == 0


def test_certainty_stays_finite() -> None:
    certain = replace(SURE, ranked=tuple(one._replace(probability=1.0) for one in SURE.ranked))
    assert all(abs(value) < 10 for value in features_of(certain, TOLD, 1.0))


def test_a_clearer_section_makes_the_answer_surer() -> None:
    sure, unsure = sureness(SURE, TOLD, 0.9), sureness(UNSURE, TOLD, 0.9)
    assert sure is not None
    assert unsure is not None
    assert 0 < unsure < sure < 1


@pytest.mark.parametrize(
    ("evidence", "told"),
    [(replace(SURE, named=(("procedure", "68"),)), TOLD), (replace(SURE, ranked=()), TOLD), (SURE, None)],
    ids=["sections named", "nothing ranked", "nothing known of the message"],
)
def test_where_nothing_was_searched_nothing_is_foretold(evidence: Evidence, told: Told | None) -> None:
    assert sureness(evidence, told, 0.9) is None


def test_the_model_adds_its_weighed_features() -> None:
    model = LogisticModel((1.0, 0.0, 0.0, 0.0, 0.0), 0.0)
    assert model.probability((0.0,) * 5) == 0.5
    assert model.probability((2.0, 0.0, 0.0, 0.0, 0.0)) == pytest.approx(0.8808, abs=1e-4)


def test_the_shipped_model_has_a_weight_for_every_feature() -> None:
    assert len(shipped_sureness().weights) == len(FEATURES)
    assert any(shipped_sureness().weights)
