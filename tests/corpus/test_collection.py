import pytest

from corpus.loading import load_corpus
from corpus.models import SectionBasis

CORPUS = load_corpus()


def test_every_statement_is_found_by_its_guide_and_its_id() -> None:
    for guide, kind, statement in CORPUS.statements():
        assert CORPUS.statement(guide.id, statement.id) == (kind, statement)


def test_the_statements_of_a_section_are_those_that_name_it_as_their_basis() -> None:
    expected: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for guide, _, statement in CORPUS.statements():
        for basis in statement.basis:
            if isinstance(basis, SectionBasis):
                expected.setdefault((basis.law, basis.section), []).append((guide.id, statement.id))
    assert len(expected) > 500
    assert {key: CORPUS.resting_on(key) for key in expected} == expected


@pytest.mark.parametrize("key", [("criminal-procedure", "9999"), ("nowhere", "1"), ("", "")])
def test_nothing_rests_on_a_section_that_no_statement_names(key: tuple[str, str]) -> None:
    assert list(CORPUS.resting_on(key)) == []


def test_a_statement_that_no_guide_holds_is_an_error() -> None:
    with pytest.raises(KeyError):
        CORPUS.statement(next(iter(CORPUS.guides)), "no-such-statement")
