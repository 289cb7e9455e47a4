"""How long responses take, by route."""

import time
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Timing:
    """Tells `observe` the path of the route, `other` where there is none, and the seconds until a response began."""

    def __init__(self, app: ASGIApp, observe: Callable[[str, float], None]) -> None:
        self._app = app
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()

        async def timed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._observe(getattr(scope.get("route"), "path", "other"), time.perf_counter() - started)
            await send(message)

        await self._app(scope, receive, timed)
