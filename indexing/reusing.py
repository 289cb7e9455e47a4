"""Read what the current version worked out, where its words and vectors are still those of this program."""

from collections.abc import Container
from pathlib import Path

from indexing.earlier import NOTHING, Earlier, Vectors
from indexing.embedder import Embedder
from indexing.errors import DamagedIndexError, NoIndexError
from indexing.legs import DENSE_FIELDS
from indexing.manifest import Manifest
from indexing.neighbours import neighbours_of
from indexing.storage import current_version, reading
from indexing.texts import Field, Texts
from indexing.tokenising import tokeniser_id
from indexing.version_files import read_dense, read_passages, read_tokens


def earlier_of(root: Path, embedder: Embedder) -> Earlier:
    """What a build under `root` need not work out again.

    Nothing where there is no index, where it is damaged or of another format, or where words are now segmented
    otherwise; words alone where another encoder made its vectors.
    """
    try:
        folder = root / current_version(root)
        with reading(folder):
            manifest = Manifest.load(folder)
            manifest.verify(folder)
            same = manifest.tokeniser == tokeniser_id()
            return _read(folder, manifest.encoder == embedder.id) if same else NOTHING
    except (NoIndexError, DamagedIndexError, OSError, EOFError, ValueError, TypeError, LookupError, RuntimeError):
        return NOTHING  # the next load would refuse it too; a build mends it


def _read(folder: Path, same_encoder: bool) -> Earlier:
    passages = read_passages(folder)
    texts = Texts.of(passages)
    drawn = neighbours_of(passages)
    legs = read_dense(folder) if same_encoder else {}
    vectors = {
        # A vector drawn to its neighbours' is not that of its text.
        field: Vectors(_rows(texts.fields[field], drawn if field is Field.FULL else ()), legs[leg].vectors())
        for leg, field in DENSE_FIELDS.items()
        if leg in legs
    }
    return Earlier(_rows(texts), read_tokens(folder), vectors)


def _rows(texts: Texts | tuple[str, ...], but: Container[int] = ()) -> dict[str, int]:
    return {text: row for row, text in enumerate(texts) if row not in but}
