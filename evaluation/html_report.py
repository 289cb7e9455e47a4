"""A comparison as one HTML page: no script, no embedded font, nothing loaded, every word escaped."""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from string import Template

from evaluation.comparing import Comparison, MeasureChange, Pair
from evaluation.comparison_report import (
    NOT_MEASURED,
    changed_by_direction,
    changed_values,
    heading_lines,
    interval_text,
    probability,
    signed,
)
from evaluation.errors import RunFolderError
from evaluation.plots import PlotRow, direction, interval_plot
from evaluation.run_outputs import write_whole

_TEMPLATE = Path(__file__).parent / "comparison.html"


def comparison_html(comparison: Comparison) -> str:
    """The whole page."""
    kind = comparison.before.kind
    measures = comparison.measures
    plot = interval_plot([PlotRow(name, change) for name, change in measures.items()], "difference of every measure")
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape(f"{kind}: {comparison.before.directory.name} | {comparison.after.directory.name}"),
        facts="\n".join(_fact(line) for line in heading_lines(comparison)),
        plot=plot or NOT_MEASURED,
        rows="\n".join(_table_row(name, change) for name, change in measures.items()),
        groups="\n".join(_group_details(comparison)) or '<p class="quiet">No measure changed in any group.</p>',
        questions="\n".join(_question_details(comparison)) or '<p class="quiet">No question changed.</p>',
    )


def write_comparison_html(path: Path, comparison: Comparison) -> None:
    """Write the page, whole or not at all.

    Raises:
        RunFolderError: the file cannot be written.
    """
    try:
        write_whole(path, comparison_html(comparison))
    except OSError as error:
        raise RunFolderError(f"{path} cannot be written: {error}") from error


def _fact(line: str) -> str:
    name, _, said = line.partition(": ")
    return f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>"


def _table_row(name: str, change: MeasureChange) -> str:
    if change.before is None or change.after is None:
        return f'<tr><td>{escape(name)}</td><td colspan="8">{NOT_MEASURED} in both</td></tr>'
    cells = [
        f"{change.before:.3f}",
        f"{change.after:.3f}",
        signed(change.difference),
        interval_text(change),
        str(change.n),
        str(len(change.gained)),
        str(len(change.lost)),
        probability(change.p),
    ]
    said = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr class="{direction(change)}"><td>{escape(name)}</td>{said}</tr>'


def _group_details(comparison: Comparison) -> Iterable[str]:
    """For every measure that changed at all, one plot for every tag that parts the questions."""
    first = True
    for name, change in comparison.measures.items():
        if not (change.gained or change.lost):
            continue
        figures = [
            f"<figure><figcaption>by {escape(tag)}</figcaption>{plot}</figure>"
            for tag, groups in comparison.groups.items()
            if (plot := interval_plot(_rows_of(name, groups), f"{name} by {tag}"))
        ]
        if figures:
            summary = f"{name}: {signed(change.difference)} {interval_text(change)}"
            plots = "".join(figures)
            shown = " open" if first else ""
            yield f'<details{shown}><summary>{escape(summary)}</summary><div class="plots">{plots}</div></details>'
            first = False


def _rows_of(name: str, groups: Mapping[str, Mapping[str, MeasureChange]]) -> list[PlotRow]:
    return [
        PlotRow(f"{value} (n {measures[name].n})", measures[name])
        for value, measures in groups.items()
        if name in measures
    ]


def _question_details(comparison: Comparison) -> Iterable[str]:
    for title, pairs in changed_by_direction(comparison).items():
        if pairs:
            items = "\n".join(_question_item(pair, comparison) for pair in pairs)
            yield f"<details open><summary>{escape(title)}: {len(pairs)}</summary><ul>\n{items}\n</ul></details>"


def _question_item(pair: Pair, comparison: Comparison) -> str:
    values = ", ".join(
        f"{name} {before:.3g} → {after:.3g}" for name, before, after in changed_values(pair, comparison.measures)
    )
    row = pair.before
    return (
        f'<li><span class="quiet">{escape(row.id)}</span> <span lang="th">{escape(row.question)}</span>'
        f'<br><span class="quiet">{escape(values)}</span></li>'
    )
