"""Let a sentence through only where one statement that it cites says all of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.language_model.failures import Failure
from assistant.language_model.sentences import Sentence
from assistant.language_model.sources import Source
from assistant.language_model.support import failures

LONGEST = 600
"""Characters of the longest sentence that is looked at."""
_PART = re.compile(r"(?<=[ก-๎\d]) +(?=[ก-๎])")
_SHORTEST_PART = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """The statements that support a sentence; none, and why, where it is dropped."""

    sentence: Sentence
    sources: tuple[Source, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether a reader may see it."""
        return bool(self.sources)


def check(sentence: Sentence, sources: Mapping[int, Source]) -> Verdict:
    """The verdict on one sentence; a passage may be cited beside a statement and supports nothing."""
    if not sentence.tokens:
        return Verdict(sentence, failures=(Failure.NO_TOKEN,))
    if any(token not in sources for token in sentence.tokens):
        return Verdict(sentence, failures=(Failure.UNKNOWN_TOKEN,))
    statements = [sources[token] for token in sentence.tokens if sources[token].statement]
    if not statements:
        return Verdict(sentence, failures=(Failure.NO_TOKEN,))
    if len(sentence.text) > LONGEST:
        return Verdict(sentence, failures=(Failure.FORM,))
    return _supported(sentence, statements)


def _supported(sentence: Sentence, statements: list[Source]) -> Verdict:
    found: tuple[Failure, ...] = ()
    for source in statements:
        found = failures(sentence.text, source.text)
        if not found:
            return Verdict(sentence, (source,))
    if len(statements) > 1 and (parts := _in_parts(sentence.text, statements)):
        return Verdict(sentence, parts)
    return Verdict(sentence, failures=found)


def _in_parts(text: str, statements: list[Source]) -> tuple[Source, ...]:
    """A statement for each part between spaces; nothing where a part is too short to judge or has none."""
    parts = _PART.split(text)
    if len(parts) < len(statements) or any(len(part) < _SHORTEST_PART for part in parts):
        return ()
    found = [next((source for source in statements if not failures(part, source.text)), None) for part in parts]
    used = [source for source in found if source is not None]
    return tuple(dict.fromkeys(used)) if len(used) == len(parts) else ()
