"""Dates and times as people write them, read into values."""

from assistant.moments.numerals import NUMBER, number_of
from assistant.moments.reading import Moment, read_moments

__all__ = ["NUMBER", "Moment", "number_of", "read_moments"]
