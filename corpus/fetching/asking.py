"""Ask a service politely: a pause between requests, a longer one after each failure, an end to trying."""

import http.client
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from corpus.fetching.errors import ServiceFailedError

MOST_BYTES = 64 * 2**20
MOST_TRIES = 5
LONGEST_WAIT = 120.0
_SOCKET_SECONDS = 30.0
_ANSWER_SECONDS = 300.0
_BLOCK = 2**16
_AGAIN = (429, 500, 502, 503, 504)
_AGENT = "NitiNam (official text for legal guidance; asks one document at a time)"
_HEADERS = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": _AGENT}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Nothing is fetched from an address that nobody gave."""

    def redirect_request(self, *_arguments: Any) -> None:
        """Follow none."""
        return


class _TryAgainError(Exception):
    """A failure that may pass. `wait`: seconds the service asked for, where it did."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        self.wait = wait
        super().__init__(reason)


@dataclass(slots=True)
class PoliteClient:
    """Asks one thing after the other.

    Args:
        pause: seconds between two requests, and the first wait after a failure, which doubles.
        say: told of every wait.
        sleep: waits; tests pass another.
    """

    pause: float = 2.0
    say: Callable[[str], None] = lambda _: None
    sleep: Callable[[float], None] = time.sleep
    _last: float | None = field(default=None, init=False)

    def post(self, url: str, body: bytes) -> bytes:
        """The whole answer to a POST.

        Raises:
            ServiceFailedError: refused, or failed as often as it was tried.
        """
        for tries in range(1, MOST_TRIES + 1):
            self._keep_pace()
            try:
                return _answer(url, body)
            except _TryAgainError as failed:
                if tries == MOST_TRIES:
                    raise ServiceFailedError(f"{url}: {failed}; given up after {tries} tries") from failed
                backoff = self.pause * 2 ** (tries - 1)
                wait = min(max(backoff, failed.wait or 0.0), LONGEST_WAIT)
                self.say(f"{failed}; asking again in {wait:g} s (try {tries + 1} of {MOST_TRIES})")
                self.sleep(wait)
        raise AssertionError("a try either answers or raises")

    def _keep_pace(self) -> None:
        if self._last is not None and (early := self._last + self.pause - time.monotonic()) > 0:
            self.sleep(early)
        self._last = time.monotonic()


def _answer(url: str, body: bytes) -> bytes:
    """One try."""
    opener = urllib.request.build_opener(_NoRedirect, urllib.request.HTTPSHandler(context=ssl.create_default_context()))
    request = urllib.request.Request(url, body, _HEADERS, method="POST")
    try:
        with opener.open(request, timeout=_SOCKET_SECONDS) as response:
            return _whole(response)
    except urllib.error.HTTPError as error:
        with error:
            raise _of_status(url, error) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, ssl.SSLCertVerificationError):
            raise ServiceFailedError(f"{url}: its certificate does not hold: {error.reason}") from error
        raise _TryAgainError(f"cannot be reached: {error.reason}") from error
    except (OSError, http.client.HTTPException) as error:
        raise _TryAgainError(f"the connection was cut: {error!r}") from error


def _whole(response: http.client.HTTPResponse) -> bytes:
    """Everything that was announced; a document ends with a brace."""
    found = bytearray()
    end = time.monotonic() + _ANSWER_SECONDS
    while block := response.read(_BLOCK):
        found += block
        if len(found) > MOST_BYTES:
            raise ServiceFailedError(f"answered with more than {MOST_BYTES // 2**20} MB")
        if time.monotonic() > end:
            raise _TryAgainError(f"was still answering after {_ANSWER_SECONDS:g} s")
    announced = response.headers.get("Content-Length", "")
    if (announced.isdecimal() and len(found) < int(announced)) or not found.rstrip().endswith(b"}"):
        raise _TryAgainError(f"the connection was cut after {len(found):,} bytes")
    return bytes(found)


def _of_status(url: str, error: urllib.error.HTTPError) -> Exception:
    if error.code not in _AGAIN:
        return ServiceFailedError(f"{url}: refused with status {error.code} {error.reason}")
    wait = error.headers.get("Retry-After", "")
    return _TryAgainError(f"the service answered {error.code}", float(wait) if wait.isdecimal() else None)
