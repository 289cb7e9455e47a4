"""Compose an answer from what was retrieved; nothing is written here that the corpus does not hold."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answers import AgencyCard, AnsweredStatement, Block, Citation, Clarification, Language
from assistant.citing import SectionKey, Support, cite, cited_keys
from assistant.leading import digest_statement, led_by_law
from assistant.picking import REACH_OF_LED, pick
from assistant.roles import is_for, side_of
from assistant.selecting import select
from assistant.understanding import Understood
from corpus.collection import Corpus
from corpus.models import Agency, Ask, BlockKind, Guide, Section, SectionBasis, SourceBasis, SpeechRegister, Statement
from indexing.guide_ranking import rests_on
from indexing.hits import Hit
from indexing.passages import PassageKind
from indexing.ranking import RankedSection
from indexing.statement_ranking import RankedStatement
from prompts import Messages, load_messages

# A section joins the answer only when it is not far less likely than the first; few digests are shown whole.
LIKELY_SHARE = 0.15
UNRANKED_SHARE = 0.45
MOST_LIKELY = 5
LAW_SHOWN = 3
# A message that asks nothing in particular is general only where it is as short as ถูกหมายจับ; a story is precise.
SHORT_OF_STORY = 40
# Sections are cited in the order of their probability, whatever the statements' own scores.
IMPORTANCE = 1000.0


@dataclass(frozen=True, slots=True)
class Composed:
    """What an answer is made of."""

    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
    agencies: tuple[AgencyCard, ...]
    suggestions: tuple[str, ...]
    guide: str | None
    clarification: Clarification | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What composing rests on: the guide that fits best, if one does, every hit, and what the last turn told.

    `leans`: whether the message, having no topic of its own, goes on with the last turn. `led`: whether the guide is
    the one that an answer or a fact leads to, so that others tell of another case. `guide_fits`: whether the guide
    tells the situation for sure. `statements`: those of every guide that answer best, best first.
    """

    guide: Guide | None
    hits: Sequence[Hit]
    named: tuple[SectionKey, ...] = ()
    ranked: tuple[RankedSection, ...] = ()
    told: frozenset[str] = frozenset()
    leans: bool = False
    led: bool = False
    guide_fits: bool = False
    statements: tuple[RankedStatement, ...] = ()


def compose(
    understood: Understood, evidence: Evidence, corpus: Corpus, messages: Messages, as_of: date | None = None
) -> Composed:
    """Blocks, citations, offices and next questions for one question."""
    likely = likely_sections(evidence)
    importance = {key: IMPORTANCE * probability for key, probability in likely.items()}
    groups: dict[BlockKind, list[Support]] = {}
    if evidence.named:
        groups[BlockKind.LAW] = _law(evidence.named, corpus, importance, {})
    else:
        groups |= _told(understood, evidence, corpus)
        beside = _beside_sources(groups, evidence)
        told_of = [key for key in likely if _is_told_of(key, corpus) and (beside is None or key in beside)]
        told_of = _new_first(told_of, evidence.told)
        law = _law(told_of[:LAW_SHOWN], corpus, importance, _best_paragraphs(evidence.hits))
        groups[BlockKind.LAW] = law if understood.language is Language.THAI else _pointed_to(law, corpus, messages)
        if evidence.ranked and not evidence.guide_fits:
            groups = led_by_law(groups, likely, understood.text, corpus, understood.language)
    sections = importance
    supports = [support for group in groups.values() for support in group]
    citations = cite(supports, corpus, sections, as_of)
    blocks = tuple(
        _block(kind, group, citations, understood.language, messages) for kind, group in groups.items() if group
    )
    return Composed(
        blocks=blocks,
        citations=tuple(citations.values()),
        agencies=_agencies(evidence.guide, corpus, understood.language),
        suggestions=_suggestions(evidence, corpus, understood.language),
        guide=evidence.guide.id if evidence.guide else None,
    )


