"""Provinces as people write them: their names, and the short ones (โคราช)."""

import re
from functools import cache

from indexing.tokenising import province_names
from prompts import load_patterns


@cache
def provinces() -> frozenset[str]:
    """Names of provinces, whole and short."""
    return province_names() | {pattern.pattern for pattern in load_patterns("names").lists["place.provinces"]}


@cache
def places() -> frozenset[str]:
    """Provinces, and what else is called like a person: districts, banks, months."""
    return provinces() | {pattern.pattern for pattern in load_patterns("names").lists["place.others"]}


@cache
def provinces_pattern() -> str:
    """A pattern of every name, longer ones first."""
    names = "|".join(sorted(map(re.escape, provinces()), key=len, reverse=True))
    return rf"กทม\.?|กรุงเทพ(?:มหานคร|ฯ)?|{names}"
