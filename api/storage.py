"""Feedback on answers: SQLite by default, PostgreSQL by URL. Nothing of the question is kept."""

from datetime import datetime

from sqlalchemy import Boolean, DateTime, Engine, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from api.bodies import FeedbackBody
from assistant.masking import mask


class Base(DeclarativeBase):
    """Tables of the API."""


class Feedback(Base):
    """One reader's judgement of one answer; the comment is masked before it is stored."""

    __tablename__ = "feedback"
    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[str] = mapped_column(String(100), index=True)
    understood: Mapped[bool | None] = mapped_column(Boolean)
    useful: Mapped[bool | None] = mapped_column(Boolean)
    trusted: Mapped[bool | None] = mapped_column(Boolean)
    comment: Mapped[str | None] = mapped_column(String(4000))
    given_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class FeedbackStore:
    """Keeps feedback."""

    def __init__(self, url: str) -> None:
        self._engine: Engine = create_engine(url)
        Base.metadata.create_all(self._engine)

    def add(self, body: FeedbackBody, moment: datetime) -> None:
        """Store one judgement."""
        row = Feedback(
            answer_id=body.answer_id,
            understood=body.understood,
            useful=body.useful,
            trusted=body.trusted,
            comment=mask(body.comment) if body.comment else None,
            given_at=moment,
        )
        with Session(self._engine) as session:
            session.add(row)
            session.commit()

    def reachable(self) -> bool:
        """Whether the database answers."""
        with self._engine.connect() as connection:
            return not connection.closed

    def close(self) -> None:
        """Let every connection go."""
        self._engine.dispose()
