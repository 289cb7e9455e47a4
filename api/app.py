"""The FastAPI application."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI, Response
from fastapi.staticfiles import StaticFiles
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.responses import FileResponse, JSONResponse

from api import not_found_page, problems, reference_page, routes_answers, routes_deadlines, routes_reference
from api.guards import BodyLimit, HeadAsGet, QueryEncoding, RateLimit, SecurityHeaders
from api.storage import FeedbackStore
from api.timing import Timing
from assistant.bootstrap import Runtime
from indexing.storage import current_version

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Services:
    """What routes use; one per application."""

    runtime: Runtime
    feedback: FeedbackStore
    answers: Counter


def create_app(runtime: Runtime) -> FastAPI:
    """An application over a running assistant; closing the application closes both."""
    registry = CollectorRegistry()
    counter = Counter("nitinam_answers", "Answers given, by status and maker", ["status", "made_by"], registry=registry)
    feedback = FeedbackStore(runtime.settings.database_url)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        runtime.live.close()
        feedback.close()

    app = FastAPI(
        title="NitiNam",
        version="1",
        summary="Thai legal guidance with cited law. General information, not a lawyer's advice.",
        lifespan=lifespan,
        # Their pages load scripts from elsewhere; an agency's network may have no way there.
        docs_url=None,
        redoc_url=None,
    )
    app.state.services = Services(runtime, feedback, counter)
    problems.install(app)
    not_found_page.install(app)
    app.include_router(routes_answers.router)
    app.include_router(routes_deadlines.router)
    app.include_router(routes_reference.router)
    _add_health(app, runtime, feedback, registry)
    reference_page.install(app)
    seconds = Histogram("nitinam_request_seconds", "Time to respond", ["path"], registry=registry)
    app.add_middleware(Timing, observe=lambda path, spent: seconds.labels(path).observe(spent))
    app.add_middleware(BodyLimit)
    app.add_middleware(QueryEncoding)
    app.add_middleware(RateLimit, per_minute=runtime.settings.requests_per_minute)
    app.add_middleware(HeadAsGet)
    app.add_middleware(SecurityHeaders)
    app.add_api_route("/", _index, include_in_schema=False)
    app.add_api_route("/favicon.ico", _mark, include_in_schema=False)
    app.mount("/assets", StaticFiles(directory=PAGES), name="assets")
    return app


def _index() -> FileResponse:
    return FileResponse(PAGES / "index.html", media_type="text/html; charset=utf-8")


def _mark() -> FileResponse:
    """The page's own mark, for browsers that look for one where no page names it."""
    return FileResponse(PAGES / "mark.svg", media_type="image/svg+xml")


def _add_health(app: FastAPI, runtime: Runtime, feedback: FeedbackStore, registry: CollectorRegistry) -> None:
    @app.get("/healthz", tags=["service"])
    def healthz() -> dict[str, str]:
        """The process is alive."""
        return {"status": "ok"}

    @app.get("/readyz", tags=["service"])
    def readyz() -> JSONResponse:
        """200 when questions can be answered; 503 with reasons where not."""
        found = {name: _fault(check) for name, check in _checks(runtime, feedback).items()}
        reasons = [f"{name}: {fault}" for name, fault in found.items() if fault]
        body = {"status": "not_ready" if reasons else "ready", "reasons": reasons}
        return JSONResponse(body | {"index": runtime.index.manifest.version}, status_code=503 if reasons else 200)

    @app.get("/metrics", tags=["service"])
    def metrics() -> Response:
        """Prometheus text; no content of any question."""
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)


def _checks(runtime: Runtime, feedback: FeedbackStore) -> dict[str, Callable[[], object]]:
    """What must not raise. The index is looked for on disk: without it this process answers, but no other can start."""
    return {"index": lambda: current_version(runtime.settings.index_root), "database": feedback.check}


def _fault(check: Callable[[], object]) -> str | None:
    try:
        check()
    except Exception as error:  # whatever a dependency raises, it is not ready
        return str(error)
    return None
