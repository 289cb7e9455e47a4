"""Answers kept until their text is stored, so that a run cut short asks for nothing twice."""

import hashlib
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_FOLDER = "fetched"


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """Answers of one day below a home folder; those of another day are not taken up: the law may have changed."""

    home: Path
    day: date

    def path(self, url: str, document: str) -> Path:
        """Where the answer about a document of a service is kept."""
        name = hashlib.sha256(f"{url}\n{document}".encode()).hexdigest()[:32]
        return self.home / _FOLDER / f"{name}-{self.day.isoformat()}.json"

    def keep(self, url: str, document: str, answer: bytes) -> Path:
        """Write an answer; a crash leaves either all of it or none."""
        path = self.path(url, document)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".part")
        with draft.open("wb") as file:
            file.write(answer)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        return path

    def forget(self, paths: list[Path]) -> None:
        """Remove these, whose text is stored, and whatever is of another day."""
        folder = self.home / _FOLDER
        old = [path for path in folder.iterdir() if self.day.isoformat() not in path.name] if folder.is_dir() else []
        for path in [*paths, *old]:
            path.unlink(missing_ok=True)
