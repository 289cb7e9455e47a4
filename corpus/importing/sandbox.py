"""Read an untrusted file in a child process with limits on time and memory; JSON comes back, never a pickle."""

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from pydantic import TypeAdapter, ValidationError

from corpus.faults import Fault
from corpus.importing.child import MOST_MEMORY, MOST_SECONDS
from corpus.importing.decoding import MOST_BYTES
from corpus.importing.drafts import LawDraft
from corpus.importing.errors import UnreadableFileError, UnsafePathError
from corpus.importing.formats import Format

_ROOT = Path(__file__).resolve().parents[2]
_LONGEST_WAIT = 2.0 * MOST_SECONDS
_NO_MEMORY = 77
_COMMAND = ("-m", "corpus.importing.child")


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """What a file holds. `sha256` is of its bytes as they were read."""

    path: Path
    sha256: str
    format: Format
    laws: tuple[LawDraft, ...]


def read_file(path: Path, chosen: Format = Format.AUTO) -> ParsedFile:
    """Parse a file in a child process.

    Raises:
        UnsafePathError: the path is a link, or no ordinary file.
        UnreadableFileError: every fault found, with file and place.
    """
    with _opened(path) as source, tempfile.TemporaryFile() as answers:
        digest = _digest(source)
        status = _run(source, answers, chosen, path)
        answers.seek(0)
        found, laws = _answers(answers, status, path)
    return ParsedFile(path, digest, found, tuple(laws))


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The ordinary file itself: no link is followed, no pipe or device is waited for."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise UnsafePathError(f"{path}: no such file") from None
    except OSError as error:
        reason = "is a symbolic link; name the file itself" if path.is_symlink() else error.strerror
        raise UnsafePathError(f"{path}: {reason}") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise UnsafePathError(f"{path}: is no ordinary file")
    with os.fdopen(descriptor, "rb") as file:
        if status.st_size > MOST_BYTES:
            message = f"holds {status.st_size / 2**20:,.0f} MB; at most {MOST_BYTES // 2**20} MB are read"
            raise UnreadableFileError([Fault(str(path), 0, "too-large", message)])
        yield file


def _digest(source: IO[bytes]) -> str:
    found = sha256()
    while block := source.read(2**20):
        found.update(block)
    source.seek(0)
    return found.hexdigest()


def _run(source: IO[bytes], answers: IO[bytes], chosen: Format, path: Path) -> int:
    """Exit status of the child; it inherits the open file, so it needs no path and opens none."""
    command = [sys.executable, *_COMMAND, chosen.value]
    environment = {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PATH": os.defpath, "LANG": "C.UTF-8"}
    try:
        return subprocess.run(
            command,
            stdin=source,
            stdout=answers,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=_ROOT,
            timeout=_LONGEST_WAIT,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired as error:
        fault = Fault(str(path), 0, "too-slow", f"could not be read within {_LONGEST_WAIT:g} seconds")
        raise UnreadableFileError([fault]) from error


def _answers(answers: IO[bytes], status: int, path: Path) -> tuple[Format, list[LawDraft]]:
    if status != 0:
        raise UnreadableFileError([Fault(str(path), 0, *_reason(status))])
    try:
        head: dict[str, Any] = _adapter(dict[str, Any]).validate_json(answers.readline())
        if faults := head.get("faults"):
            raise UnreadableFileError([Fault(str(path), int(f["line"]), f["rule"], f["message"]) for f in faults])
        return Format(head["format"]), [_adapter(LawDraft).validate_json(line) for line in answers]
    except (ValidationError, KeyError, ValueError) as error:
        raise UnreadableFileError([Fault(str(path), 0, "answer", f"was not read to its end: {error}")]) from error


def _reason(status: int) -> tuple[str, str]:
    if status in (_NO_MEMORY, -9, -11, -6):
        return "too-large", f"needs more than {MOST_MEMORY // 2**20} MB to be read"
    if status == -24:
        return "too-slow", f"needs more than {MOST_SECONDS} seconds to be read"
    return "unreadable", f"ended the reading process (status {status})"


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)
