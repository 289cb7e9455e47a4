"""Two wordings of one section: which paragraphs and items changed, and in which words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from corpus.importing.heads import DIGITS
from corpus.importing.paragraphs import Part

Words = Callable[[str], Sequence[str]]
"""Words of a text in order; what stands between them may be left out."""
_SPACES = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
# Lines less alike than this are one that went and one that came.
_LEAST_ALIKE = 0.5


class RunKind(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words with the same fate, as they stand in their text."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """A paragraph or item that went, came, changed or only got another id; an id is None where it does not stand."""

    old_id: str | None
    new_id: str | None
    runs: tuple[Run, ...]

    @property
    def old_text(self) -> str:
        """Its words before; a part that came had none."""
        return "" if self.old_id is None else "".join(run.text for run in self.runs if run.kind is not RunKind.ADDED)

    @property
    def new_text(self) -> str:
        """Its words now; a part that went has none."""
        return "" if self.new_id is None else "".join(run.text for run in self.runs if run.kind is not RunKind.REMOVED)

    @property
    def only_renumbered(self) -> bool:
        """Whether no word changed."""
        return all(run.kind is RunKind.SAME for run in self.runs)


def comparable(text: str) -> str:
    """The text without spaces and invisible characters, digits of one script: neither makes a difference."""
    return _SPACES.sub("", text.translate(DIGITS))


def changed_parts(old: Sequence[Part], new: Sequence[Part], words: Words) -> tuple[PartChange, ...]:
    """Every part that is not as it was, in order."""
    matcher = SequenceMatcher(None, _texts(old), _texts(new), autojunk=False)
    found: list[PartChange] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(old[i1:i2], new[j1:j2], strict=True)
            found += [_whole(before, after, RunKind.SAME) for before, after in pairs if before.id != after.id]
        else:
            found += _replaced(old[i1:i2], new[j1:j2], words)
    return tuple(found)


def _replaced(old: Sequence[Part], new: Sequence[Part], words: Words) -> Iterator[PartChange]:
    """Lines that took the place of others: each with the first that is like it, the rest alone."""
    begin = 0
    for before in old:
        like = next((n for n in range(begin, len(new)) if _alike(before.text, new[n].text, words)), None)
        if like is None:
            yield _whole(before, None, RunKind.REMOVED)
            continue
        yield from (_whole(None, added, RunKind.ADDED) for added in new[begin:like])
        yield PartChange(before.id, new[like].id, tuple(word_runs(before.text, new[like].text, words)))
        begin = like + 1
    yield from (_whole(None, added, RunKind.ADDED) for added in new[begin:])


def word_runs(old: str, new: str, words: Words) -> list[Run]:
    """Both texts as runs; the runs that are not added make the old text, those not removed the new one."""
    first, second = pieces(old, words), pieces(new, words)
    matcher = SequenceMatcher(None, [comparable(p) for p in first], [comparable(p) for p in second], autojunk=False)
    runs: list[Run] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        before, after = "".join(first[i1:i2]), "".join(second[j1:j2])
        if tag == "equal" and before == after:
            runs.append(Run(RunKind.SAME, before))
        else:
            both = (Run(RunKind.REMOVED, before), Run(RunKind.ADDED, after))
            runs += [run for run in both if run.text]
    return runs


def pieces(text: str, words: Words) -> list[str]:
    """The whole text in pieces: its words, and what stands between them."""
    found: list[str] = []
    at = 0
    for word in words(text):
        start = text.find(word, at)
        if start >= 0 and word:
            found += [text[at:start], word] if start > at else [word]
            at = start + len(word)
    return [*found, text[at:]] if at < len(text) else found


def _alike(first: str, second: str, words: Words) -> bool:
    matcher = SequenceMatcher(None, pieces(first, words), pieces(second, words), autojunk=False)
    return matcher.real_quick_ratio() >= _LEAST_ALIKE and matcher.ratio() >= _LEAST_ALIKE


def _whole(old: Part | None, new: Part | None, kind: RunKind) -> PartChange:
    shown = new or old
    return PartChange(old.id if old else None, new.id if new else None, (Run(kind, shown.text if shown else ""),))


def _texts(parts: Sequence[Part]) -> list[str]:
    return [comparable(part.text) for part in parts]
