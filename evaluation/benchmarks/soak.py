"""`make soak`: the words leg and the dense leg over 100,000 and 1,000,000 synthetic passages.

Prints build time, the latency of both legs fused, memory and recall against exact search. What is built stays under
NITINAM_HOME/soak/<passages>, so that a run that was interrupted goes on where it stopped; the last figures are kept
there in results.json. `python -m evaluation.benchmarks.soak 100000` soaks one size.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.benchmarks.synthetic import WORDS_A_PASSAGE, Synthetic, as_words
from indexing.best import best_rows
from indexing.dense import DenseLeg, recall_of
from indexing.legs import WEIGHTS, Leg, standardised
from indexing.lexical import LexicalLeg
from indexing.memory import keep_freed_memory

SIZES = (100_000, 1_000_000)
QUERIES, QUERY_WORDS, TOP = 500, 8, 10
TARGETS = {"p99_ms": 20.0, "memory_mb": 4000.0, "recall": 0.97}


@dataclass(frozen=True, slots=True)
class Soaked:
    """One size: seconds and megabytes of the build, milliseconds of a search, recall of the dense leg."""

    passages: int
    on: str
    load_average: float
    words_build_s: float
    dense_build_s: float
    build_peak_mb: float
    dense: str
    p50_ms: float
    p99_ms: float
    p99_cpu_ms: float
    words_p99_ms: float
    dense_p99_ms: float
    memory_mb: float
    recall: float


def soak(passages: int, folder: Path) -> Soaked:
    """Build what is not built yet under `folder`, then search."""
    folder.mkdir(parents=True, exist_ok=True)
    world = Synthetic.of()
    words_s = _once(folder, "words", lambda draft: _build_words(world, passages, draft))
    dense_s = _once(folder, "dense", lambda draft: _build_dense(world, passages, draft))
    peak = json.loads((folder / "peak.json").read_text(encoding="utf-8")) if (folder / "peak.json").exists() else 0.0
    (folder / "peak.json").write_text(json.dumps(peak := max(peak, _peak_mb())), encoding="utf-8")
    return _searched(world, passages, folder, (words_s, dense_s, peak))


def _once(folder: Path, name: str, build: Callable[[Path], None]) -> float:
    """Seconds that a part took to build, now or in the run that built it."""
    target, told = folder / name, folder / f"{name}.json"
    if not (target.exists() and told.exists()):
        draft = folder / f".{name}-{os.getpid()}"
        started = time.perf_counter()
        build(draft)
        draft.rename(target)
        told.write_text(json.dumps(time.perf_counter() - started), encoding="utf-8")
    return float(json.loads(told.read_text(encoding="utf-8")))


def _build_words(world: Synthetic, passages: int, draft: Path) -> None:
    LexicalLeg.build(as_words(world.numbers(passages, WORDS_A_PASSAGE, 1))).save(draft)


def _build_dense(world: Synthetic, passages: int, draft: Path) -> None:
    DenseLeg.build(world.embed(world.numbers(passages, WORDS_A_PASSAGE, 1))).save(draft)


def _searched(world: Synthetic, passages: int, folder: Path, built: tuple[float, float, float]) -> Soaked:
    keep_freed_memory()  # as a server does
    lexical, dense = LexicalLeg.load(folder / "words", passages), DenseLeg.load(folder / "dense")
    numbers = world.numbers(QUERIES, QUERY_WORDS, 2)
    queries = list(zip(as_words(numbers), world.embed(numbers), strict=True))
    timed = [_timed(partial(_search, lexical, dense, *query)) for query in [*queries[:50], *queries]][50:]
    words = [_timed(partial(lexical.scores, said))[0] for said, _ in queries]
    near = [_timed(partial(dense.scores, vector))[0] for _, vector in queries]
    memory = _memory_mb()
    recall = recall_of(dense.index, dense.vectors(), np.stack([vector for _, vector in queries]))
    wall, cpu = zip(*timed, strict=True)
    return Soaked(
        passages=passages,
        on=f"{datetime.now(UTC):%Y-%m-%d}",
        load_average=os.getloadavg()[0],
        words_build_s=built[0],
        dense_build_s=built[1],
        build_peak_mb=built[2],
        dense="exact" if dense.exact else "codes",
        p50_ms=float(np.percentile(wall, 50)),
        p99_ms=float(np.percentile(wall, 99)),
        p99_cpu_ms=float(np.percentile(cpu, 99)),
        words_p99_ms=float(np.percentile(words, 99)),
        dense_p99_ms=float(np.percentile(near, 99)),
        memory_mb=memory,
        recall=recall,
    )


def _search(lexical: LexicalLeg, dense: DenseLeg, words: tuple[str, ...], vector: NDArray[np.float32]) -> Any:
    """The ten best rows by the two legs fused as the retriever fuses them."""
    fused = standardised(lexical.scores(words))
    fused *= WEIGHTS[Leg.WORDS]
    near = standardised(dense.scores(vector))
    near *= WEIGHTS[Leg.DENSE]
    fused += near
    return best_rows(fused, TOP)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds that passed, and milliseconds of processor."""
    wall, cpu = time.perf_counter(), time.thread_time()
    work()
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000


def _memory_mb() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _peak_mb() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main(argv: list[str]) -> int:
    """Soak each size named (or all), print a line each; 1 where a target is missed."""
    home = Path(os.environ.get("NITINAM_HOME", "var")) / "soak"
    missed = False
    for passages in [int(size) for size in argv] or SIZES:
        soaked = soak(passages, home / str(passages))
        (home / str(passages) / "results.json").write_text(json.dumps(asdict(soaked), indent=1), encoding="utf-8")
        print(json.dumps(asdict(soaked)), flush=True)
        missed |= soaked.p99_ms > TARGETS["p99_ms"] or soaked.recall < TARGETS["recall"]
        missed |= max(soaked.memory_mb, soaked.build_peak_mb) > TARGETS["memory_mb"]
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
