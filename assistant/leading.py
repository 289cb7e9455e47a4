"""Let the law lead the answer, where no statement tells of the section that answers: its digest is told first."""

from collections.abc import Mapping, Sequence

from assistant.answers import Language
from assistant.citing import SectionKey, Support, sections_of
from assistant.selecting import Groups, with_partners
from corpus.collection import Corpus
from corpus.models import BlockKind, Section, SectionBasis, Statement
from corpus.stretches import Stretch, stretches
from indexing.tokenising import only_stop_words, short_words

# How likely a section must be before its digest leads an answer that no statement gives.
SURE = 0.6
# A longer digest is told by its first paragraph and those closest to the question; it stands whole among the law.
MOST_PARAGRAPHS = 3


def led_by_law(
    groups: Groups, likely: Mapping[SectionKey, float], question: str, corpus: Corpus, language: Language
) -> Groups:
    """The groups with the digest of the likeliest section as the answer, where nothing told rests on it.

    What is left beside it rests on a likely section. Not for a guide that fits for sure: it tells the situation.

    Args:
        groups: what was picked, and the digests shown as law.
        likely: probability of each section that answers, likeliest first.
        question: the message, by which paragraphs of a long digest are chosen.
        corpus: the digests.
        language: of the answer; a section without a digest in it does not lead.
    """
    key = next(iter(likely), None)
    section = corpus.section_or_none(*key) if key else None
    if key is None or section is None or likely[key] < SURE or _is_told_of(key, groups):
        return groups
    lead = _told(section, question, language)
    if not lead:
        return groups
    kept = _resting_on(likely, groups)
    whole = len(lead) == len(list(stretches(section))) or language is Language.ENGLISH
    law = [one for one in kept.get(BlockKind.LAW, []) if not (whole and one.statement.id == "/".join(key))]
    answer = [Support(statement, None, likely[key]) for statement in lead]
    led = {**kept, BlockKind.LAW: law, BlockKind.ANSWER: [*answer, *kept.get(BlockKind.ANSWER, [])]}
    return {kind: led[kind] for kind in BlockKind if kind in led}


def digest_statement(section: Section) -> Statement:
    """The digest of a section as a statement that rests on it."""
    return Statement(
        id=f"{section.law}/{section.number}",
        text=section.digest,
        text_en=section.digest_en,
        basis=(SectionBasis(section.law, section.number),),
    )


def _resting_on(likely: Mapping[SectionKey, float], groups: Groups) -> Groups:
    """What rests on a likely section, rules with their exceptions."""
    every = [support for supports in groups.values() for support in supports]
    kept = with_partners([one for one in every if likely.keys() & sections_of(one.statement)], every)
    return {kind: [support for support in supports if support in kept] for kind, supports in groups.items()}


def _is_told_of(key: SectionKey, groups: Groups) -> bool:
    told = (support for kind, supports in groups.items() if kind is not BlockKind.LAW for support in supports)
    return any(key in sections_of(support.statement) for support in told)


def _told(section: Section, question: str, language: Language) -> list[Statement]:
    """A statement for each paragraph told, the words that say which one put behind it; in English the whole."""
    whole = digest_statement(section)
    if language is Language.ENGLISH:
        return [whole] if section.digest_en else []
    found = list(stretches(section))
    chosen = _closest(found, question)
    return [
        Statement(f"{whole.id}/{number}", _with_its_paragraph(stretch, alone=len(found) == 1), whole.basis)
        for number, stretch in enumerate(found, start=1)
        if stretch in chosen
    ]


def _closest(found: Sequence[Stretch], question: str) -> Sequence[Stretch]:
    asked = {word for word in short_words(question) if not only_stop_words([word])}
    closest = sorted(found[1:], key=lambda stretch: -len(asked & set(short_words(stretch.text))))
    return [*found[:1], *closest[: MOST_PARAGRAPHS - 1]]


def _with_its_paragraph(stretch: Stretch, *, alone: bool) -> str:
    text = stretch.text.strip()
    return text if alone or not stretch.head else f"{text} ({stretch.head})"
