"""Words of a Thai text: one segmenter for index and query.

Short words (PyThaiNLP's ICU word list) keep สอบสวน apart inside พนักงานสอบสวน, so that the two meet;
`newmm-safe` bounds the worst case. Measured in DESIGN.md before the first line was written.
"""

import hashlib
import itertools
import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache, lru_cache
from pathlib import Path

import pythainlp
from pythainlp.corpus import (
    provinces,
    thai_family_names,
    thai_female_names,
    thai_icu_words,
    thai_male_names,
    thai_stopwords,
    thai_words,
)
from pythainlp.corpus.tnc import unigram_word_freqs
from pythainlp.tokenize import word_tokenize
from pythainlp.util import Trie

from corpus import normalise
from corpus.normalise import fold

_FOLDING = (Path(normalise.__file__), Path(normalise.__file__).parent / "data" / "lexicon" / "misspellings.yaml")
# The engine looks for numbers within numbers; nobody's number has more digits than this.
_ENDLESS_NUMBER = re.compile(r"(\d{40})\d+")
_MARKS_ONLY = frozenset("ฯๆ")
# Words of the list that cut a legal word in the wrong place: ประกันตัว would become ประ + กันตัว.
_MISLEADING = frozenset({"กันตัว"})
# Words that the list cuts into others: who was arrested last night (คืน) asks for nothing back (คืน).
_WHOLE = frozenset({"เมื่อคืน", "คืนนี้", "คืนก่อน", "กลางคืน", "ทั้งคืน", "ข้ามคืน", "เที่ยงคืน"})


class WordSet(Trie):  # type: ignore[misc]  # pythainlp ships no types
    """Words looked up whole, for PyThaiNLP's engine, which only asks which of them begin at a place in a text.

    A trie of the default dictionary is 400,000 objects, made in .8 s; this is made in .05 s, and cuts what is as short
    as a name as fast. A long text it cuts half as fast again.
    """

    def __init__(self, words: frozenset[str]) -> None:
        super().__init__(())
        self._words = words
        lengths: dict[str, set[int]] = defaultdict(set)
        for word in words:
            lengths[word[:2]].add(len(word))
        self._lengths = {head: sorted(found | lengths.get(head[:1], set())) for head, found in lengths.items()}

    def __len__(self) -> int:
        return len(self._words)

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """The words that begin at a place, shorter ones first."""
        head = text[start : start + 2]
        lengths = self._lengths.get(head) or self._lengths.get(head[:1], [])
        pieces = (text[start : start + length] for length in lengths if start + length <= len(text))
        return [piece for piece in pieces if piece in self._words]


@cache
def _short_dictionary() -> Trie:
    return Trie(_words())


def _words() -> frozenset[str]:
    return frozenset(thai_icu_words() - _MISLEADING | _WHOLE)


@lru_cache(maxsize=4096)
def short_words(text: str) -> tuple[str, ...]:
    """Folded short words of a text; marks and punctuation alone are left out."""
    said = _ENDLESS_NUMBER.sub(r"\1", fold(text).text)
    words = word_tokenize(said, custom_dict=_short_dictionary(), engine="newmm-safe", keep_whitespace=False)
    return tuple(word for word in words if _counts(word))


@cache
def tokeniser_id() -> str:
    """What decides how a text is segmented, hexadecimal: the engine, its words, and how texts are folded."""
    words = "\n".join(sorted(_words())).encode()
    sources = (path.read_bytes() for path in (Path(__file__), *_FOLDING))
    return hashlib.sha256(b"\0".join([pythainlp.__version__.encode(), words, *sources])).hexdigest()[:16]


def newmm_words(text: str) -> list[str]:
    """Words by PyThaiNLP's default dictionary, unfolded: the baseline's tokeniser."""
    return [word for word in word_tokenize(text, engine="newmm-safe", keep_whitespace=False) if _counts(word)]


def words_of_name(written: str) -> list[str]:
    """The same of what is as short as a name or a word, without what the default dictionary takes to load."""
    words = word_tokenize(written, custom_dict=_default_words(), engine="newmm-safe", keep_whitespace=False)
    return [word for word in words if _counts(word)]


@cache
def _default_words() -> Trie:
    return WordSet(dictionary_words())


@cache
def given_names() -> frozenset[str]:
    """Thai given names (ชื่อตัว) of PyThaiNLP's lists."""
    return frozenset(thai_male_names() | thai_female_names())


@cache
def family_names() -> frozenset[str]:
    """Thai family names (นามสกุล) of PyThaiNLP's list."""
    return frozenset(thai_family_names())


@cache
def province_names() -> frozenset[str]:
    """Names of Thailand's provinces."""
    return frozenset(provinces())


@cache
def everyday_words() -> frozenset[str]:
    """Words that the Thai National Corpus holds a thousand times or more: a name among them is no sure name."""
    return frozenset(word for word, count in unigram_word_freqs().items() if count >= 1000)


@cache
def dictionary_words() -> frozenset[str]:
    """Words of PyThaiNLP's default dictionary."""
    return frozenset(thai_words())


def only_stop_words(words: Collection[str]) -> bool:
    """Whether no word tells of a matter (แล้ว, ทำไม), by PyThaiNLP's stop words; so it is where there is no word."""
    known: frozenset[str] = thai_stopwords()
    return known.issuperset(words)


def word_bigrams(words: tuple[str, ...]) -> list[str]:
    """Neighbouring words joined: n words give n - 1 bigrams."""
    return [f"{first}_{second}" for first, second in itertools.pairwise(words)]


def character_ngrams(words: tuple[str, ...]) -> list[str]:
    """Overlapping runs of 3 and 4 characters of the joined words, so that a slip of the finger still meets."""
    text = "".join(words)
    return [text[start : start + size] for size in (3, 4) for start in range(len(text) - size + 1)]


def _counts(word: str) -> bool:
    return word not in _MARKS_ONLY and any(character.isalnum() for character in word)
