"""Replace a whole folder at once: a copy of hard links is changed and takes the old one's place by rename."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.importing.errors import ImportingError, UnsafePathError


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder to change; on leaving, it stands at `target`. After an error the old one stands there untouched.

    Files in it are links to the old ones: replace them (unlink, write), never change them in place.

    Raises:
        UnsafePathError: the target is a symbolic link.
        ImportingError: another import is at work.
    """
    if target.is_symlink():
        raise UnsafePathError(f"{target} is a symbolic link; imported text is written to a folder only")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target, fcntl.LOCK_EX | fcntl.LOCK_NB):
        _put_back(target)
        _clear_left(target)
        made = Path(tempfile.mkdtemp(prefix=_new(target), dir=target.parent))
        try:
            if target.is_dir():
                shutil.copytree(target, made, symlinks=True, copy_function=os.link, dirs_exist_ok=True)
            made.chmod(0o755)
            yield made
            _sync(made)
            _swap(made, target)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def restored(target: Path) -> Path:
    """The target itself; where a crash fell between the two renames of a swap, the old folder is put back first."""
    if _aside(target).is_dir() and not target.exists():
        # An import that is at work holds the lock: it is waited for, not taken for a crash.
        with _locked(target, fcntl.LOCK_EX):
            _put_back(target)
    return target


def _put_back(target: Path) -> None:
    if _aside(target).is_dir() and not target.exists():
        _aside(target).rename(target)


def _clear_left(target: Path) -> None:
    """Remove what imports that were killed have left."""
    for left in target.parent.glob(f"{_new(target)}*"):
        shutil.rmtree(left, ignore_errors=True)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _new(target: Path) -> str:
    return f".{target.name}.new-"


def _swap(made: Path, target: Path) -> None:
    old = _aside(target)
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        made.rename(target)
    except OSError:
        _put_back(target)
        raise
    _sync_one(target.parent)
    shutil.rmtree(old, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Everything new in the folder reaches the disk; links to old files (more than one name) are there already."""
    for path in folder.rglob("*"):
        if path.is_dir() or path.lstat().st_nlink == 1:
            _sync_one(path)
    _sync_one(folder)


def _sync_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _locked(target: Path, how: int) -> Iterator[None]:
    with target.with_name(f".{target.name}.lock").open("wb") as lock:
        try:
            fcntl.flock(lock, how)
        except BlockingIOError as error:
            raise ImportingError(f"another import is writing to {target}; wait for it to end") from error
        yield
