"""What stands before every route: body limits, security headers, a rate limit, and counts."""

import time
from collections import OrderedDict

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem_response

MAXIMUM_BODY = 64 * 1024
MAXIMUM_DEPTH = 32
_LOOPBACK = ("127.0.0.1", "::1", "localhost", "testclient")
_POLICY = (
    "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Swagger's own page loads its script from a CDN and holds an inline script; it gets no policy of ours.
_DOCUMENTATION = ("/docs", "/redoc")


class SecurityHeaders:
    """Adds security headers to every response; answers are never cached."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    if name != "Content-Security-Policy" or not scope["path"].startswith(_DOCUMENTATION):
                        headers.setdefault(name, value)
                if scope["path"].startswith("/v1/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


class BodyLimit:
    """Reads a body before the route does: at most 64 KiB, UTF-8, and JSON of bounded depth."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] not in ("POST", "PUT", "PATCH"):
            await self._app(scope, receive, send)
            return
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > MAXIMUM_BODY:
                await problem_response("body_too_large")(scope, receive, send)
                return
        if code := _fault(bytes(body)):
            await problem_response(code)(scope, receive, send)
            return
        await self._app(scope, _replayed(bytes(body), receive), send)


def _replayed(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replay() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _fault(body: bytes) -> str | None:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return "invalid_encoding"
    depth = deepest = 0
    in_string = escaped = False
    for character in text:
        if in_string:
            in_string = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return "body_too_deep" if deepest > MAXIMUM_DEPTH else None


class RateLimit:
    """At most `per_minute` POSTs from one address in a minute; loopback is not limited."""

    def __init__(self, app: ASGIApp, per_minute: int) -> None:
        self._app = app
        self._per_minute = per_minute
        self._seen: OrderedDict[str, list[float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        client = scope.get("client")
        address = client[0] if client else ""
        if scope["type"] == "http" and scope["method"] == "POST" and address not in _LOOPBACK and self._over(address):
            await problem_response("rate_limited")(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _over(self, address: str) -> bool:
        now = time.monotonic()
        recent = [moment for moment in self._seen.pop(address, []) if now - moment < 60]
        recent.append(now)
        self._seen[address] = recent
        while len(self._seen) > 10_000:
            self._seen.popitem(last=False)
        return len(recent) > self._per_minute
