"""Bytes to text: UTF-8, UTF-16 and Windows-874, with or without a byte-order mark; gzip within a limit."""

import codecs
import gzip
import io
import zlib

from corpus.importing.drafts import MisfitError

MOST_BYTES = 128 * 2**20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GZIP = b"\x1f\x8b"
# Thai letters are bytes of this range in Windows-874; a text in it holds many.
_THAI_BYTES = bytes(range(0xA1, 0xFC))
_LEAST_THAI = 0.2


def unpacked(content: bytes) -> bytes:
    """The content, or what a gzip file holds.

    Raises:
        MisfitError: it holds more than MOST_BYTES, is cut short or holds another archive.
    """
    if not content.startswith(_GZIP):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            found = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise MisfitError(0, "gzip", f"is a gzip file that cannot be unpacked: {error}") from error
    if len(found) > MOST_BYTES:
        raise MisfitError(0, "too-large", f"unpacks to more than {MOST_BYTES // 2**20} MB")
    if found.startswith(_GZIP):
        raise MisfitError(0, "packed", "is a gzip file within a gzip file")
    return found


def decoded(content: bytes) -> str:
    """The text of a file, line ends made one.

    Raises:
        MisfitError: it is in none of the encodings, or holds NUL characters; with the place.
    """
    text = _decoded(content)
    if (nul := text.find("\0")) >= 0:
        raise MisfitError(text.count("\n", 0, nul) + 1, "not-text", "holds NUL characters: it is no text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if unmarked := _unmarked_utf16(content[:4096]):
        return _strictly(content, unmarked)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _looks_thai(content):
            return _strictly(content, "cp874")
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} is neither UTF-8 nor Windows-874; save it as UTF-8"
        raise MisfitError(line, "encoding", message) from error


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        line = content.count(b"\n", 0, start) + 1
        raise MisfitError(
            line, "encoding", f"byte {start} is not {encoding}: the file is cut or mixes encodings"
        ) from error


def _unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte is 0 (Latin) or 0x0E (Thai)."""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(high) >= 4 and sum(byte in (0x00, 0x0E) for byte in high) > 0.9 * len(high):
            return encoding
    return None


def _looks_thai(content: bytes) -> bool:
    sample = content[:100_000]
    high = sum(byte >= 0x80 for byte in sample)
    # UTF-8 Thai, cut or damaged, is full of the pair E0 B8/B9; Windows-874 hardly ever is.
    damaged = sample.count(b"\xe0\xb8") + sample.count(b"\xe0\xb9")
    thai = sum(byte in _THAI_BYTES for byte in sample)
    return thai > _LEAST_THAI * len(sample) and thai >= 0.95 * high and damaged < 0.05 * high
