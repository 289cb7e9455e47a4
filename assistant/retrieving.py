"""Find the evidence for a question: hits, the guide that fits, and whether they cover what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.composing import Evidence
from assistant.confidence import features_of, shipped_model
from assistant.conversation import Turn
from assistant.evidence import Coverage
from assistant.understanding import Understood
from corpus.collection import Corpus
from corpus.models import Guide, SectionBasis, SectionStatus
from indexing.hits import Hit, Retriever
from indexing.passages import PassageKind
from prompts import load_patterns

# Chosen on development sets: lower shares bring a guide more often and leave the citations as they are.
GUIDE_SHARE = 0.6
GUIDE_SHARE_OF_ITS_SECTION = 0.35
FOLLOW_UP_BONUS = 4.0
KNOWN_SHARE = 0.7
SEARCHED = 400


@dataclass(frozen=True, slots=True)
class Found:
    """Evidence, the probability that it answers, the guides that come nearest, and whether the last turn was used."""

    evidence: Evidence
    probability: float
    near: tuple[Guide, ...]
    leaned: bool = False

    @property
    def answers(self) -> bool:
        """Whether the evidence answers the question."""
        return bool(self.evidence.named) or self.probability >= shipped_model().threshold


def find(understood: Understood, last: Turn | None, retriever: Retriever, coverage: Coverage, corpus: Corpus) -> Found:
    """Search for the message, and where it leans on the last turn, for the two together."""
    alone = _find(understood, understood.text, None, retriever, coverage, corpus)
    if last is None or alone.evidence.named or not _leans(understood, coverage):
        return alone
    together = f"{last.question} {understood.text}"
    leaning = _find(understood, together, last, retriever, coverage, corpus)
    return leaning if leaning.answers else alone


def _leans(understood: Understood, coverage: Coverage) -> bool:
    """Whether a message leans on the turn before: it says so, in words known here, and tells of nothing else."""
    elsewhere = load_patterns("scope").meets("elsewhere", understood.text)
    return understood.follow_up and not elsewhere and coverage.known(understood.text) >= KNOWN_SHARE


def _find(
    understood: Understood,
    text: str,
    leaning_on: Turn | None,
    retriever: Retriever,
    coverage: Coverage,
    corpus: Corpus,
) -> Found:
    hits = retriever.search(text, SEARCHED)
    guides = _ranked_guides(hits, leaning_on)
    named = tuple(
        (mention.law, section)
        for mention in understood.citations
        if mention.law
        for section in mention.sections
        if corpus.section_or_none(mention.law, section)
        and corpus.register.status(mention.law, section) is not SectionStatus.REPEALED
    )
    guide = fitting_guide(hits, leaning_on, corpus)
    near = tuple(corpus.guides[name] for name, _ in guides[:2])
    probability = shipped_model().probability(features_of(text, hits, coverage, evidence_ids(hits, guide)))
    return Found(Evidence(guide, hits, named), probability, near, leaning_on is not None)


def fitting_guide(hits: Sequence[Hit], leaning_on: Turn | None, corpus: Corpus) -> Guide | None:
    """The guide found best that was found nearly as surely as the best hit.

    One that rests on the best section need be less sure: it tells the situation that the section belongs to.
    """
    best = next(((hit.passage.law, hit.passage.section) for hit in hits if hit.passage.section), None)
    for name, score in _ranked_guides(hits, leaning_on)[:4]:
        share = GUIDE_SHARE_OF_ITS_SECTION if best in _rests_on(corpus.guides[name]) else GUIDE_SHARE
        if score >= share * hits[0].score:
            return corpus.guides[name]
    return None


def _rests_on(guide: Guide) -> set[tuple[str | None, str | None]]:
    bases = (basis for _, statement in guide.statements() for basis in statement.basis)
    return {(basis.law, basis.section) for basis in bases if isinstance(basis, SectionBasis)}


def evidence_ids(hits: Sequence[Hit], guide: Guide | None) -> list[str]:
    """Passages that an answer would rest on: the best hits, and the guide where one fits."""
    return [hit.passage.id for hit in hits[:3]] + ([f"guide:{guide.id}"] if guide else [])


def _ranked_guides(hits: Sequence[Hit], leaning_on: Turn | None) -> list[tuple[str, float]]:
    scores: dict[str, float] = {}
    for hit in hits:
        if hit.passage.guide and hit.passage.kind in (PassageKind.GUIDE, PassageKind.STATEMENT):
            scores[hit.passage.guide] = max(scores.get(hit.passage.guide, float("-inf")), hit.score)
    if leaning_on and leaning_on.guide in scores:
        scores[leaning_on.guide] += FOLLOW_UP_BONUS
    return sorted(scores.items(), key=lambda item: -item[1])
