"""Make false ones of true paraphrases by exchanging words, as prompts/language_model/mechanical.toml says."""

import re
import tomllib
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import prompts

_CHANGES = Path(prompts.__file__).parent / "language_model" / "mechanical.toml"


def falsified(sentence: str, source: str) -> Iterator[tuple[str, str]]:
    """Each change of a true sentence, with its kind; none that the source holds word for word."""
    found = dict.fromkeys([*_changed(sentence), *_recast(sentence, source)])
    yield from ((kind, text) for kind, text in found if text != sentence and text not in source)


def _changed(sentence: str) -> Iterator[tuple[str, str]]:
    for change in tomllib.loads(_CHANGES.read_text(encoding="utf-8"))["change"]:
        yield change["kind"], re.sub(change["find"], change["put"], sentence, count=1).strip()


def _recast(sentence: str, source: str) -> Iterator[tuple[str, str]]:
    """One actor for another (one the source names and one it does not), and two that change places."""
    actors = tomllib.loads(_CHANGES.read_text(encoding="utf-8"))["actors"]
    here = [actor for actor in actors["words"] if _acts(actor, sentence, actors["whole"])]
    same_script = [actor for actor in actors["words"] if actor.isascii() == sentence.isascii()]
    for actor in here[:2]:
        others = [other for other in same_script if other not in sentence and actor not in other and other not in actor]
        named = [other for other in others if other in source]
        strangers = [other for other in others if other not in source]
        for other in (*named[:1], *strangers[len(sentence) % 3 :][:1]):
            yield "subject", sentence.replace(actor, other, 1)
    for first, second in permutations(here, 2):
        if first < second and first not in second and second not in first:
            yield "subject", sentence.replace(first, "\0").replace(second, first).replace("\0", second)


def _acts(actor: str, sentence: str, whole: list[str]) -> bool:
    return actor in sentence and not any(actor in longer and longer in sentence for longer in whole)
