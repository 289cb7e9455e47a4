"""Exact search and the scan of codes: values against numpy, recall against exact, the same bytes every time."""

from pathlib import Path

import numpy as np
import pytest

from indexing import dense
from indexing.dense import NEAREST, RECALL, DenseLeg, Vectors, recall_of

ROWS, DIMENSION = 3000, 24


def unit(rows: int, seed: int) -> Vectors:
    """Points around fifty centres, as texts lie around their subjects."""
    random = np.random.default_rng(seed)
    centres = np.random.default_rng(1).standard_normal((50, DIMENSION))
    points = centres[random.integers(50, size=rows)] + 0.7 * random.standard_normal((rows, DIMENSION))
    return np.asarray(points / np.linalg.norm(points, axis=1, keepdims=True), dtype=np.float32)


VECTORS, QUERIES = unit(ROWS, 2), unit(50, 3)


@pytest.fixture(scope="module")
def scan() -> DenseLeg:
    return DenseLeg.build(VECTORS, flat_up_to=ROWS - 1)


def test_size_chooses_between_exact_search_and_scan(scan: DenseLeg) -> None:
    assert DenseLeg.build(VECTORS, flat_up_to=ROWS).exact
    assert not scan.exact
    assert dense.FLAT_UP_TO == 100_000


def test_a_scan_gives_the_nearest_their_cosine_and_the_others_nothing(scan: DenseLeg) -> None:
    for query in QUERIES[:5]:
        scores, exact = scan.scores(query), VECTORS @ query
        met = np.flatnonzero(scores)
        assert met.size == NEAREST
        assert scores[met] == pytest.approx(exact[met], abs=1e-5)


def test_a_scan_finds_what_exact_search_finds(scan: DenseLeg) -> None:
    wanted = [set(np.argsort(-(VECTORS @ query))[:10]) for query in QUERIES]
    found = [set(np.argsort(-scan.scores(query))[:10]) for query in QUERIES]
    recall = sum(len(one & other) for one, other in zip(wanted, found, strict=True)) / (10 * len(QUERIES))
    assert recall >= RECALL
    assert recall == pytest.approx(recall_of(scan.index, VECTORS, QUERIES))
    assert scan.recall() >= RECALL
    assert DenseLeg.build(VECTORS).recall() == 1.0


def test_a_scan_that_misses_too_much_gives_way_to_exact_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "RECALL", 1.01)
    assert DenseLeg.build(VECTORS[:500], flat_up_to=10).exact


@pytest.mark.parametrize("flat_up_to", [ROWS, 10], ids=["exact", "scan"])
def test_two_builds_give_the_same_bytes(tmp_path: Path, flat_up_to: int) -> None:
    for name in ("one", "two"):
        DenseLeg.build(VECTORS, flat_up_to).save(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("flat_up_to", [ROWS, 10], ids=["exact", "scan"])
def test_a_leg_is_mapped_from_disk_and_outlives_the_removal_of_its_file(tmp_path: Path, flat_up_to: int) -> None:
    built = DenseLeg.build(VECTORS, flat_up_to)
    built.save(tmp_path / "leg")
    leg = DenseLeg.load(tmp_path / "leg")
    (tmp_path / "leg").unlink()
    assert (leg.exact, leg.rows) == (built.exact, built.rows)
    assert leg.scores(QUERIES[0]).tolist() == built.scores(QUERIES[0]).tolist()
    assert leg.vectors().tolist() == VECTORS.tolist()


def test_a_zero_query_meets_nothing_in_a_scan(scan: DenseLeg) -> None:
    assert not scan.scores(np.zeros(DIMENSION, dtype=np.float32)).any()
