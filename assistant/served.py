"""What answering needs of an index version, derived once per version."""

from dataclasses import dataclass

from assistant.evidence import Coverage
from indexing.loaded import LoadedIndex


@dataclass(frozen=True, slots=True)
class Served:
    """An index version and the coverage counts over its passages."""

    index: LoadedIndex
    coverage: Coverage

    @classmethod
    def of(cls, index: LoadedIndex) -> "Served":
        """Derive what answering needs from a loaded index."""
        return cls(index, Coverage.of(index.retriever.passages))
