"""The command line: `nitinam`. Exit codes: 0 done, 1 what was asked for failed, 2 wrong usage."""

import argparse
import sys
from collections.abc import Callable, Sequence

from api import (
    attacks_command,
    commands,
    corpus_checks,
    corpus_export,
    corpus_fetch,
    corpus_import,
    corpus_register,
    deadline_command,
    deidentify_command,
    evaluate_answers,
    evaluate_compare,
    evaluate_retrieval,
)
from api.arguments import Parser
from api.errors import ApiError
from assistant.errors import AssistantError, InvalidQuestionError
from corpus.errors import CorpusError
from evaluation.errors import EvaluationError
from indexing.errors import IndexingError, NoIndexError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except InvalidQuestionError as error:
        from api.problems import in_both_languages

        print(f"nitinam: {in_both_languages(error)}", file=sys.stderr)
    except NoIndexError as error:
        print(
            f"nitinam: {error} (looked in {error.folder.resolve()}; NITINAM_HOME names another home)", file=sys.stderr
        )
    except (ApiError, AssistantError, CorpusError, EvaluationError, IndexingError, OSError) as error:
        print(f"nitinam: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top: argparse.ArgumentParser = Parser(prog="nitinam", description="Thai legal guidance with cited law.")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="COMMAND")
    _answering(verbs)
    _corpus(verbs.add_parser("corpus", help="check and count what is written"))
    _index(verbs.add_parser("index", help="build and verify the index, train the encoder"))
    _evaluate(verbs.add_parser("evaluate", help="measure"))
    return top


def _answering(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    ask = _verb(verbs, "ask", "answer one question", commands.ask)
    ask.add_argument("question")
    ask.add_argument("--language", choices=["th", "en"])
    search = _verb(verbs, "search", "show what is retrieved and what each leg gave", commands.search)
    search.add_argument("query")
    search.add_argument("-k", type=_between(1, 100), default=10)
    serve = _verb(verbs, "serve", "serve HTTP and the chat page", commands.serve)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_between(0, 65535), default=8000, help="0 takes any free port")
    deadline_command.add_parsers(verbs)
    deidentify_command.add_parsers(verbs)
    _verb(verbs, "doctor", "say whether everything is in place", commands.doctor)


def _between(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"{text!r} is not a number from {least} to {most}")
        return int(text)

    return number


def _corpus(top: argparse.ArgumentParser) -> None:
    verbs = top.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = _verb(verbs, "check", "every fault of every file, with file, line and rule", corpus_checks.run)
    corpus_checks.add_arguments(check)
    _verb(verbs, "stats", "how much there is", commands.corpus_stats)
    corpus_import.add_parsers(verbs)
    corpus_fetch.add_parsers(verbs)
    corpus_export.add_parsers(verbs)
    corpus_register.add_parsers(verbs)


def _index(top: argparse.ArgumentParser) -> None:
    verbs = top.add_subparsers(dest="action", required=True, metavar="ACTION")
    build = _verb(verbs, "build", "build a new version and switch to it", commands.index_build)
    build.add_argument("--if-needed", action="store_true", help="only where no version can be served")
    _verb(verbs, "info", "what the current version holds", commands.index_info)
    _verb(verbs, "verify", "compare every file with its checksum", commands.index_verify)
    _verb(verbs, "train-encoder", "train the dense leg's encoder on what ships", commands.train_encoder)


def _evaluate(top: argparse.ArgumentParser) -> None:
    verbs = top.add_subparsers(dest="action", required=True, metavar="ACTION")
    evaluate_retrieval.add_parsers(verbs)
    evaluate_answers.add_parsers(verbs)
    evaluate_compare.add_parsers(verbs)
    attacks_command.add_parsers(verbs)
    answers = _verb(verbs, "citations", "a gold section among an answer's first citations", commands.evaluate_citations)
    answers.add_argument("--questions", required=True, help="JSONL of question, gold")


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, text: str, run: commands.Command
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=text, description=text)
    verb.add_argument("--json", action="store_true", help="machine-readable output alone on stdout")
    verb.set_defaults(run=run)
    return verb


if __name__ == "__main__":
    sys.exit(main())
