"""Words that tell of no matter, such as แล้ว and ทำไม: PyThaiNLP's stop words, read here only."""

from collections.abc import Collection

from pythainlp.corpus import thai_stopwords


def only_stop_words(words: Collection[str]) -> bool:
    """Whether no word tells of a matter; so it is where there is no word at all."""
    known: frozenset[str] = thai_stopwords()
    return known.issuperset(words)
