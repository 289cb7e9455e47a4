"""The page at /docs: every operation of the OpenAPI document, without a script and without anything from elsewhere."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.responses import FileResponse, HTMLResponse

_STYLE = Path(__file__).parent / "reference.css"


def install(app: FastAPI) -> None:
    """Serve the page and its style sheet."""

    @app.get("/docs", include_in_schema=False)
    def documentation() -> HTMLResponse:
        return HTMLResponse(reference_page(app.openapi()))

    @app.get("/docs/reference.css", include_in_schema=False)
    def style() -> FileResponse:
        return FileResponse(_STYLE, media_type="text/css; charset=utf-8")


def reference_page(document: Mapping[str, Any]) -> str:
    """The OpenAPI document as HTML."""
    info = document["info"]
    operations = [
        _operation(method, path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    schemas = [_schema(name, schema) for name, schema in document.get("components", {}).get("schemas", {}).items()]
    body = "\n".join([*operations, '<h2 id="schemas">Schemas</h2>', *schemas])
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(info["title"])} HTTP API</title>
<link rel="stylesheet" href="/docs/reference.css">
</head>
<body>
<main>
<h1>{escape(info["title"])} HTTP API, version {escape(info["version"])}</h1>
<p>{escape(info.get("summary", ""))}</p>
<p>For machines: <a href="/openapi.json">/openapi.json</a>. Schemas: <a href="#schemas">below</a>.</p>
{body}
</main>
</body>
</html>
"""


def _operation(method: str, path: str, operation: Mapping[str, Any]) -> str:
    return "\n".join(
        [
            f'<section id="{escape(operation["operationId"])}">',
            f"<h2><code>{escape(method.upper())} {escape(path)}</code></h2>",
            f"<p>{escape(operation.get('description', operation.get('summary', '')))}</p>",
            *_parameters(operation.get("parameters", [])),
            *(f"<p>Takes {kind}</p>" for kind in _contents(operation.get("requestBody", {}))),
            "<ul>",
            *(_response(status, response) for status, response in operation["responses"].items()),
            "</ul>",
            "</section>",
        ]
    )


def _parameters(parameters: list[Mapping[str, Any]]) -> Iterator[str]:
    if not parameters:
        return
    yield "<ul>"
    for parameter in parameters:
        needed = "required" if parameter.get("required") else "optional"
        name = f"<code>{escape(parameter['name'])}</code>"
        yield f"<li>{name} ({escape(parameter['in'])}, {needed}): {_type(parameter['schema'])}</li>"
    yield "</ul>"


def _response(status: str, response: Mapping[str, Any]) -> str:
    kinds = ", ".join(_contents(response))
    return (
        f"<li><strong>{escape(status)}</strong> {escape(response['description'])}{f': {kinds}' if kinds else ''}</li>"
    )


def _contents(holder: Mapping[str, Any]) -> Iterator[str]:
    for media_type, content in holder.get("content", {}).items():
        yield f"<code>{escape(media_type)}</code> {_type(content.get('schema', {}))}".strip()


def _type(schema: Mapping[str, Any]) -> str:
    """A schema in a few words: a link where it has a name, else its JSON."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rpartition("/")[2])
        return f'<a href="#schema-{name}">{name}</a>'
    plain = {key: value for key, value in schema.items() if key != "title"}
    short = "properties" not in plain
    return f"<code>{escape(json.dumps(plain, ensure_ascii=False))}</code>" if plain and short else ""


def _schema(name: str, schema: Mapping[str, Any]) -> str:
    text = json.dumps(schema, ensure_ascii=False, indent=2)
    return f'<h3 id="schema-{escape(name)}">{escape(name)}</h3>\n<pre><code>{escape(text)}</code></pre>'
