"""A wrong address, told to a person in a browser; whoever does not ask for a page gets a problem document."""

from html import escape
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from api.problems import http_problem

_PAGE = Path(__file__).parent / "pages" / "not-found.html"
_PROGRAMS = "/v1/"


def install(app: FastAPI) -> None:
    """Serve the page instead of the problem where a browser asks for a page that is not there."""

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        asks = "text/html" in request.headers.get("accept", "")
        if error.status_code == 404 and asks and not request.url.path.startswith(_PROGRAMS):
            return HTMLResponse(not_found_page(request.url.path), status_code=404)
        return http_problem(error)


def not_found_page(path: str) -> str:
    """The page, with the way from this path to the site's root: the site may live under a prefix."""
    root = "../" * (path.count("/") - 1) or "./"
    return _PAGE.read_text(encoding="utf-8").replace("{root}", escape(root))
