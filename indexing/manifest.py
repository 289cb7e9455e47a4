"""The manifest of an index version: what it was built from, and the sha256 of every file."""

import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from indexing.errors import DamagedIndexError, in_short

FORMAT = 3
NAME = "manifest.json"
CORPUS = "corpus.json"
REBUILD = "run `nitinam index build`"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Contents of manifest.json. `files` maps a path below the version folder to its sha256.

    `tokeniser` tells how words were segmented; `recall` what share of the ten nearest by exact search each dense leg
    finds, 1 for a leg that is exact.
    """

    format: int
    version: str
    corpus_digest: str
    encoder: str
    encoder_training: str
    counts: dict[str, int]
    files: dict[str, str]
    tokeniser: str = ""
    recall: dict[str, float] = field(default_factory=dict)

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
            stored = json.loads((folder / NAME).read_text(encoding="utf-8"))
            if isinstance(stored, dict) and stored.get("format") != FORMAT:
                found = f"has format {stored.get('format')}, this program reads {FORMAT}"
                raise DamagedIndexError(f"{folder.name}/{NAME} {found}; {REBUILD}")
            return TypeAdapter(cls).validate_python(stored)
        except (OSError, ValueError) as error:
            raise DamagedIndexError(f"{folder.name}/{NAME} cannot be read ({in_short(error)}); {REBUILD}") from error

    def verify(self, folder: Path) -> None:
        """Compare every file with its checksum, and the manifest with its folder and corpus.

        Raises:
            DamagedIndexError: naming every file that is missing, differs or does not belong there.
        """
        if problems := [*self._of_files(folder), *self._of_itself(folder)]:
            raise DamagedIndexError(f"index {folder.name} is damaged ({'; '.join(problems)}); {REBUILD}")

    def _of_files(self, folder: Path) -> Iterator[str]:
        found = checksums(folder)
        for name in sorted({*self.files, *found}):
            if name not in found:
                yield f"{name}: missing"
            elif name not in self.files:
                yield f"{name}: not in {NAME}"
            elif found[name] != self.files[name]:
                yield f"{name}: sha256 {found[name][:12]}…, expected {self.files[name][:12]}…"

    def _of_itself(self, folder: Path) -> Iterator[str]:
        """The manifest has no checksum of its own, but two of its entries can be told from elsewhere."""
        if self.version != folder.name:
            yield f"{NAME}: is of version {self.version!r}"
        if self.files.get(CORPUS) != self.corpus_digest:
            yield f"{NAME}: corpus digest {self.corpus_digest[:12]}… is not that of {CORPUS}"


def sha256_of(path: Path) -> str:
    """Hexadecimal sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksums(folder: Path) -> dict[str, str]:
    """Path below the folder → sha256, for every file but the manifest."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    names = sorted(files.keys() - {NAME})
    with ThreadPoolExecutor() as pool:  # hashing lets the interpreter go
        return dict(zip(names, pool.map(sha256_of, (files[name] for name in names)), strict=True))
