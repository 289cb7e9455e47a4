"""What comes in over HTTP."""

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.answers import Language, Question


class QuestionBody(BaseModel):
    """A question. Its length is judged by the assistant, so that the problem names it."""

    model_config = ConfigDict(extra="forbid")
    question: str = Field(description="1–4,000 characters, Thai or English", examples=["How do I ask for bail?"])
    conversation_id: str | None = Field(default=None, max_length=100)
    option_id: str | None = Field(default=None, max_length=100)
    language: Language | None = None
    as_of: date | None = Field(default=None, description="date of the law asked about")

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
            raise ValueError("give `question`, or `rule` with `facts`, and not both")
        if self.question is not None and self.facts:
            raise ValueError("`facts` belong to a `rule`")
        return self


class FeedbackBody(BaseModel):
    """What a reader thought of an answer."""

    model_config = ConfigDict(extra="forbid")
    answer_id: str = Field(min_length=1, max_length=100)
    understood: bool | None = None
    useful: bool | None = None
    trusted: bool | None = None
    comment: str | None = Field(default=None, max_length=2000)
