"""Index versions on disk: written beside the old, synced, then named by one CURRENT pointer."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexing.errors import NoIndexError
from indexing.manifest import REBUILD

CURRENT = "CURRENT"
KEPT_VERSIONS = 3


def current_version(root: Path) -> str:
    """Name of the version that CURRENT points to.

    Raises:
        NoIndexError: nothing has been built under `root`.
    """
    try:
        name = (root / CURRENT).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise NoIndexError(f"no index yet; {REBUILD}") from error
    if not name or not (root / name).is_dir():
        raise NoIndexError(f"{CURRENT} names {name!r}, which is not there; {REBUILD}")
    return name


@contextmanager
def new_version(root: Path, name: str) -> Iterator[Path]:
    """A folder to write a version into; it appears under its name only when the block ends without error."""
    root.mkdir(parents=True, exist_ok=True)
    draft = root / f".{name}.{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        yield draft
        _sync_tree(draft)
        draft.rename(root / name)
        _sync(root)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def point_to(root: Path, name: str) -> None:
    """Switch CURRENT in one step, then forget versions older than the last few."""
    draft = root / f".{CURRENT}.{os.getpid()}"
    draft.write_text(f"{name}\n", encoding="ascii")
    _sync(draft)
    draft.replace(root / CURRENT)
    _sync(root)
    versions = sorted((path for path in root.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for old in versions[:-KEPT_VERSIONS]:
        if old.name != name:
            shutil.rmtree(old, ignore_errors=True)


def _sync_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
