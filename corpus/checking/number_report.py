"""The number check as a file that can be committed: what was checked against what, when, and what was excepted."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from corpus.checking.checks import Checked
from corpus.faults import Fault
from corpus.serialising import corpus_digest


def number_report(checked: Checked, on: date, reference: Path | None) -> dict[str, Any]:
    """JSON of the check. `result`: holds | faults | not_checked."""
    numbers = checked.numbers
    result = "faults" if numbers.faults else "holds"
    return {
        "result": result if numbers.checked else "not_checked",
        "on": on.isoformat(),
        "data_sha256": corpus_digest(checked.corpus),
        "reference": {"file": reference.name, "sha256": _sha256(reference)} if reference else None,
        "imported_laws": sorted({law for law, _ in checked.texts.imported()}),
        "counts": numbers.counts,
        "bases_by_standing": numbers.standings,
        "faults_by_rule": dict(sorted(Counter(fault.rule for fault in numbers.faults).items())),
        "faults": fault_rows(numbers.faults),
        "exceptions": [asdict(one) for one in numbers.excepted],
    }


def fault_rows(faults: Sequence[Fault]) -> list[dict[str, Any]]:
    """Faults in the shape of `corpus check --json`."""
    return [
        {"file": fault.file, "line": fault.line, "rule": fault.rule, "message": fault.message}
        for fault in sorted(set(faults))
    ]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
