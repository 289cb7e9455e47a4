"""Find the evidence for a question: hits, the guide that fits, and whether they cover what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.children import may_mean_a_child
from assistant.composing import Evidence, is_general, likely_sections
from assistant.confidence import Meanings, features_of, seconded, shipped_model
from assistant.conversation import Turn
from assistant.doubting import FITS, doubted, fits
from assistant.evidence import Coverage
from assistant.following import leans_firmly
from assistant.going_on import IN_PLAY, heard_with, staying_with
from assistant.interviewing import led_on
from assistant.leading import SURE
from assistant.readings import Readings
from assistant.screening import idleness, speaks_of_case, speaks_of_law
from assistant.served import Served
from assistant.understanding import Understood
from corpus.collection import Corpus
from corpus.models import Guide, SectionStatus
from indexing.fused import Scored
from indexing.guide_ranking import RankedGuide, rank_guides, rests_on, shipped_guide_ranking
from indexing.hits import Hit
from indexing.ranking import rank_sections, shipped_ranking
from indexing.statement_ranking import Told, rank_statements, shipped_statement_ranking
from indexing.tokenising import only_stop_words, short_words
from prompts import load_patterns

# A guide fits that was found with this share of the best hit's score; lower shares bring one more often.
GUIDE_SHARE = 0.6
GUIDE_SHARE_OF_ITS_SECTION = 0.35
# What a message says itself counts besides the question it makes with the last turn: less where it leans firmly.
OWN_SHARE = {True: 0.25, False: 1.5}
# The probability that a message must reach alone before it is read with the last turn, which makes anything look
# likely: more where it does not say that it goes on. Chosen where messages of another field stop being answered.
OWN_PROBABILITY = {True: 0.03, False: 0.15}
ELLIPTIC_WORDS = 6
# So short an ask as ปรับเท่าไหร่, in words of the passages, goes with the turn before.
BARE_ASK_WORDS = 3
# A word that stands in no more than this share of the passages tells of a matter; both turns tell of it or not.
TELLING_SHARE = 0.02
SEARCHED = 400
LIKELY_GUIDES = 3
# So many statements are looked at; far fewer are shown.
STATEMENTS = 60
LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Found:
    """Evidence, the probability that it answers, the guides that come nearest, and whether the last turn was used.

    `doubt`: ids of the guides that the message stands between. `message`: what statements were ranked by. `idleness`:
    the probability that the message is no matter of the law; None for one that leans on the turn before.
    """

    evidence: Evidence
    probability: float
    near: tuple[Guide, ...]
    leaned: bool = False
    doubt: tuple[str, ...] = ()
    message: Told | None = None
    idleness: float | None = None

    @property
    def answers(self) -> bool:
        """Whether the evidence answers the question; what leans on a turn is judged by the evidence alone."""
        judged = self.probability if self.idleness is None else seconded(self.probability, self.idleness)
        return bool(self.evidence.named) or judged >= shipped_model().threshold


def find(understood: Understood, last: Turn | None, served: Served, own: Scored | None = None) -> Found:
    """Search for the message, and where it leans on the last turn, for the question that the two make together.

    `own`: what the message scores, where that is known already.
    """
    searched = _without_grown_age(understood)
    if own is None or searched.text != understood.text:
        own = served.index.retriever.scored(searched.text)
    understood = searched
    alone = _find(understood, own, None, served)
    if last is None or alone.evidence.named or not _belongs(understood, last, alone.probability, served.coverage):
        return alone
    leaning = _find(understood, own, last, served)
    if last.answered and understood.follow_up and leans_firmly(understood):
        # It goes on with what was answered, so it can be answered where its own few words can.
        leaning = replace(leaning, probability=max(leaning.probability, alone.probability))
    if not leaning.answers:
        # What has no topic of its own is not answered where what it leans on was not.
        return alone if last.answered or speaks_of_case(understood.text) else leaning
    evidence = leaning.evidence
    guides = [rests_on(guide) for guide in (served.index.corpus.guides.get(last.guide or ""), evidence.guide) if guide]
    readings = Readings(alone.evidence.ranked, alone.probability, evidence.ranked, guides)
    leans = leans_firmly(understood)
    return replace(leaning, evidence=replace(evidence, ranked=readings.agreed(), told=last.told, leans=leans))


def _without_grown_age(understood: Understood) -> Understood:
    """The message without the age of a grown person, by which other matters would be found."""
    without = load_patterns("conversation").without
    text, whole = (" ".join(without("grown.age", told).split()) for told in (understood.text, understood.whole))
    return replace(understood, text=text, whole=whole) if text else understood


def _belongs(understood: Understood, last: Turn, probability: float, coverage: Coverage) -> bool:
    """Whether a message that says little by itself may still be about the case; one of another field is not."""
    words = short_words(understood.text)
    if understood.guide or (understood.follow_up and len(words) <= ELLIPTIC_WORDS):
        return True
    if (
        understood.asks
        and len(words) <= BARE_ASK_WORDS
        and leans_firmly(understood)
        and coverage.known(understood.text) == 1
    ):
        return True
    shared = set(words) & set(short_words(last.question))
    if any(0 < coverage.words.count(word) <= TELLING_SHARE * len(coverage.rows) for word in shared):
        return True
    return probability >= OWN_PROBABILITY[understood.follow_up]


def _find(understood: Understood, own: Scored, leaning_on: Turn | None, served: Served) -> Found:
    """Evidence for a message alone, which scored `own`, or for the question that it makes with a turn."""
    retriever, corpus = served.index.retriever, served.index.corpus
    text = understood.standalone if leaning_on else understood.text
    scored = own if text == understood.text else retriever.scored(text)
    ranked = rank_sections(scored, served.links, shipped_ranking())
    if text != understood.text:
        scored = replace(scored, fused=scored.fused + OWN_SHARE[leans_firmly(understood)] * own.fused)
    rows = scored.best(SEARCHED)
    hits = retriever.bare_hits(scored, rows)
    meanings = Meanings.of(scored, rows)
    told = rank_guides(scored, ranked, served.guides, shipped_guide_ranking())
    if not may_mean_a_child(understood):
        apart = served.for_children
        ranked, told = apart.left_out_of_sections(ranked), apart.left_out_of_guides(told)
        hits = apart.left_out_of_hits(hits)
    guides = _ordered(told, leaning_on)
    named = tuple(
        (mention.law, section)
        for mention in understood.citations
        if mention.law
        for section in mention.sections
        if corpus.section_or_none(mention.law, section)
        and corpus.register.status(mention.law, section) is not SectionStatus.REPEALED
    )
    chosen = corpus.guides.get(understood.guide or "")
    fitting = fitting_guide(hits, guides, corpus)
    guide = chosen or led_on(fitting, understood.facts, corpus)
    led = guide is not None and guide is not fitting
    if guide and led:
        resting = rests_on(guide)
        ranked = tuple(one for one in ranked if one.key in resting)
    evidence = Evidence(guide, hits, named, ranked, led=led, guide_fits=led or fits(guide, told))
    message = Told(
        sections={one.key: one.probability for one in ranked},
        likely=likely_sections(evidence),
        guides=told,
        fitting=guide.id if guide else None,
        asks=understood.asks,
    )
    if leaning_on:
        in_play = {leaning_on.guide, message.fitting, *(one.id for one in told[:IN_PLAY])}
        scored = heard_with(scored, own, in_play, served.statements)
    statements = rank_statements(scored, message, served.statements, shipped_statement_ranking(), STATEMENTS)
    if leaning_on:
        statements = staying_with(leaning_on.guide, statements)
    near = tuple(corpus.guides[one.id] for one in guides[:LIKELY_GUIDES])
    features = features_of(text, meanings, served.coverage, evidence_ids(hits, guide))
    probability = shipped_model().probability(features)
    says = _says_something(text)
    probability *= says
    answered = bool(ranked) and ranked[0].probability >= SURE and not is_general(understood)
    return Found(
        replace(evidence, statements=statements),
        1.0 if chosen else probability,
        near,
        leaning_on is not None,
        () if chosen or led or leaning_on else doubted(guide, told, surely_answered=answered),
        message,
        None if leaning_on or chosen or not says else idleness(text),
    )


def _says_something(text: str) -> bool:
    """Whether a message holds more than a letter, and a word of the law or any word that is no stop word."""
    return len(text) >= LEAST_LETTERS and (speaks_of_law(text) or not only_stop_words(short_words(text)))


def fitting_guide(hits: Sequence[Hit], ranked: Sequence[RankedGuide], corpus: Corpus) -> Guide | None:
    """The likeliest guide that was found, itself or a statement of it, nearly as surely as the best hit.

    One that rests on the best section need be less sure: it tells the situation that the section belongs to. One that
    is likelier than all others together need not be found so surely.

    Args:
        hits: passages found, best first.
        ranked: guides, likeliest first.
        corpus: the guides.
    """
    best = next(((hit.passage.law or "", hit.passage.section) for hit in hits if hit.passage.section), ("", ""))
    resting = {guide for guide, _ in corpus.resting_on(best)}
    for one in ranked[:LIKELY_GUIDES]:
        share = GUIDE_SHARE_OF_ITS_SECTION if one.id in resting else GUIDE_SHARE
        if hits and (one.probability > FITS or one.score >= share * hits[0].score):
            return corpus.guides[one.id]
    return None


def _ordered(ranked: Sequence[RankedGuide], leaning_on: Turn | None) -> Sequence[RankedGuide]:
    """Guides, likeliest first; what leans on a turn stays with its guide."""
    return sorted(ranked, key=lambda one: one.id != leaning_on.guide) if leaning_on else ranked


def evidence_ids(hits: Sequence[Hit], guide: Guide | None) -> list[str]:
    """Passages that an answer would rest on: the best hits, and the guide where one fits."""
    return [hit.passage.id for hit in hits[:3]] + ([f"guide:{guide.id}"] if guide else [])
