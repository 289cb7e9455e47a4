"""The text of a data file, plain or gzipped: UTF-8 or refused with every line that is not."""

import gzip
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path

from corpus.faults import Fault
from evaluation.errors import DatasetError

_GZIP_MAGIC = b"\x1f\x8b"


def read_text(path: Path) -> str:
    """The whole file as text, without a byte order mark.

    Raises:
        DatasetError: it cannot be read, or holds lines that are not UTF-8: each of them is a fault, or the whole
            file where no line beyond ASCII is UTF-8.
    """
    content = _content(path)
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise DatasetError([Fault(str(path), 1, "encoding", "the file is UTF-16; save it as UTF-8")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DatasetError(list(_encoding_faults(str(path), content))) from error


def _encoding_faults(file: str, content: bytes) -> Iterator[Fault]:
    lines = [(number, line) for number, line in enumerate(content.split(b"\n"), start=1) if not line.isascii()]
    broken = [(number, line, byte) for number, line in lines if (byte := _first_wrong_byte(line)) is not None]
    whole = len(broken) == len(lines)
    for number, line, byte in broken[:1] if whole else broken:
        reads = "it reads as cp874" if _is_cp874(line) else "nor does it read as cp874"
        where = "the file" if whole else "the line, unlike others of the file,"
        yield Fault(file, number, "encoding", f"byte 0x{byte:02x}: {where} is not UTF-8 ({reads}); save it as UTF-8")


def _first_wrong_byte(line: bytes) -> int | None:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        return line[error.start]
    return None


def _is_cp874(line: bytes) -> bool:
    try:
        line.decode("cp874")
    except UnicodeDecodeError:
        return False
    return True


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if content.startswith(_GZIP_MAGIC) else content
    except (OSError, EOFError, zlib.error) as error:
        raise DatasetError([Fault(str(path), 0, "file", f"cannot be read: {error}")]) from error