def _told(understood: Understood, evidence: Evidence, corpus: Corpus) -> dict[BlockKind, list[Support]]:
    """The guide whole, where the whole situation is asked about for the first time; else what meets the question."""
    guide, side = evidence.guide, side_of(understood.standalone, understood.facts)
    statements = [one for one in evidence.statements if is_for(corpus.statement(one.guide, one.statement)[1], side)]
    if guide and is_general(understood) and not evidence.leans and not _was_told(guide, evidence.told):
        return select(guide, _statement_scores(evidence.hits, guide), side)
    if guide is None or not evidence.led:
        return pick(statements, guide, understood.asks, corpus, evidence.told)
    own = [one for one in statements if one.guide == guide.id]
    answers = {one.id for _, one in guide.statements() if set(one.asks) & set(understood.asks)}
    asked = [one for one in own if one.statement in answers]
    return pick(asked or own, guide, understood.asks, corpus, evidence.told, REACH_OF_LED) or select(guide, {}, side)


def _was_told(guide: Guide, told: Collection[str]) -> bool:
    """Whether the last turn told this guide's answer: then what is new is picked, not the same told again."""
    return any(f"{guide.id}/{statement.id}" in told for statement in guide.answer)


def is_general(understood: Understood) -> bool:
    """Whether the whole situation is asked about: then the guide is told in its order."""
    asks = set(understood.asks)
    return asks == {Ask.WHAT_TO_DO} or (not asks and len(understood.text) <= SHORT_OF_STORY)


def likely_sections(evidence: Evidence) -> dict[SectionKey, float]:
    """Sections that are likely to answer, most likely first: those not far below the first, and few.

    Where sections were not ranked, the share of the best passage's score stands for the probability.
    """
    ranked = [((one.key.law, one.key.number), one.probability) for one in evidence.ranked] or _shares(evidence.hits)
    first = ranked[0][1] if ranked else 0.0
    return {key: share for key, share in ranked[:MOST_LIKELY] if share >= LIKELY_SHARE * first}


def _shares(hits: Sequence[Hit]) -> list[tuple[SectionKey, float]]:
    """Sections with their share of the best one's score, best first, as far as UNRANKED_SHARE."""
    scored = sorted(_section_scores(hits).items(), key=lambda item: -item[1])
    best = max((score for _, score in scored), default=0.0)
    return [(key, score / best) for key, score in scored if score >= UNRANKED_SHARE * best > 0]


def agency_card(agency: Agency, language: Language) -> AgencyCard:
    """An office as shown; a number that was not checked is not shown."""
    return AgencyCard(
        name=agency.name if language is Language.THAI else agency.name_en,
        phone=_phone(agency.phones[0].value, language) if agency.phones else None,
        url=agency.url.value if agency.url else None,
    )


def _phone(number: str, language: Language) -> str:
    """The number; the word between it and an extension in the language asked for."""
    said = load_messages(Language.THAI.value)["phone.press"]
    return number.replace(said, load_messages(language.value)["phone.press"])


def question_of(guide: Guide, language: Language) -> str:
    """How a person would ask for this guide."""
    wanted = SpeechRegister.ENGLISH if language is Language.ENGLISH else SpeechRegister.CASUAL
    asked = guide.questions.get(wanted) or next(iter(guide.questions.values()))
    return asked[0]


def _section_scores(hits: Sequence[Hit]) -> dict[SectionKey, float]:
    scores: dict[SectionKey, float] = {}
    for hit in hits:
        if hit.passage.law and hit.passage.section:
            key = (hit.passage.law, hit.passage.section)
            scores[key] = max(scores.get(key, 0.0), hit.score)
    return scores


def _statement_scores(hits: Sequence[Hit], guide: Guide) -> dict[str, float]:
    """Scores by statement id, which is unique in its own guide only."""
    return {
        hit.passage.statement: hit.score
        for hit in hits
        if hit.passage.kind is PassageKind.STATEMENT and hit.passage.statement and hit.passage.guide == guide.id
    }


def _new_first(keys: Sequence[SectionKey], told: Collection[str]) -> list[SectionKey]:
    """The likeliest section, then those that the last turn did not tell of, then the others."""
    return [*keys[:1], *sorted(keys[1:], key=lambda key: "/".join(key) in told)]


