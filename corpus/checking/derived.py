"""Sums behind derived figures: "(3 + 2) × 6 = 30 วัน" is right as arithmetic, and its terms stand in the cited text."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from corpus.checking.evidence import Evidence
from corpus.number_words import DIGITS
from corpus.quantities import Figure, figures
from corpus.units import Unit

_LEFT = re.compile(r"[\d\s.,()+\-*/]{1,80}")
_OPERATORS = str.maketrans({"×": "*", "x": "*", "÷": "/", "–": "-"})
_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_OF_CLOCK_AND_CALENDAR = frozenset({1.0, 7.0, 12.0, 24.0, 60.0, 100.0, 543.0})
"""Terms that no section needs to state: hours of a day, months of a year, per cent, the Buddhist era."""
_WORKS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: Fraction.__add__,
    ast.Sub: Fraction.__sub__,
    ast.Mult: Fraction.__mul__,
    ast.Div: Fraction.__truediv__,
}


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as written: its terms and what it gives, with a unit where one is written."""

    terms: tuple[float, ...]
    result: Figure
    holds: bool

    def gives(self, figure: Figure) -> bool:
        """Whether a figure is this result: the value, and the unit where both have one."""
        units = (self.result.unit, figure.unit)
        return self.result.value == figure.value and (Unit.NUMBER in units or units[0] is units[1])

    def unknown_terms(self, evidence: Evidence) -> tuple[float, ...]:
        """Terms that neither the cited text states nor clock and calendar give."""
        return tuple(term for term in self.terms if term not in evidence.values | _OF_CLOCK_AND_CALENDAR)


def read_sum(text: str) -> Sum | None:
    """The sum that a text writes; None where it writes none."""
    left, equals, right = _COMMA.sub("", text.translate(DIGITS)).partition("=")
    result = next(iter(figures(right)), None)
    worked = _worked_out(left.translate(_OPERATORS))
    if not equals or result is None or worked is None:
        return None
    value, terms = worked
    return Sum(terms, result, value == Fraction(str(result.value)))


def _worked_out(expression: str) -> tuple[Fraction, tuple[float, ...]] | None:
    if not _LEFT.fullmatch(expression):
        return None
    try:
        tree = ast.parse(expression.strip(), mode="eval").body
        return _value(tree), tuple(map(float, _terms(tree)))
    except (SyntaxError, ValueError, ZeroDivisionError, KeyError):
        return None


def _terms(tree: ast.expr) -> Iterator[int | float]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            yield node.value


def _value(node: ast.expr) -> Fraction:
    if isinstance(node, ast.BinOp):
        return _WORKS[type(node.op)](_value(node.left), _value(node.right))
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Fraction(str(node.value))
    raise ValueError("neither a number nor a sum")
