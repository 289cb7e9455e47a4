"""What comes in over HTTP."""

import re
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from assistant.answers import Language, Question

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _written_as_a_day(given: Any) -> Any:
    """Only YYYY-MM-DD: pydantic alone would take 0 for the first day of 1970, and cut a time off."""
    if isinstance(given, str) and _DAY.fullmatch(given):
        return given
    raise PydanticCustomError("day", "a day is written YYYY-MM-DD")


IsoDay = Annotated[date, BeforeValidator(_written_as_a_day)]


class QuestionBody(BaseModel):
    """A question. Its length is judged by the assistant, so that the problem names it."""

    model_config = ConfigDict(extra="forbid")
    question: str = Field(
        description="1–4,000 characters, Thai or English; where an option is chosen, its label",
        examples=["How do I ask for bail?"],
    )
    conversation_id: str | None = Field(
        default=None, max_length=100, description="of the answer before; one that nobody knows starts afresh"
    )
    option_id: str | None = Field(
        default=None,
        max_length=100,
        description="the option of the last answer's clarification that was chosen, sent beside its label as question; "
        "one that was not offered changes nothing, and the question is answered by itself",
    )
    language: Language | None = None
    as_of: IsoDay | None = Field(default=None, description="date of the law asked about, YYYY-MM-DD")

    def question_value(self) -> Question:
        """The assistant's question."""
        return Question(self.question, self.conversation_id, self.option_id, self.language, self.as_of)


class DeadlineBody(BaseModel):
    """A question about time, or a rule and the facts it needs; one of the two."""

    model_config = ConfigDict(extra="forbid")
    question: str | None = Field(default=None, description="1–4,000 characters, Thai or English")
    rule: str | None = Field(default=None, max_length=100, examples=["custody-48-hours"])
    facts: dict[str, str | int] = Field(
        default_factory=dict, max_length=20, examples=[{"arrived_at": "2026-01-09T22:40"}]
    )
    language: Language | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.question is None) == (self.rule is None):
            raise PydanticCustomError("one_of_two", "give `question`, or `rule` with `facts`, and not both")
        if self.question is not None and self.facts:
            raise PydanticCustomError("facts_without_rule", "`facts` belong to a `rule`")
        return self


class FeedbackBody(BaseModel):
    """What a reader thought of an answer: at least one judgement, or a comment."""

    model_config = ConfigDict(extra="forbid")
    answer_id: str = Field(min_length=1, max_length=100)
    understood: StrictBool | None = None
    useful: StrictBool | None = None
    trusted: StrictBool | None = None
    comment: str | None = Field(default=None, max_length=2000)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        judged = (self.understood, self.useful, self.trusted)
        if all(one is None for one in judged) and not (self.comment or "").strip():
            raise PydanticCustomError("says_nothing", "at least one judgement or a comment is needed")
        return self