def _beside_sources(groups: Mapping[BlockKind, Sequence[Support]], evidence: Evidence) -> Collection[SectionKey] | None:
    """The guide's own sections, where it fits and answers from a source: of a law that is not held no section is found.

    None where every likely section may be shown.
    """
    if evidence.guide is None or not evidence.guide_fits:
        return None
    answer = groups.get(BlockKind.ANSWER, ())
    bases = [basis for support in answer[:1] for basis in support.statement.basis]
    return rests_on(evidence.guide) if bases and all(isinstance(basis, SourceBasis) for basis in bases) else None


def _is_told_of(key: SectionKey, corpus: Corpus) -> bool:
    section = corpus.section_or_none(*key)
    return section is not None and bool(section.digest or section.versions)


def _best_paragraphs(hits: Sequence[Hit]) -> dict[SectionKey, int]:
    """The paragraph of each section's official text that was found best."""
    found: dict[SectionKey, int] = {}
    for hit in hits:
        passage = hit.passage
        if passage.kind is PassageKind.OFFICIAL and passage.law and passage.section and passage.paragraph:
            found.setdefault((passage.law, passage.section), passage.paragraph)
    return found


def _law(
    keys: Sequence[SectionKey],
    corpus: Corpus,
    scores: Mapping[SectionKey, float],
    paragraphs: Mapping[SectionKey, int],
) -> list[Support]:
    """Digests of sections; where there is none the official words: of the paragraph named, else of every one."""
    found: list[Support] = []
    for key in dict.fromkeys(keys):
        if (section := corpus.section_or_none(*key)) is not None:
            digested = section.digest or not section.versions
            shown = [digest_statement(section)] if digested else _official(section, paragraphs.get(key))
            found += [Support(statement, None, scores.get(key, 0.0)) for statement in shown]
    return found


def _pointed_to(law: Sequence[Support], corpus: Corpus, messages: Messages) -> list[Support]:
    """The same in English: sections told of in Thai only are named in one line, their words stand in the citations."""
    english = [support for support in law if support.statement.text_en]
    thai = [support for support in law if not support.statement.text_en]
    rests = (basis for support in thai for basis in support.statement.basis)
    bases = tuple(dict.fromkeys(basis for basis in rests if isinstance(basis, SectionBasis)))
    if not bases:
        return english
    named = (f"{corpus.register.law(each.law).english} section {each.section}" for each in bases)
    text = messages.fill("notice.law_in_thai", sections="; ".join(dict.fromkeys(named)))
    pointer = Statement("law-in-thai", text, bases, text_en=text)
    return [*english, Support(pointer, None, max(support.relevance for support in thai))]


def _official(section: Section, wanted: int | None) -> list[Statement]:
    """A statement for each paragraph of the newest official text, or for the one wanted."""
    paragraphs = enumerate(section.versions[-1].paragraphs, start=1)
    return [
        Statement(
            id=f"{section.law}/{section.number}/{number}",
            text=text,
            basis=(SectionBasis(section.law, section.number, number),),
        )
        for number, text in paragraphs
        if wanted in (None, number)
    ]


def _block(
    kind: BlockKind,
    supports: Sequence[Support],
    citations: Mapping[tuple[str, ...], Citation],
    language: Language,
    messages: Messages,
) -> Block:
    shown = []
    for support in supports:
        text = support.statement.text_en if language is Language.ENGLISH else None
        markers = tuple(citations[key].marker for key in cited_keys(support))
        prefix = f"{support.guide.id}/" if support.guide else ""
        shown.append(AnsweredStatement(f"{prefix}{support.statement.id}", text or support.statement.text, markers))
    return Block(kind, messages[f"block.{kind.value}"], tuple(shown))


def _agencies(guide: Guide | None, corpus: Corpus, language: Language) -> tuple[AgencyCard, ...]:
    named = [corpus.agencies[agency] for agency in guide.agencies] if guide else []
    return tuple(agency_card(agency, language) for agency in named)


def _suggestions(evidence: Evidence, corpus: Corpus, language: Language) -> tuple[str, ...]:
    if evidence.guide and not evidence.named:
        return tuple(question_of(corpus.guides[guide], language) for guide in evidence.guide.next_questions)
    near = [hit.passage.guide for hit in evidence.hits if hit.passage.kind is PassageKind.GUIDE and hit.passage.guide]
    return tuple(question_of(corpus.guides[guide], language) for guide in near[:3])
