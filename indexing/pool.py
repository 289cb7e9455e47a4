"""Our retrieval over any pool of sections: what `evaluate retrieval` measures."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.citations import LawNames
from corpus.loading import DATA, load_corpus
from indexing.embedder import Embedder
from indexing.expansion import Expander
from indexing.fused import FusedRetriever
from indexing.legs import build_legs
from indexing.passages import Passage, PassageKind


@dataclass(frozen=True, slots=True)
class PoolRetriever:
    """The fused legs, with our terms and our encoder, over sections given as text alone."""

    retriever: FusedRetriever
    name: str = "nitinam"

    @classmethod
    def build(cls, sections: Sequence[tuple[str, str, str]], embedder: Embedder | None = None) -> "PoolRetriever":
        """Index (law, section, text) rows; rows of one section are passages of it."""
        corpus = load_corpus(DATA)
        passages = [
            Passage(f"{law}/{section}/{row}", PassageKind.OFFICIAL, "", text, law=law, section=section)
            for row, (law, section, text) in enumerate(sections)
        ]
        names = LawNames.of(corpus.register.laws.values())
        expander = Expander.of(corpus.terms.values())
        return cls(FusedRetriever(passages, build_legs(passages, embedder), expander, names, embedder))

    def search(self, question: str, k: int) -> list[tuple[str, str]]:
        """The k best (law, section), best first; passages collapse to sections before k is counted."""
        found: dict[tuple[str, str], None] = {}
        for hit in self.retriever.search(question, 4 * k):
            if hit.passage.law and hit.passage.section:
                found[hit.passage.law, hit.passage.section] = None
        return list(found)[:k]
