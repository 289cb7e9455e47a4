"""`nitinam evaluate citations`: what answers cite, beside BM25-newmm."""

from pathlib import Path
from typing import Any

from assistant.bootstrap import start
from assistant.settings import Settings
from evaluation import (
    Bm25Searcher,
    PoolPassage,
    evaluate_retrieval,
    load_questions,
    report_json,
)
from evaluation.answer_citations import AnswerCitations
from indexing.passages import PassageKind
from indexing.tokenising import newmm_words


def citations(questions: Path, settings: Settings) -> dict[str, Any]:
    """Measure what answers cite; beside it BM25-newmm over the same digests with their questions."""
    runtime = start(settings)
    try:
        passages = runtime.index.retriever.passages
        laws = runtime.index.corpus.register.laws
        pool = tuple(
            PoolPassage(laws[p.law].official, p.section, " ".join([p.title, p.text, *p.questions]))
            for p in passages
            if p.kind is PassageKind.SECTION and p.law and p.section
        )
        own = AnswerCitations(runtime.assistant)
        baseline = Bm25Searcher.build(pool, newmm_words)
        return dict(report_json(evaluate_retrieval(pool, load_questions(questions), own, [baseline])))
    finally:
        runtime.live.close()
