"""Settings, read once at the entry point: environment, then .env, then default."""

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError


class Settings(BaseSettings):
    """Everything that can be set, as NITINAM_<NAME>."""

    model_config = SettingsConfigDict(env_prefix="NITINAM_", env_file=".env", extra="ignore", frozen=True)

    home: Path = Path("var")
    embedder: str | None = None
    database: str | None = None
    ocs_url: str | None = None
    llm: str | None = None
    reference: Path = Path("../shared/reference/statutes.jsonl")
    conversation_minutes: int = Field(default=30, ge=1)
    requests_per_minute: int = Field(default=60, ge=1)

    @property
    def index_root(self) -> Path:
        """Folder of the index versions."""
        return self.home / "index"

    @property
    def database_url(self) -> str:
        """SQLAlchemy URL of the shared state; an SQLite file under home by default."""
        return self.database or f"sqlite:///{(self.home / 'nitinam.sqlite').absolute()}"


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: naming every variable that holds a value which cannot be.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = (f"NITINAM_{'.'.join(map(str, item['loc'])).upper()}: {item['msg']}" for item in error.errors())
        raise SettingsError("; ".join(problems)) from error
