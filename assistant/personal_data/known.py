"""Names that are known: PyThaiNLP's lists, and the ones these lack."""

from functools import cache

from indexing import tokenising
from prompts import load_patterns


@cache
def given_names() -> frozenset[str]:
    """Given names of PyThaiNLP's lists, and country, Muslim and Lao ones that stand in prompts/names.toml."""
    firsts, seconds = _listed("given.first_halves"), _listed("given.second_halves")
    country = {first + second for first in firsts for second in seconds if first != second}
    return tokenising.given_names() | more_names() | (country - tokenising.dictionary_words())


@cache
def more_names() -> frozenset[str]:
    """Given names that PyThaiNLP's lists lack."""
    return _listed("given.more")


@cache
def borne_names() -> frozenset[str]:
    """Given names that are everyday words, and that people bear oftener than texts hold them (ประเสริฐ)."""
    return _listed("given.borne")


def is_a_word(name: str) -> bool:
    """Whether a name is a word of the dictionary that is not hardly ever anything but a name."""
    return name in tokenising.dictionary_words() and name not in _listed("given.hardly_words")


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(pattern.pattern for pattern in load_patterns("names").lists[key])
