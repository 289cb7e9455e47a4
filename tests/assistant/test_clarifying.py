import pytest

from assistant.answers import Language
from assistant.clarifying import asked_back, which_law, with_option
from assistant.understanding import Understood, understand
from corpus.citations import LawNames, find_citations
from corpus.models import BlockKind
from prompts import load_messages
from tests.assistant.small import PENAL, PROCEDURE, small_corpus

CORPUS = small_corpus()
LAWS = LawNames.of((PROCEDURE, PENAL))
THAI = load_messages("th")


def understood(text: str, language: Language | None = None) -> Understood:
    return understand(text, LAWS, language)


def test_a_section_of_several_laws_is_asked_back_those_told_of_here_first() -> None:
    question = which_law(understood("มาตรา 66 คืออะไร"), CORPUS, THAI)
    assert question is not None
    assert (question.id, question.skippable) == ("which-law", True)
    assert [(option.id, option.label) for option in question.options] == [
        ("procedure/66", "มาตรา 66 ป.วิ.อ."),
        ("penal/66", "มาตรา 66 ป.อ."),
    ]
    assert "66" in question.text


@pytest.mark.parametrize("language", list(Language))
def test_an_option_read_back_as_a_question_names_its_section(language: Language) -> None:
    question = which_law(understood("มาตรา 66", language), CORPUS, load_messages(language.value))
    assert question is not None
    for option in question.options:
        (mention,) = find_citations(option.label, LAWS)
        assert f"{mention.law}/{mention.sections[0]}" == option.id


def test_a_section_of_no_law_here_is_asked_back_without_options() -> None:
    question = which_law(understood("มาตรา 4321 คืออะไร"), CORPUS, THAI)
    assert question is not None
    assert (question.options, "4321" in question.text) == ((), True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ป.วิ.อ. มาตรา 66", "its law stands beside it"),
        ("มาตรา 66 ของ พ.ร.บ.จราจร", "a law is named, though not one of the register"),
        ("มีหมายจับทำไง", "no section is named"),
        ("ลูกเรียน ม.3", "a school year"),
    ],
)
def test_nothing_is_asked_back_where_the_law_is_clear(text: str, reason: str) -> None:
    assert which_law(understood(text), CORPUS, THAI) is None, reason


def test_the_question_back_stands_in_a_block_too() -> None:
    question = which_law(understood("มาตรา 66"), CORPUS, THAI)
    assert question is not None
    block = asked_back(question, THAI)
    assert (block.kind, [statement.text for statement in block.statements]) == (
        BlockKind.CLARIFICATION,
        [question.text],
    )


def test_a_chosen_option_names_the_section() -> None:
    chosen = with_option(understood("มาตรา 66"), "penal/66", CORPUS)
    assert [(mention.law, mention.sections) for mention in chosen.citations] == [("penal", ("66",))]


@pytest.mark.parametrize(
    "option", [None, "", "/", "penal", "penal/", "penal/9999", "nowhere/66", "x" * 100, "procedure/66/1"]
)
def test_an_option_that_was_never_offered_changes_nothing(option: str | None) -> None:
    asked = understood("มาตรา 66")
    assert with_option(asked, option, CORPUS) == asked
