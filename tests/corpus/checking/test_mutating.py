"""Swaps on purpose: the same seed gives the same swaps, and the checks catch what they must."""

from pathlib import Path

import pytest

from corpus.checking.checks import check_corpus
from corpus.checking.claims import claims_of
from corpus.checking.mutating import SEED, Mutator, Swap
from corpus.checking.mutation_report import mutate, wilson
from corpus.checking.seen import Seen, record
from corpus.citations import LawNames
from tests.corpus.checking import small
from tests.corpus.checking.test_checks import TODAY


def mutator(tmp_path: Path, seed: int = SEED) -> Mutator:
    corpus, origins = small.read(small.write(tmp_path))
    names = LawNames.of(corpus.register.laws.values())
    return Mutator(tuple(claims_of(corpus, origins)), corpus.register, names, seed)


def test_every_figure_unit_basis_and_negation_is_swapped_once(tmp_path: Path) -> None:
    mutants = [one for one in mutator(tmp_path).mutants() if one.claim.id == "kites/tell" and one.claim.text[0] > "z"]
    assert sorted(one.swap.value for one in mutants) == sorted(
        [Swap.FIGURE.value, Swap.UNIT.value, Swap.BASIS.value, Swap.NEGATION.value]
    )
    texts = {one.swap: one.claim.text for one in mutants}
    assert "15 วัน" not in texts[Swap.FIGURE]
    assert "15 วัน" not in texts[Swap.UNIT]
    assert texts[Swap.NEGATION] == "แจ้งนายทะเบียนภายใน 15 วัน ไม่แจ้งได้"


def test_the_same_seed_gives_the_same_swaps_and_another_gives_others(tmp_path: Path) -> None:
    first, again = (list(mutator(tmp_path).mutants()) for _ in range(2))
    assert first == again
    assert list(mutator(tmp_path, SEED + 1).mutants()) != first


def test_nothing_is_swapped_for_itself(tmp_path: Path) -> None:
    assert [one for one in mutator(tmp_path).mutants() if one.claim == one.original] == []


def test_a_slip_of_a_section_stays_in_its_law_and_one_digit_away(tmp_path: Path) -> None:
    slips = [one.change.split(" → ")[1] for one in mutator(tmp_path).mutants() if one.swap is Swap.BASIS]
    assert slips
    assert all(len(slip) == 1 for slip in slips)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (95, 100, 0.8882, 0.9785), (0, 0, 0.0, 1.0)],
)
def test_wilson_intervals_agree_with_published_values(successes: int, n: int, low: float, high: float) -> None:
    assert wilson(successes, n) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.slow
def test_at_least_95_in_100_swaps_of_figures_units_and_sections_in_what_ships_are_caught(shared_folder: Path) -> None:
    checked = check_corpus(reference=shared_folder / "reference" / "statutes.jsonl", today=TODAY)
    seen = record(checked.claims, checked.texts)
    found = mutate(checked.corpus, checked.claims, checked.texts, checked.laws, seen, SEED).by_kind
    sections = [found[swap.value] for swap in (Swap.SECTION_IN_TEXT, Swap.BASIS)]
    assert found[Swap.FIGURE.value].share >= 0.95
    assert found[Swap.UNIT.value].share >= 0.95
    assert sum(one.caught for one in sections) / sum(one.total for one in sections) >= 0.95


def test_a_slip_of_a_basis_is_caught_by_the_record_where_reading_cannot(shared_folder: Path) -> None:
    checked = check_corpus(reference=shared_folder / "reference" / "statutes.jsonl", today=TODAY)
    claims = tuple(claim for claim in checked.claims if claim.id.startswith("warrant-exists/"))
    without = mutate(checked.corpus, claims, checked.texts, checked.laws, Seen(), SEED).by_kind[Swap.BASIS.value]
    seen = record(checked.claims, checked.texts)
    with_record = mutate(checked.corpus, claims, checked.texts, checked.laws, seen, SEED).by_kind[Swap.BASIS.value]
    assert without.caught == with_record.by_reading
    assert without.caught < with_record.caught
