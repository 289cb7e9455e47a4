"""Feedback on answers: SQLite by default, PostgreSQL by URL. Nothing of the question is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Boolean, DateTime, Engine, NullPool, String, create_engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from api.bodies import FeedbackBody
from api.errors import StorageError
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
    """Keeps feedback.

    Raises:
        StorageError: the URL names no database that can be opened here.
    """

    def __init__(self, url: str) -> None:
        with _translated():
            self._engine = _engine(url)
            Base.metadata.create_all(self._engine)

    def add(self, body: FeedbackBody, moment: datetime) -> None:
        """Store one judgement; a database file that was taken away is made anew.

        Raises:
            StorageError: it could not be stored.
        """
        row = Feedback(
            answer_id=_storable(body.answer_id),
            understood=body.understood,
            useful=body.useful,
            trusted=body.trusted,
            comment=_storable(mask(body.comment)) if body.comment else None,
            given_at=moment,
        )
        with _translated():
            Base.metadata.create_all(self._engine)
            with Session(self._engine) as session:
                session.add(row)
                session.commit()

    def check(self) -> None:
        """Read the table.

        Raises:
            StorageError: it is not there, or the database does not answer.
        """
        with _translated(), self._engine.connect() as connection:
            connection.execute(select(Feedback.id).limit(1))

    def close(self) -> None:
        """Let every connection go."""
        self._engine.dispose()


def _engine(url: str) -> Engine:
    # Opening an SQLite file costs nothing, and a kept connection would go on writing to a file that was deleted.
    return create_engine(url, poolclass=NullPool) if url.startswith("sqlite") else create_engine(url)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, ImportError) as error:
        raise StorageError(f"the database cannot be used ({type(error).__name__}); see NITINAM_DATABASE") from error


def _storable(text: str) -> str:
    """PostgreSQL takes no NUL in a text."""
    return text.replace("\0", "")
