"""What each command does. Machine-readable output alone on stdout; progress on stderr."""

import argparse
import gc
import json
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from assistant.settings import read_settings
from corpus.loading import load_corpus
from corpus.statistics import statistics

Command = Callable[[argparse.Namespace], int]


def ask(arguments: argparse.Namespace) -> int:
    """Answer one question in the terminal."""
    from api.terminal import answer_text
    from assistant.answers import Language, Question, answer_json
    from assistant.bootstrap import start

    runtime = start(read_settings())
    try:
        language = Language(arguments.language) if arguments.language else None
        answer = runtime.assistant.answer(Question(arguments.question, language=language))
    finally:
        runtime.live.close()
    _show(arguments, answer_json(answer), answer_text(answer))
    return 0


def search(arguments: argparse.Namespace) -> int:
    """Show hits and what each leg gave."""
    from api.presenting import hit_json
    from api.terminal import hit_text
    from assistant.asking import accept
    from assistant.bootstrap import start

    query = accept(arguments.query)
    runtime = start(read_settings())
    try:
        index = runtime.index
        hits = [hit_json(hit, index.corpus) for hit in index.retriever.search(query, arguments.k)]
    finally:
        runtime.live.close()
    _show(arguments, {"hits": hits}, "\n".join(map(hit_text, hits)))
    return 0


def serve(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM; requests under way are finished first."""
    import uvicorn

    from api.app import create_app
    from assistant.answers import Question
    from assistant.bootstrap import start

    with _listening(arguments.host, arguments.port) as listener:
        runtime = start(read_settings())
        # Word lists and dictionaries are read with the first question: nobody shall wait for them.
        next(runtime.assistant.stream(Question("นายสมชาย ใจดี ถูกจับเมื่อวานตอนบ่ายสาม ประกันตัวได้ไหม")))
        # Without an access log no question can reach a log file by its address.
        config = uvicorn.Config(
            create_app(runtime), access_log=False, log_level="warning", timeout_graceful_shutdown=10
        )
        server = uvicorn.Server(config)
        gc.freeze()  # what was read stays: no collection of garbage need walk it in the middle of a question
        shown = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
        print(f"NitiNam: http://{shown}:{listener.getsockname()[1]}/", file=sys.stderr, flush=True)
        # The server drains on SIGTERM and then raises it again; an orderly end is an exit code of 0.
        signal.signal(signal.SIGTERM, lambda *_: None)
        server.run(sockets=[listener])
    return 0 if server.started else 1


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens on the address, so that a taken port is told before anything is loaded."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=2048)
        # Connections inherit it; without it every short response waits 40 ms for the client's acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except OSError as error:
        raise OSError(f"cannot serve on {host}:{port}: {error.strerror or error}") from error


def doctor(arguments: argparse.Namespace) -> int:
    """Say whether corpus, index, encoder and home folder are in place, and what to run where not."""
    from api.doctor import examine

    findings = examine(read_settings())
    rows = [{"check": name, "holds": fault is None, "fault": fault} for name, fault in findings]
    lines = [f"{'ok ' if fault is None else 'NOT'}  {name}{f': {fault}' if fault else ''}" for name, fault in findings]
    _show(arguments, {"checks": rows}, "\n".join(lines))
    return 0 if all(fault is None for _, fault in findings) else 1


def corpus_stats(arguments: argparse.Namespace) -> int:
    """Counts."""
    from api.corpus_import import official_sections

    counts = statistics(load_corpus()) | {"official_sections": official_sections(read_settings().home)}
    _show(arguments, counts, _listed(counts))
    return 0


def index_build(arguments: argparse.Namespace) -> int:
    """Build a new version of what ships and what was imported; `--if-needed` keeps one that can be served."""
    from api.corpus_import import imported_corpus
    from indexing.build import build_index, is_served_by
    from indexing.embedding import embedder_for

    settings = read_settings()
    embedder = embedder_for(settings.embedder)
    if arguments.if_needed and is_served_by(settings.index_root, embedder):
        manifest = _current_manifest()
        _show(arguments, {"version": manifest.version, "counts": manifest.counts}, f"{manifest.version} can be served")
        return 0
    print("building the index", file=sys.stderr)
    manifest = build_index(imported_corpus(load_corpus(), settings.home), settings.index_root, embedder)
    _show(arguments, {"version": manifest.version, "counts": manifest.counts}, f"built {manifest.version}")
    return 0


def index_info(arguments: argparse.Namespace) -> int:
    """What the current version holds."""
    from dataclasses import asdict

    manifest = _current_manifest()
    found = asdict(manifest)
    _show(arguments, found, _listed({name: value for name, value in found.items() if name != "files"}))
    return 0


def index_verify(arguments: argparse.Namespace) -> int:
    """Compare every file with its checksum."""
    from indexing.storage import current_version

    root = read_settings().index_root
    manifest = _current_manifest()
    manifest.verify(root / current_version(root))
    text = f"{manifest.version}: {len(manifest.files)} files are as they were written"
    _show(arguments, {"version": manifest.version, "files": len(manifest.files), "holds": True}, text)
    return 0


def train_encoder(arguments: argparse.Namespace) -> int:
    """Train the shipped encoder on what ships."""
    from indexing.errors import EncoderError
    from indexing.static_encoder import SHIPPED

    try:
        from indexing.training import train_encoder as train
    except ImportError as error:
        raise EncoderError("training needs: pip install 'nitinam[train]'") from error
    pairs = train(load_corpus(), SHIPPED)
    _show(arguments, {"pairs": pairs}, f"trained on {pairs} pairs; now run `nitinam index build`")
    return 0


def evaluate_citations(arguments: argparse.Namespace) -> int:
    """Whether a gold section stands among an answer's first five citations, beside BM25-newmm."""
    from api.evaluations import citations

    report = citations(Path(arguments.questions), read_settings())
    _show(arguments, report, json.dumps(report, ensure_ascii=False, indent=1))
    return 0


def _current_manifest() -> Any:
    from indexing.manifest import Manifest
    from indexing.storage import current_version

    root = read_settings().index_root
    return Manifest.load(root / current_version(root))


def _listed(found: Mapping[str, Any], indent: str = "") -> str:
    """Names and values a line each, what stands within a value below its name."""
    lines = []
    for name, value in found.items():
        within = isinstance(value, Mapping)
        lines.append(f"{indent}{name}:" if within else f"{indent}{name}: {value}")
        lines += [_listed(value, f"{indent}  ")] if within and value else []
    return "\n".join(lines)


def _show(arguments: argparse.Namespace, found: Mapping[str, Any], text: str) -> None:
    print(json.dumps(found, ensure_ascii=False) if arguments.json else text)
