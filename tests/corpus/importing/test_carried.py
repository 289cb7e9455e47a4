from typing import Any

import pytest

from corpus.importing.carried import carried_annexes, carried_footnotes
from corpus.importing.drafts import AnnexDraft, MisfitError

NOTE = {"kind": "note", "text": "ก\nข", "after": "5"}


def test_footnotes_and_annexes_are_read_from_json_and_from_a_cell() -> None:
    assert carried_footnotes(1, {"footnotes": ["ก"]}) == carried_footnotes(1, {"footnotes": '["ก"]'}) == ["ก"]
    assert carried_annexes(1, {"annexes": [NOTE]}) == [AnnexDraft("note", ["ก", "ข"], "5")]
    assert carried_annexes(1, {}) == carried_annexes(1, {"annexes": ""}) == []
    assert carried_footnotes(1, {}) == []


# Field, value, reason.
REFUSED: list[tuple[str, Any, str]] = [
    ("annexes", [{"kind": "poem", "text": "ก", "after": None}], "a kind that does not exist"),
    ("annexes", [{"kind": "note", "after": None}], "no text"),
    ("annexes", ["ก"], "no fields"),
    ("annexes", "[{", "a cell cut short"),
    ("footnotes", {"1": "ก"}, "no list"),
    ("footnotes", [1], "no text"),
]


@pytest.mark.parametrize(("name", "value", "reason"), REFUSED, ids=[f"{case[0]}: {case[2]}" for case in REFUSED])
def test_what_is_no_annex_or_footnote_is_a_fault_of_its_row(name: str, value: Any, reason: str) -> None:
    read = carried_annexes if name == "annexes" else carried_footnotes
    with pytest.raises(MisfitError) as raised:
        read(7, {name: value})
    assert (raised.value.line, raised.value.rule) == (7, name), reason
