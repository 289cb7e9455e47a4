"""What the frozen suites hold, as the tables of their data card: `python -m evaluation.suite_counts`.

Totals of the test halves come from the record of what was frozen; what is counted by kind is the development half
alone, which no stratum differs from by more than one row.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from evaluation.freezing import frozen_suites
from evaluation.suites import (
    SUITES_FOLDER,
    DeadlineCase,
    Dialogue,
    GuardMessage,
    PersonalDataMessage,
    Split,
    SuiteQuestion,
    SuiteRow,
    load_rows,
    row_type,
    suite_path,
)


def counts_table(folder: Path = SUITES_FOLDER) -> str:
    """A Markdown table: every frozen suite, the rows of its halves, and what the development half holds."""
    lines = ["| suite | dev | test | the development half holds |", "|---|---|---|---|"]
    for suite, record in frozen_suites(folder).items():
        rows = load_rows(suite_path(suite, Split.DEV, folder), row_type(suite))
        lines.append(f"| {suite} | {record.dev} | {record.test} | {'; '.join(_holds(rows))} |")
    return "\n".join(lines)


def _holds(rows: Iterable[SuiteRow]) -> Iterator[str]:
    counts = Counter(count for row in rows for count in _counted(row))
    for group in dict.fromkeys(group for group, _ in counts):
        found = sorted(((name, n) for (each, name), n in counts.items() if each == group), key=lambda item: -item[1])
        yield f"{group}: {', '.join(f'{name} {n}' for name, n in found)}"


def _counted(row: SuiteRow) -> Iterator[tuple[str, str]]:
    match row:
        case SuiteQuestion():
            yield "topic", row.topic
            yield "register", row.register
            yield "facts", "with" if row.facts else "without"
            yield "forbidden", "with" if row.forbidden else "without"
            yield "scored", "apart" if row.scored_apart else "in the headline"
        case Dialogue():
            yield from (("status of a turn", turn.status) for turn in row.turns)
        case DeadlineCase():
            yield "expected", "no rule" if row.expect.no_rule else "facts missing" if row.expect.needs else "a date"
        case GuardMessage():
            named = {"kind": row.kind, "looks like": row.looks_like, "expected": row.expect, "language": row.language}
            yield from ((group, name) for group, name in named.items() if name)
        case PersonalDataMessage():
            yield from (("spans", span.type) for span in row.spans)
            yield from (("decoys", decoy.what) for decoy in row.decoys)
            yield "messages", "with personal data" if row.spans else "without"


if __name__ == "__main__":
    print(counts_table())
