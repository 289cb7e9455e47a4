"""Rules for children (เด็กและเยาวชน) answer only where a child may be meant: an adult's hours are others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.understanding import Understood
from corpus.collection import Corpus
from corpus.models import Family
from indexing.guide_ranking import RankedGuide, rests_on
from indexing.hits import Hit
from indexing.ranking import RankedSection, SectionKey
from prompts import load_patterns

_LAW = "juvenile-court-act-2553"
Ranked = TypeVar("Ranked", RankedSection, RankedGuide)


def may_mean_a_child(understood: Understood) -> bool:
    """Whether a child, a young person or an age under 18 is spoken of, or a section is named."""
    if understood.citations or understood.facts.get("age_group") == "under_18":
        return True
    return load_patterns("conversation").meets("child.told", understood.standalone)


@dataclass(frozen=True, slots=True)
class ForChildren:
    """Guides for children's own cases, and the sections of the juvenile court act that they rest on."""

    guides: frozenset[str]
    sections: frozenset[SectionKey]

    @classmethod
    def of(cls, corpus: Corpus) -> "ForChildren":
        """What a corpus holds of them. Protection of families stands in the same act and is none of it."""
        guides = [guide for guide in corpus.guides.values() if guide.family is Family.JUVENILE]
        resting = (key for guide in guides for key in rests_on(guide) if key.law == _LAW)
        return cls(frozenset(guide.id for guide in guides), frozenset(resting))

    def left_out_of_sections(self, ranked: Sequence[RankedSection]) -> tuple[RankedSection, ...]:
        """The other sections; their probabilities grow by what the left out had."""
        return _sharing_all([one for one in ranked if one.key not in self.sections])

    def left_out_of_guides(self, ranked: Sequence[RankedGuide]) -> tuple[RankedGuide, ...]:
        """The other guides; their probabilities grow by what the left out had."""
        return _sharing_all([one for one in ranked if one.id not in self.guides])

    def left_out_of_hits(self, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The hits of other guides and other sections."""
        return tuple(
            hit
            for hit in hits
            if hit.passage.guide not in self.guides
            and SectionKey(hit.passage.law or "", hit.passage.section or "") not in self.sections
        )


def _sharing_all(kept: Sequence[Ranked]) -> tuple[Ranked, ...]:
    total = sum(one.probability for one in kept)
    return tuple(one._replace(probability=one.probability / total) for one in kept) if total else ()
