"""The manifest of an index version: what it was built from, and the sha256 of every file."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from indexing.errors import DamagedIndexError

FORMAT = 1
NAME = "manifest.json"
REBUILD = "run `nitinam index build`"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Contents of manifest.json. `files` maps a path below the version folder to its sha256."""

    format: int
    version: str
    corpus_digest: str
    encoder: str
    encoder_training: str
    counts: dict[str, int]
    files: dict[str, str]

    def save(self, folder: Path) -> None:
        """Write manifest.json."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        (folder / NAME).write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Manifest":
        """Read manifest.json.

        Raises:
            DamagedIndexError: it is missing, not ours, or of another format.
        """
        try:
            manifest = cls(**json.loads((folder / NAME).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise DamagedIndexError(f"{folder.name}/{NAME} cannot be read ({error}); {REBUILD}") from error
        if manifest.format != FORMAT:
            problem = f"{folder.name}/{NAME} has format {manifest.format}, this program reads {FORMAT}; {REBUILD}"
            raise DamagedIndexError(problem)
        return manifest

    def verify(self, folder: Path) -> None:
        """Compare every file with its checksum.

        Raises:
            DamagedIndexError: naming every file that is missing or differs.
        """
        problems = []
        for name, expected in self.files.items():
            path = folder / name
            if not path.is_file():
                problems.append(f"{name}: missing")
            elif (found := sha256_of(path)) != expected:
                problems.append(f"{name}: sha256 {found[:12]}…, expected {expected[:12]}…")
        if problems:
            raise DamagedIndexError(f"index {self.version} is damaged ({'; '.join(problems)}); {REBUILD}")


def sha256_of(path: Path) -> str:
    """Hexadecimal sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksums(folder: Path) -> dict[str, str]:
    """Path below the folder → sha256, for every file but the manifest."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in files}
