"""Plots of paired differences as SVG: one row each, its label above its interval, around a line at no change.

Text is text in the fonts of the page it stands in; nothing is embedded. A plot is as wide as a phone (340 units), so
that its text stays readable there. What gained, lost or did neither beyond its interval differs in shape as well as in
colour, and a `<title>` says every row in words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from evaluation.comparing import MeasureChange
from evaluation.comparison_report import interval_text, signed

WIDTH = 340
_MARGIN = 12
_ROW = 40
_AXIS = 30
_HALF = (WIDTH - 2 * _MARGIN) / 2
_LABEL_CHARACTERS = 40
_REACHES = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class PlotRow:
    """A row of a plot: what it is about, and how it changed."""

    label: str
    change: MeasureChange


def interval_plot(rows: Sequence[PlotRow], title: str) -> str:
    """One `<svg>` of the rows that were measured, in their order; empty where none was."""
    drawn = [row for row in rows if row.change.n]
    if not drawn:
        return ""
    reach = _reach(drawn)
    height = _ROW * len(drawn) + _AXIS
    middle = _MARGIN + _HALF
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">',
        f'<line class="zero" x1="{middle:g}" x2="{middle:g}" y1="0" y2="{height - _AXIS + 4}"/>',
        *(_row_svg(row, index * _ROW, reach) for index, row in enumerate(drawn)),
        *_axis(height, reach),
        "</svg>",
    ]
    return "\n".join(parts)


def position(value: float, reach: float) -> float:
    """Where a difference stands: `-reach` at the left margin, `reach` at the right."""
    return _MARGIN + _HALF * (1 + max(-1.0, min(1.0, value / reach)))


def direction(change: MeasureChange) -> str:
    """`gain` or `loss` where the whole interval lies beyond 0, else `same`."""
    if change.interval and change.interval.low > 0:
        return "gain"
    return "loss" if change.interval and change.interval.high < 0 else "same"


def _reach(rows: Iterable[PlotRow]) -> float:
    bounds = [abs(bound) for row in rows if (i := row.change.interval) for bound in (i.low, i.high)]
    furthest = max(bounds, default=0.0)
    return next((reach for reach in _REACHES if furthest <= reach), _REACHES[-1])


def _row_svg(row: PlotRow, top: int, reach: float) -> str:
    change = row.change
    words = f"{row.label}: {signed(change.difference)} {interval_text(change)}, n {change.n}"
    line = top + 29
    low, high = (change.interval.low, change.interval.high) if change.interval else (0.0, 0.0)
    at = position(change.difference or 0.0, reach)
    return "\n".join(
        [
            f'<g class="{direction(change)}"><title>{escape(words)}</title>',
            f'<text x="{_MARGIN}" y="{top + 16}">{escape(_short(row.label))}</text>',
            f'<text x="{WIDTH - _MARGIN}" y="{top + 16}" text-anchor="end">{signed(change.difference)}</text>',
            f'<line x1="{position(low, reach):.1f}" x2="{position(high, reach):.1f}" y1="{line}" y2="{line}"/>',
            _mark(direction(change), at, line),
            "</g>",
        ]
    )


def _mark(way: str, x: float, y: float) -> str:
    if way == "same":
        return f'<circle cx="{x:.1f}" cy="{y}" r="4"/>'
    tip = 6 if way == "gain" else -6
    return f'<path d="M{x - tip:.1f} {y - 6} L{x + tip:.1f} {y} L{x - tip:.1f} {y + 6} Z"/>'


def _axis(height: int, reach: float) -> Iterable[str]:
    for share, anchor in ((-1, "start"), (-0.5, "middle"), (0, "middle"), (0.5, "middle"), (1, "end")):
        x = position(share * reach, reach)
        yield f'<line class="tick" x1="{x:g}" x2="{x:g}" y1="{height - _AXIS + 4}" y2="{height - _AXIS + 9}"/>'
        yield f'<text class="tick" x="{x:g}" y="{height - 6}" text-anchor="{anchor}">{signed(share * reach, 2)}</text>'


def _short(label: str) -> str:
    return label if len(label) <= _LABEL_CHARACTERS else f"{label[: _LABEL_CHARACTERS - 1]}…"
