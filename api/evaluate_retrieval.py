"""`nitinam evaluate retrieval`: our legs over any sections and questions, with every baseline in the same run."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.clock import SystemClock
from assistant.settings import Settings, read_settings
from evaluation.formats import DataFormat, Dataset, load_dataset
from evaluation.partial_outputs import PartialOutputs, folders_digest, remove_partial, run_key
from evaluation.progress import stderr_bar, to_stderr
from evaluation.retrieval import HowToRun, RetrievalReport, evaluate_retrieval
from evaluation.retrieval_report import report_json, report_text
from evaluation.runs import file_facts, prepare_run_folder, rescore, write_run, write_scores

if TYPE_CHECKING:
    from evaluation.searchers import SectionSearcher
    from indexing.pool import PoolRetriever

_AUTO = "auto"
_PROJECT = Path(__file__).resolve().parents[1]
_CODE = [_PROJECT / name for name in ("corpus", "evaluation", "indexing")]
_CODE_ENDINGS = (".py", ".toml", ".yaml", ".safetensors", ".json")
_REMARKS_SHOWN = 20


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `retrieval` to the verbs of `nitinam evaluate`."""
    text = "hit rates over any sections and questions, beside BM25-newmm"
    verb = verbs.add_parser("retrieval", help=text, description=text)
    verb.add_argument("--sections", type=Path, help="JSONL of law, section, text; or another format's file or folder")
    verb.add_argument("--questions", type=Path, help="JSONL of question, gold; what --sections names otherwise")
    formats = [_AUTO, *(each.value for each in DataFormat)]
    verb.add_argument("--format", choices=formats, default=_AUTO, help="of both; recognised otherwise")
    verb.add_argument("--legs", action="store_true", help="each leg alone, and the fusion without each leg, too")
    verb.add_argument(
        "--embedder", action="append", default=[], metavar="MODEL", help="a sentence-transformers model alone, too"
    )
    verb.add_argument("--out", type=Path, help="the run's folder; $NITINAM_HOME/runs/<date>-retrieval otherwise")
    verb.add_argument("--rescore", type=Path, metavar="DIR", help="score the run in DIR again; nothing is searched")
    verb.add_argument("--json", action="store_true", help="machine-readable output alone on stdout")
    verb.set_defaults(run=evaluate_retrieval_command, parser=verb)


def evaluate_retrieval_command(arguments: argparse.Namespace) -> int:
    """Measure, or score again, and print the report."""
    if arguments.rescore:
        report = rescore(arguments.rescore)
        write_scores(arguments.rescore, report)
    elif arguments.sections is None:
        arguments.parser.error("--sections is needed, or --rescore")
    else:
        named = None if arguments.format == _AUTO else DataFormat(arguments.format)
        report = measure_retrieval(
            arguments.sections,
            arguments.questions or arguments.sections,
            arguments.out,
            named,
            legs=arguments.legs,
            embedders=arguments.embedder,
        )
    print(json.dumps(report_json(report), ensure_ascii=False) if arguments.json else report_text(report))
    return 0


def measure_retrieval(
    sections: Path,
    questions: Path,
    out: Path | None = None,
    named: DataFormat | None = None,
    *,
    legs: bool = False,
    embedders: Sequence[str] = (),
) -> RetrievalReport:
    """Run and keep an evaluation; one that was interrupted in the same folder goes on where it stopped.

    Args:
        sections: the pool's file or folder.
        questions: the questions' file or folder.
        out: the run's folder; `$NITINAM_HOME/runs/<date>-retrieval` where None.
        named: the format of both; recognised where None.
        legs: measure each leg alone and the fusion without it, too.
        embedders: sentence-transformers models, by id or path, each measured alone, too.

    Raises:
        DatasetError: with every fault of the data.
        EncoderError: a model cannot be loaded.
        RunFolderError: the folder cannot be written.
    """
    settings = read_settings()
    directory = out or _default_run_folder(settings)
    prepare_run_folder(directory)
    dataset = load_dataset(sections, questions, named)
    _tell(dataset)
    to_stderr(f"building the index of {len(dataset.sections)} passages")
    own, baselines = _searchers(dataset, settings, legs=legs, embedders=embedders)
    facts: dict[str, object] = {
        "sections": _data_facts(sections),
        "questions": _data_facts(questions),
        "format": named or _AUTO,
        "embedder": own.retriever.embedder.id if own.retriever.embedder else None,
        "embedders": list(embedders),
        "code": folders_digest(_CODE, _CODE_ENDINGS),
    }
    untimed = {each.name for each in baselines if each.name.startswith(("leg:", "without:"))}
    how = HowToRun(to_stderr, stderr_bar(), _partial(directory, facts), untimed)
    report = evaluate_retrieval(dataset.sections, dataset.questions, own, baselines, how, dataset.remarks)
    write_run(directory, report, facts)
    to_stderr(f"run kept in {directory}")
    return report


def _searchers(
    dataset: Dataset, settings: Settings, *, legs: bool, embedders: Sequence[str]
) -> "tuple[PoolRetriever, list[SectionSearcher]]":
    from evaluation.leg_searchers import DenseSearcher, dense_name, leg_searchers
    from evaluation.searchers import Bm25Searcher
    from indexing.embedding import embedder_for
    from indexing.pool import PoolRetriever
    from indexing.tokenising import newmm_words

    pool = dataset.sections
    rows = [(passage.law, passage.section, passage.text) for passage in pool]
    own = PoolRetriever.build(rows, embedder_for(settings.embedder))
    baselines: list[SectionSearcher] = [Bm25Searcher.build(pool, newmm_words)]
    if legs:
        baselines += leg_searchers(own.retriever, pool)
    for model in embedders:
        name = dense_name(model, [each.name for each in baselines])
        baselines.append(DenseSearcher.build(pool, embedder_for(model), name))
    return own, baselines


def _partial(directory: Path, facts: dict[str, object]) -> PartialOutputs:
    key = run_key(facts)
    if remove_partial(directory, but=key):
        to_stderr(f"{directory} holds an interrupted run of other data or other code: starting over")
    return PartialOutputs(directory, key)


def _data_facts(path: Path) -> dict[str, str]:
    folder = path.parent.parent if path.suffix == ".tsv" else path
    return {"path": str(path), "sha256": folders_digest([folder])} if folder.is_dir() else file_facts(path)


def _default_run_folder(settings: Settings) -> Path:
    from api.evaluate_answers import default_run_folder

    return default_run_folder(settings, SystemClock().now().date(), "retrieval")


def _tell(dataset: Dataset) -> None:
    for remark in dataset.remarks[:_REMARKS_SHOWN]:
        to_stderr(f"remark: {remark}")
    if len(dataset.remarks) > _REMARKS_SHOWN:
        to_stderr(f"remark: and {len(dataset.remarks) - _REMARKS_SHOWN} more, all of them in the report")
