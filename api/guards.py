"""What stands before every route: limits of body and query, security headers, a rate limit."""

import time
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address
from urllib.parse import unquote_to_bytes

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem_response

MAXIMUM_BODY = 64 * 1024
MAXIMUM_DEPTH = 32
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
_MINUTE = 60


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
                    headers.setdefault(name, value)
                if scope["path"].startswith("/v1/"):
                    headers["Cache-Control"] = "no-store"  # a stream comes with a weaker one of its own
            await send(message)

        await self._app(scope, receive, send_with_headers)


class HeadAsGet:
    """Answers HEAD wherever GET is answered, without the body: monitors and link previews ask so."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            is_body = message["type"] == "http.response.body"
            await send({**message, "body": b""} if is_body else message)

        await self._app({**scope, "method": "GET"}, receive, send_head)


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


class QueryEncoding:
    """Refuses an address whose query is not UTF-8: it would be searched as something nobody wrote."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and not _is_utf8(unquote_to_bytes(scope.get("query_string", b""))):
            await problem_response("invalid_encoding")(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_utf8(sent: bytes) -> bool:
    try:
        sent.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


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
    if not _is_utf8(body):
        return "invalid_encoding"
    depth = deepest = 0
    in_string = escaped = False
    for character in body.decode("utf-8"):
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
        limited = scope["type"] == "http" and scope["method"] == "POST" and not _is_loopback(address)
        if limited and self._over(address):
            await problem_response("rate_limited", {"Retry-After": str(_MINUTE)})(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _over(self, address: str) -> bool:
        now = time.monotonic()
        recent = [moment for moment in self._seen.pop(address, []) if now - moment < _MINUTE]
        recent = [*recent[-self._per_minute :], now]
        self._seen[address] = recent
        while len(self._seen) > 10_000:
            self._seen.popitem(last=False)
        return len(recent) > self._per_minute


def _is_loopback(address: str) -> bool:
    """Whether a request comes from this machine; without an address it came over a local socket."""
    try:
        found = ip_address(address)
    except ValueError:
        return not address
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return (mapped or found).is_loopback
