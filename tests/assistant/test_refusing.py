"""What is said where nothing of the law is told: fitting titles, offices by name, and no topic that hurts."""

from dataclasses import replace

import pytest

from assistant.answers import AnswerStatus, Language
from assistant.bootstrap import Runtime
from assistant.composing import agency_card
from assistant.refusing import abstain, say
from corpus.collection import Corpus
from corpus.models import BlockKind, Family, Guide
from prompts import load_messages
from tests.assistant.small import agency, small_corpus

THAI = load_messages("th")


@pytest.fixture
def corpus() -> Corpus:
    return small_corpus()


def of_family(family: Family, corpus: Corpus) -> Guide:
    return replace(next(iter(corpus.guides.values())), id=family.value, family=family, title=family.value)


@pytest.mark.parametrize(
    "key", ["status.refused_harmful", "status.refused_injection", "status.out_of_scope", "status.no_source"]
)
@pytest.mark.parametrize("language", list(Language))
def test_a_refusal_stands_under_a_title_of_its_own(key: str, language: Language) -> None:
    messages = load_messages(language.value)
    title = say(BlockKind.REFERRAL, key, messages).title
    assert title
    assert title != messages["block.referral"]


def test_a_message_without_a_title_of_its_own_stands_under_that_of_its_kind() -> None:
    assert say(BlockKind.ANSWER, "status.thanks", THAI).title == THAI["block.answer"]


@pytest.mark.parametrize(
    ("text", "family", "named", "reason"),
    [
        ("อยากหย่ากับสามี", Family.SEXUAL_OFFENCES, False, "a divorce is no rape"),
        ("อยากหย่ากับสามี", Family.BAIL, False, "a family is told of, and it is another"),
        ("ขอเปลี่ยนชื่อที่อำเภอ", Family.SEXUAL_OFFENCES, False, "nothing is told of: what may hurt is not guessed"),
        ("ขอเปลี่ยนชื่อที่อำเภอ", Family.OFFICES, True, "nothing is told of: what cannot hurt is named"),
    ],
)
def test_the_nearest_topic_is_named_only_where_it_cannot_hurt(
    text: str, family: Family, named: bool, reason: str, corpus: Corpus
) -> None:
    legal = f"{text} กฎหมายว่ายังไง"
    _, composed = abstain(legal, [of_family(family, corpus)], corpus, THAI, Language.THAI)
    said = " ".join(statement.text for block in composed.blocks for statement in block.statements)
    assert (family.value in said, bool(composed.suggestions)) == (named, named), reason


def test_offices_are_named_where_they_are_spoken_of(runtime: Runtime) -> None:
    corpus = runtime.index.corpus
    status, composed = abstain("อยากหย่ากับสามี กฎหมายว่ายังไง", (), corpus, THAI, Language.THAI)
    (block,) = composed.blocks
    assert (status, bool(composed.agencies)) == (AnswerStatus.UNANSWERABLE_NO_SOURCE, True)
    said = " ".join(statement.text for statement in block.statements)
    assert [office.name for office in composed.agencies if f"{office.name} {office.phone}" not in said] == []


def test_questions_to_begin_from_are_of_guides_that_many_need(runtime: Runtime) -> None:
    corpus = runtime.index.corpus
    _, composed = abstain("สูตรต้มยำกุ้ง", (), corpus, THAI, Language.THAI)
    wanted = ("warrant-exists", "summoned-as-suspect", "bail-how")
    asked = {guide: set(corpus.guides[guide].every_question()) for guide in wanted}
    assert [question in asked[guide] for guide, question in zip(wanted, composed.suggestions, strict=True)] == [
        True
    ] * 3


def test_an_extension_is_said_in_the_language_asked_for() -> None:
    office = agency("office", "1111 กด 77")
    assert agency_card(office, Language.THAI).phone == "1111 กด 77"
    assert agency_card(office, Language.ENGLISH).phone == "1111 press 77"
