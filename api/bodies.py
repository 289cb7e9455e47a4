"""What comes in over HTTP."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

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


class FeedbackBody(BaseModel):
    """What a reader thought of an answer."""

    model_config = ConfigDict(extra="forbid")
    answer_id: str = Field(min_length=1, max_length=100)
    understood: bool | None = None
    useful: bool | None = None
    trusted: bool | None = None
    comment: str | None = Field(default=None, max_length=2000)
