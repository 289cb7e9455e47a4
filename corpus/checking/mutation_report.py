"""How many swaps the checks catch, by kind, with an interval: each mutant is checked as its original was."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from corpus.checking.claims import Claim
from corpus.checking.evidence import Library
from corpus.checking.mutating import Mutant, Mutator, Swap
from corpus.checking.negation import negation_differs
from corpus.checking.numbers import check_claim
from corpus.checking.official_texts import OfficialTexts
from corpus.checking.seen import Seen, not_seen
from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.faults import Fault
from corpus.models import SectionBasis

_Z = 1.959964
_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Caught:
    """Swaps of one kind: caught by reading alone, caught with the record of what was seen, and all of them.

    `low`, `high`: Wilson interval at 95 % of `caught` in `total`.
    """

    caught: int
    by_reading: int
    total: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Mutated:
    """Swaps by kind, which rule met them, and those that passed (at most 200)."""

    by_kind: dict[str, Caught]
    by_rule: dict[str, int]
    missed: tuple[dict[str, str], ...]


def mutate(
    corpus: Corpus, claims: Sequence[Claim], texts: OfficialTexts, laws: LawNames, seen: Seen, seed: int
) -> Mutated:
    """Swap, check, count. The seed decides every swap."""
    checker = _Checker(corpus, Library(texts), laws, seen)
    total: Counter[Swap] = Counter()
    by_reading: Counter[Swap] = Counter()
    caught: Counter[Swap] = Counter()
    rules: Counter[str] = Counter()
    missed: list[Mutant] = []
    for mutant in Mutator(claims, corpus.register, laws, seed).mutants():
        reading, recorded = checker.new_faults(mutant)
        total[mutant.swap] += 1
        by_reading[mutant.swap] += bool(reading)
        caught[mutant.swap] += bool(reading or recorded)
        rules.update(reading or recorded)
        if not reading and not recorded:
            missed.append(mutant)
    return Mutated(
        {swap.value: _caught(caught[swap], by_reading[swap], total[swap]) for swap in Swap if total[swap]},
        dict(rules.most_common()),
        tuple(_row(mutant) for mutant in missed[:_MOST_SHOWN]),
    )


def wilson(successes: int, n: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927); nothing measured is the whole range."""
    if n == 0:
        return 0.0, 1.0
    share, z2 = successes / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


class _Checker:
    """Checks one claim at a time, and remembers what its original already broke."""

    def __init__(self, corpus: Corpus, library: Library, laws: LawNames, seen: Seen) -> None:
        self._corpus, self._library, self._laws, self._seen = corpus, library, laws, seen
        self._before: dict[Claim, frozenset[Fault]] = {}

    def new_faults(self, mutant: Mutant) -> tuple[set[str], set[str]]:
        """Rules that the mutant breaks and its original does not: by reading, and by the record of what was seen."""
        if mutant.original not in self._before:
            self._before[mutant.original] = frozenset(self._read(mutant.original))
        reading = {fault.rule for fault in self._read(mutant.claim) if fault not in self._before[mutant.original]}
        recorded = set(not_seen([mutant.claim], self._seen)) - set(not_seen([mutant.original], self._seen))
        return reading, {fault.rule for fault in recorded}

    def _read(self, claim: Claim) -> Iterator[Fault]:
        yield from check_claim(claim, self._library, self._laws)
        yield from negation_differs(claim)
        for basis in claim.bases:
            if isinstance(basis, SectionBasis) and (basis.law, basis.section) not in self._corpus.sections:
                yield Fault(claim.file, claim.line, "no-digest", f"{basis.law} {basis.section}")


def _caught(caught: int, by_reading: int, total: int) -> Caught:
    low, high = wilson(caught, total)
    return Caught(caught, by_reading, total, round(caught / total, 4), round(low, 4), round(high, 4))


def _row(mutant: Mutant) -> dict[str, str]:
    return {"swap": mutant.swap.value, "claim": mutant.claim.id, "change": mutant.change}


def mutation_json(mutated: Mutated, seed: int) -> dict[str, object]:
    """In the shape of `corpus check --mutate --json`."""
    return {"seed": seed} | asdict(mutated)


def mutation_text(mutated: Mutated) -> str:
    """One line a kind."""
    rows = [
        f"{kind}: {one.caught} of {one.total} caught ({one.share:.1%}, 95 % {one.low:.1%}–{one.high:.1%}; "
        f"{one.by_reading} by reading alone)"
        for kind, one in mutated.by_kind.items()
    ]
    return "\n".join(rows)
