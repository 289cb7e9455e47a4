"""What answering needs of an index version, derived once per version."""

from dataclasses import dataclass

from assistant.children import ForChildren
from assistant.evidence import Coverage
from indexing.guide_ranking import GuideLinks
from indexing.loaded import LoadedIndex
from indexing.ranking import SectionLinks
from indexing.statement_ranking import StatementLinks


@dataclass(frozen=True, slots=True)
class Served:
    """An index version, the coverage counts over its passages, and how sections, guides and statements hang together.

    `for_children`: what answers only where a child may be meant.
    """

    index: LoadedIndex
    coverage: Coverage
    links: SectionLinks
    guides: GuideLinks
    statements: StatementLinks
    for_children: ForChildren

    @classmethod
    def of(cls, index: LoadedIndex) -> "Served":
        """Derive what answering needs from a loaded index."""
        passages = index.retriever.passages
        return cls(
            index,
            Coverage.over(passages, index.retriever.legs.words),
            SectionLinks.of(passages, index.corpus),
            GuideLinks.of(passages, index.corpus),
            StatementLinks.of(passages, index.corpus),
            ForChildren.of(index.corpus),
        )
