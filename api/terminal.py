"""An answer as it is printed in a terminal."""

from collections.abc import Mapping
from typing import Any

from assistant.answers import Answer, Citation
from assistant.understanding import language_of
from corpus.citations import format_short
from prompts import load_messages


def answer_text(answer: Answer) -> str:
    """Text, what a question back may be answered with, sources, offices and next questions."""
    messages = load_messages(language_of(answer.disclaimer).value)
    lines = [answer.text, *_options(answer), ""]
    if answer.citations:
        lines += [f"{messages['cli.more']}:", *map(_citation, answer.citations), ""]
    lines += [" ".join(filter(None, [office.name, office.phone, office.url])) for office in answer.agencies]
    if answer.suggestions:
        lines += ["", f"{messages['cli.suggestions']}:", *(f"- {text}" for text in answer.suggestions)]
    return "\n".join([*lines, "", answer.disclaimer])


def hit_text(hit: Mapping[str, Any]) -> str:
    """One line for a hit, as `hit_json` gives it."""
    named = hit["guide"] or " ".join(filter(None, [hit["law"], hit["section"]]))
    return f"{hit['score']:7.2f}  {named}  {hit['title']}"


def _options(answer: Answer) -> list[str]:
    """The options, below the question back, in which the text ends or which stands before its answer."""
    asked = answer.clarification
    if asked is None or not asked.options:
        return []
    ends = answer.text.endswith(asked.text)
    return [*([] if ends else ["", asked.text]), *(f"  - {option.label}" for option in asked.options)]


def _citation(citation: Citation) -> str:
    if citation.section:
        name = format_short(citation.law_short or citation.law or "", citation.section)
    else:
        name = citation.guide or citation.url or ""
    return f"[{citation.marker}] {name} {citation.title} ({citation.text_kind.value}, {citation.verification.value})"
