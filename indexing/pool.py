"""Our retrieval over any pool of sections: what `evaluate retrieval` measures."""

from collections.abc import Mapping, Sequence
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
    refs: Mapping[str, tuple[str, str]]
    name: str = "nitinam"

    @classmethod
    def build(cls, sections: Sequence[tuple[str, str, str]], embedder: Embedder | None = None) -> "PoolRetriever":
        """Index (law, section, text) rows; rows of one section are passages of it."""
        corpus = load_corpus(DATA)
        names = LawNames.of(corpus.register.laws.values())
        # A citation in a question is found under the register's id of its law, not under the pool's name of it.
        ids = {law: names.resolve(law) or law for law, _, _ in sections}
        passages = [
            Passage(f"{law}/{section}/{row}", PassageKind.OFFICIAL, "", text, law=ids[law], section=section)
            for row, (law, section, text) in enumerate(sections)
        ]
        refs = {passage.id: (law, section) for passage, (law, section, _) in zip(passages, sections, strict=True)}
        expander = Expander.of(corpus.terms.values())
        return cls(FusedRetriever(passages, build_legs(passages, embedder), expander, names, embedder), refs)

    def search(self, question: str, k: int) -> list[tuple[str, str]]:
        """The k best (law, section), best first; passages collapse to sections before k is counted."""
        passages = 4 * k
        while True:  # a section of many passages may take more of them than there are places for sections
            hits = self.retriever.search(question, passages)
            found = list(dict.fromkeys(self.refs[hit.passage.id] for hit in hits))
            if len(found) >= k or len(hits) < passages:
                return found[:k]
            passages *= 4
