"""`nitinam deadline "…"`: the day counted, step by step, in the terminal."""

import argparse
import json

from assistant.answers import Language
from assistant.bootstrap import start
from assistant.dates import shown_moment
from assistant.deadlines import Deadline, DeadlineStatus, deadline_json
from assistant.settings import read_settings
from prompts import load_messages


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `deadline`."""
    text = "count a deadline from a question, every step with its section"
    verb = verbs.add_parser("deadline", help=text, description=text)
    verb.add_argument("question")
    verb.add_argument("--language", choices=[language.value for language in Language])
    verb.add_argument("--json", action="store_true", help="machine-readable output alone on stdout")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Count one deadline; exit status 0 whatever came of it."""
    language = Language(arguments.language) if arguments.language else None
    runtime = start(read_settings())
    try:
        found = runtime.assistant.deadline(arguments.question, language)
    finally:
        runtime.live.close()
    shown = json.dumps(deadline_json(found), ensure_ascii=False) if arguments.json else _text(found, language)
    print(shown)
    return 0


def _text(found: Deadline, language: Language | None) -> str:
    spoken = language or Language.THAI
    messages = load_messages(spoken.value)
    match found.status:
        case DeadlineStatus.NO_RULE:
            return messages["deadline.no_rule"]
        case DeadlineStatus.NEEDS_FACTS:
            return messages.fill("deadline.needs_facts", facts=", ".join(fact.label for fact in found.missing))
        case DeadlineStatus.COMPUTED:
            lines = []
            for one in found.deadlines:
                lines.append(shown_moment(one.date, one.time, spoken))
                lines += [f"  {step.text} {''.join(f'[{n}]' for n in step.citations)}" for step in one.steps]
            sources = [f"[{c.marker}] {c.law_short or c.title} {c.section or ''}" for c in found.citations]
            return "\n".join([*lines, *sources])
