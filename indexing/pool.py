"""Our retrieval over any pool of sections: what `evaluate retrieval` measures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.citations import LawNames
from corpus.citations.numbers import clean_number
from corpus.importing.heads import names_act
from corpus.importing.naming import new_law
from corpus.importing.references import cross_references
from corpus.joining import named_apart
from corpus.loading import DATA, load_corpus
from corpus.register import Register
from indexing.embedder import Embedder
from indexing.expansion import Expander
from indexing.fused import FusedRetriever
from indexing.legs import FOREIGN_WEIGHTS, OFFICIAL_WEIGHTS, build_legs
from indexing.passages import Passage, PassageKind

Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PoolRetriever:
    """The fused legs, with our terms, our encoder and weights for official text, over sections given as text alone."""

    retriever: FusedRetriever
    refs: Mapping[str, tuple[str, str]]
    name: str = "nitinam"

    @classmethod
    def build(cls, sections: Sequence[Row], embedder: Embedder | None = None) -> "PoolRetriever":
        """Index (law, section, text) rows; rows of one section are passages of it."""
        corpus = load_corpus(DATA)
        names = _law_names(corpus.register, dict.fromkeys(law for law, _, _ in sections))
        passages = tuple(_passages(sections, names))
        refs = {passage.id: (law, section) for passage, (law, section, _) in zip(passages, sections, strict=True)}
        expander = Expander.of(corpus.terms.values())
        legs = build_legs(passages, embedder)
        trained = {section.law for section in corpus.sections.values() if section.digest}
        known = sum(passage.law in trained for passage in passages)
        weights = OFFICIAL_WEIGHTS if 2 * known >= len(passages) else FOREIGN_WEIGHTS
        return cls(FusedRetriever(passages, legs, expander, names, embedder, weights), refs)

    def search(self, question: str, k: int) -> list[tuple[str, str]]:
        """The k best (law, section), best first; passages collapse to sections before k is counted."""
        passages = 4 * k
        while True:  # a section of many passages may take more of them than there are places for sections
            hits = self.retriever.search(question, passages)
            found = list(dict.fromkeys(self.refs[hit.passage.id] for hit in hits))
            if len(found) >= k or len(hits) < passages:
                return found[:k]
            passages *= 4


def _law_names(register: Register, pool: Iterable[str]) -> LawNames:
    """Names of the register's laws and of the pool's own, which are their own ids."""
    known = LawNames.of(register.laws.values())
    own = (new_law(law, law) for law in pool if names_act(law) and known.resolve(law) is None)
    return LawNames.of([*register.laws.values(), *(named_apart(law, register) for law in own)])


def _passages(sections: Sequence[Row], names: LawNames) -> Iterator[Passage]:
    """A passage of each row, under the register's id of its law: there a citation in a question is found."""
    ids = {law: names.resolve(law) or law for law, _, _ in sections}
    numbers: dict[str, dict[str, None]] = {}
    for law, section, _ in sections:
        numbers.setdefault(law, {})[clean_number(section)] = None
    known = {law: tuple(found) for law, found in numbers.items()}
    for row, (law, section, text) in enumerate(sections):
        own = f"{ids[law]}/"
        named = cross_references(text, ids[law], names, known[law])
        yield Passage(
            f"{law}/{section}/{row}",
            PassageKind.OFFICIAL,
            "",
            text,
            law=ids[law],
            section=section,
            names=tuple(name.removeprefix(own) for name in named if name.startswith(own)),
        )
