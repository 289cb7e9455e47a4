"""Cross-references of official text: the sections it names, as `law id/number`."""

import re

from corpus.citations import LawNames, MentionKind, expand_range, find_citations

# Only the words around a section's number can name its law; folding a whole act would take minutes.
_NEAR = re.compile(r"มาตรา|(?<![ก-๎])ม\.")
_BEFORE, _AFTER = 90, 170
# A law that the register does not hold, named right after: the reference is not to this law, and not to a known one.
_ANOTHER = re.compile(
    r"[\s,]*(?:วรรค\S{1,8}\s*|\(\S{1,4}\)\s*)*แห่ง\s*(?:พระราชบัญญัติ|พระราชกำหนด|ประมวล|รัฐธรรมนูญ|พระธรรมนูญ|ประกาศ|กฎหมาย|คำสั่ง)(?!นี้)"
)


def cross_references(text: str, law: str | None, laws: LawNames, known: tuple[str, ...]) -> tuple[str, ...]:
    """Sections that a text of `law` names, in order, each once. `known`: the law's numbers, to expand a run.

    `law` None: a number with no law beside it belongs to an act that has no id, and is left out.
    """
    found: dict[str, None] = {}
    for window in _windows(text):
        for mention in find_citations(window, laws, context_law=law):
            if mention.law is None or (mention.law == law and _ANOTHER.match(window, mention.end)):
                continue
            numbers = mention.sections
            if mention.kind is MentionKind.RANGE and mention.law == law and len(numbers) == 2:
                numbers = expand_range(numbers[0], numbers[1], known)
            found.update(dict.fromkeys(f"{mention.law}/{number}" for number in numbers))
    return tuple(found)


def _windows(text: str) -> list[str]:
    """Stretches of the text around every mention, neighbours joined."""
    spans: list[list[int]] = []
    for match in _NEAR.finditer(text):
        start, end = max(0, match.start() - _BEFORE), match.end() + _AFTER
        if spans and start <= spans[-1][1]:
            spans[-1][1] = end
        else:
            spans.append([start, end])
    return [text[start:end] for start, end in spans]
