"""Index versions on disk: written beside the old, synced, then named by one CURRENT pointer.

`<root>/<version>/` is whole from the moment it has its name and is never written again. What is being written or
removed has a name that begins with a dot; a crash may leave such a folder, and the next build clears it away.

Two locks, both let go by the kernel when a process dies: a build holds the root, so that builds come one after the
other; a reader shares the version it reads, so that no build removes it meanwhile.
"""

import errno
import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from indexing.errors import DamagedIndexError, NoIndexError
from indexing.manifest import REBUILD

CURRENT = "CURRENT"
KEPT_VERSIONS = 3
# What a build names its versions, so that nothing else that lies under the root is ever removed.
_VERSION = re.compile(r"\d{8}T\d{6,12}Z-[0-9a-f]+")
_DRAFT, _GONE = ".draft-", ".gone-"


def current_version(root: Path) -> str:
    """Name of the version that CURRENT points to.

    Raises:
        NoIndexError: nothing has been built under `root`, or CURRENT names nothing that is there.
    """
    try:
        name = (root / CURRENT).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise NoIndexError(f"no index yet; {REBUILD}", root) from error
    if not name or Path(name).name != name or not (root / name).is_dir():
        raise NoIndexError(f"{CURRENT} names {name!r}, which is not there; {REBUILD}", root)
    return name


@contextmanager
def building(root: Path) -> Iterator[None]:
    """Wait until no other build runs under `root`, then keep others waiting; clears what a crash left."""
    root.mkdir(parents=True, exist_ok=True)
    with _locked(_open(root), fcntl.LOCK_EX):
        for left in root.iterdir():
            if left.name.startswith((_DRAFT, _GONE)):
                _delete(left)
        yield


@contextmanager
def new_version(root: Path, name: str) -> Iterator[Path]:
    """A folder to write a version into; it appears under its name only when the block ends without error."""
    draft = root / f"{_DRAFT}{name}"
    draft.mkdir()
    try:
        yield draft
        _sync_tree(draft)
        draft.rename(root / name)
        _sync(root)
    finally:
        _delete(draft)


def point_to(root: Path, name: str) -> None:
    """Switch CURRENT in one step, then forget versions older than the last few."""
    draft = root / f"{_DRAFT}{CURRENT}"
    draft.write_text(f"{name}\n", encoding="ascii")
    _sync(draft)
    draft.replace(root / CURRENT)
    _sync(root)
    versions = sorted(path.name for path in root.iterdir() if _VERSION.fullmatch(path.name))
    for old in versions[:-KEPT_VERSIONS]:
        if old != name:
            _forget(root / old)


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Keep a version from being removed while it is read.

    Raises:
        DamagedIndexError: it is not there.
    """
    try:
        handle = _open(folder)
    except OSError as error:
        raise DamagedIndexError(f"index {folder.name} cannot be opened ({error.strerror}); {REBUILD}") from error
    with _locked(handle, fcntl.LOCK_SH):
        yield


def _forget(folder: Path) -> None:
    """Remove a version that nobody reads; one that is read is left for the next build."""
    with suppress(OSError), _locked(_open(folder), fcntl.LOCK_EX | fcntl.LOCK_NB):
        gone = folder.with_name(f"{_GONE}{folder.name}")
        folder.rename(gone)  # so that a version is either whole or has no name
        _delete(gone)


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _open(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)


@contextmanager
def _locked(handle: int, how: int) -> Iterator[None]:
    """Hold a lock on an open folder, then close it. On a file system that has no locks it holds nothing."""
    try:
        try:
            fcntl.flock(handle, how)
        except OSError as error:
            if error.errno == errno.EWOULDBLOCK:
                raise
        yield
    finally:
        os.close(handle)


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
