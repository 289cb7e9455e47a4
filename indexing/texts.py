"""The texts of passages that are searched, and where the words of each stand among the tokens of an index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexing.passages import Passage


class Field(StrEnum):
    """Kind of a text: what a passage says, what it stands under, what people ask of it."""

    FULL = "full"
    HEADINGS = "headings"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of an index, field after field; `owners` says which passage each question belongs to."""

    fields: dict[Field, tuple[str, ...]]
    owners: tuple[int, ...]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> "Texts":
        """Texts of the passages, in their order."""
        fields = {
            Field.FULL: tuple(f"{passage.title} {passage.text}" for passage in passages),
            Field.HEADINGS: tuple(f"{passage.title} {passage.heading}" for passage in passages),
            Field.QUESTIONS: tuple(question for passage in passages for question in passage.questions),
        }
        return cls(fields, tuple(row for row, passage in enumerate(passages) for _ in passage.questions))

    def __iter__(self) -> Iterator[str]:
        """Every text, in the order of the tokens."""
        for texts in self.fields.values():
            yield from texts

    def span(self, field: Field) -> tuple[int, int]:
        """First text of a field among all, and the first that is not of it any more."""
        before = list(Field)[: list(Field).index(field)]
        first = sum(len(self.fields[other]) for other in before)
        return first, first + len(self.fields[field])
