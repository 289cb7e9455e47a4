"""The offline flow: corpus → passages → legs → files → manifest → CURRENT."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.serialising import corpus_digest, load_corpus_json
from indexing.earlier import NOTHING
from indexing.embedder import Embedder
from indexing.errors import DamagedIndexError, NoIndexError, in_short
from indexing.expansion import Expander
from indexing.fused import FusedRetriever
from indexing.legs import Legs, build_legs
from indexing.loaded import LoadedIndex
from indexing.manifest import CORPUS, FORMAT, NAME, REBUILD, Manifest, checksums
from indexing.passages import Passage, passages_of
from indexing.reusing import earlier_of
from indexing.static_encoder import training_hash
from indexing.storage import building, current_version, new_version, point_to, reading
from indexing.tokenising import tokeniser_id
from indexing.version_files import read_legs, read_passages, write_version


def build_index(corpus: Corpus, root: Path, embedder: Embedder, *, reuse: bool = True) -> Manifest:
    """Build a new version under `root` and switch to it; on any error the old one stays as it was.

    Texts that the current version knows are neither segmented nor embedded again, unless `reuse` is off; the files
    are the same either way.
    Builds under one root come one after the other: the last to be asked for is the one that is served.
    """
    with building(root):
        digest = corpus_digest(corpus)
        passages = passages_of(corpus)
        legs = build_legs(passages, embedder, earlier_of(root, embedder) if reuse else NOTHING)
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z-{digest[:10]}"
        with new_version(root, name) as folder:
            write_version(folder, corpus, passages, legs)
            manifest = Manifest(
                format=FORMAT,
                version=name,
                corpus_digest=digest,
                encoder=embedder.id,
                encoder_training=training_hash(embedder),
                counts=_counts(corpus, passages, legs),
                files=checksums(folder),
                tokeniser=tokeniser_id(),
                recall={leg.value: round(dense.recall(), 4) for leg, dense in legs.dense.items()},
            )
            manifest.save(folder)
        point_to(root, name)
    return manifest


def load_index(root: Path, embedder: Embedder, version: str | None = None) -> LoadedIndex:
    """Open a version (the current one by default) after comparing every checksum.

    Raises:
        NoIndexError: nothing has been built.
        DamagedIndexError: a file fails, this program cannot read it, or the vectors are another encoder's.
    """
    folder = root / (version or current_version(root))
    with reading(folder):
        manifest = Manifest.load(folder)
        manifest.verify(folder)
        if manifest.encoder != embedder.id:
            problem = f"index {folder.name} holds vectors of {manifest.encoder}, not of {embedder.id}; {REBUILD}"
            raise DamagedIndexError(problem)
        try:
            return _read(folder, manifest, embedder)
        except (OSError, EOFError, ValueError, TypeError, LookupError, RuntimeError) as error:  # as its readers raise
            problem = (
                f"index {folder.name} was written by another version of this program ({in_short(error)}); {REBUILD}"
            )
            raise DamagedIndexError(problem) from error


def is_served_by(root: Path, embedder: Embedder) -> bool:
    """Whether the current version under `root` is whole, of this program and of this encoder."""
    try:
        load_index(root, embedder)
    except (NoIndexError, DamagedIndexError):
        return False
    return True


def _read(folder: Path, manifest: Manifest, embedder: Embedder) -> LoadedIndex:
    corpus = load_corpus_json((folder / CORPUS).read_bytes())
    passages = read_passages(folder)
    legs = read_legs(folder, len(passages))
    if (counts := _counts(corpus, passages, legs)) != manifest.counts:
        raise ValueError(f"{NAME} counts {manifest.counts}, its files hold {counts}")
    expander = Expander.of(corpus.terms.values())
    laws = LawNames.of(corpus.register.laws.values())
    return LoadedIndex(manifest, corpus, FusedRetriever(passages, legs, expander, laws, embedder))


def _counts(corpus: Corpus, passages: Sequence[Passage], legs: Legs) -> dict[str, int]:
    return {"passages": len(passages), "questions": len(legs.owners), "sections": len(corpus.sections)}
