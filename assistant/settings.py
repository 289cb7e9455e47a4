"""Settings, read once at the entry point: environment, then .env, then default."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything that can be set, as NITINAM_<NAME>."""

    model_config = SettingsConfigDict(env_prefix="NITINAM_", env_file=".env", extra="ignore", frozen=True)

    home: Path = Path("var")
    embedder: str | None = None
    database: str | None = None
    conversation_minutes: int = 30
    requests_per_minute: int = 60

    @property
    def index_root(self) -> Path:
        """Folder of the index versions."""
        return self.home / "index"

    @property
    def database_url(self) -> str:
        """SQLAlchemy URL of the shared state; an SQLite file under home by default."""
        return self.database or f"sqlite:///{(self.home / 'nitinam.sqlite').absolute()}"
