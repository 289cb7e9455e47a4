"""How the Council of State's document service is asked. Not tried against the live service.

The request is built as public programs that use the service build it (github.com/phattja/mcp-thailaw,
github.com/Ansvar-Systems/thailand-law-mcp, read in November 2026): POST {service}/public/doc/getLawDoc with a header
and the id of a document. The answer is what corpus.importing.documents reads.
"""

import json
import re
from datetime import datetime
from urllib.parse import unquote, urlsplit

from corpus.fetching.errors import NoDocumentError, NoServiceError
from corpus.models import Law

DOCUMENT_PATH = "/public/doc/getLawDoc"
_PAGE = re.compile(r"#/public/doc/(?P<document>[^/?#]+)")
_DOCUMENT = re.compile(r"[A-Za-z0-9+/=_-]{4,200}")
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def service_url(address: str | None) -> str:
    """The address of the document requests below the service's base address.

    Raises:
        NoServiceError: there is none, it is not https (http to this machine is), or it carries a password.
    """
    if not address:
        raise NoServiceError("say where the service is: --service URL or NITINAM_OCS_URL (see docs/importing.md)")
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        raise NoServiceError(f"{address!r} is no address of a service") from None
    if parts.username is not None or parts.query or parts.fragment or not host:
        raise NoServiceError(f"{address!r} is no base address: https://host/path, without password, ? and #")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
        raise NoServiceError(f"{address!r} is not https; the law is fetched over nothing less")
    return address.rstrip("/") + DOCUMENT_PATH


def document_of(law: Law, chosen: str | None = None) -> str:
    """Id of a law's document: the one chosen (an id or a page's address), else that of the register's url.

    Raises:
        NoDocumentError: neither names one.
    """
    named = chosen or law.url or ""
    page = _PAGE.search(named)
    document = unquote(page["document"]) if page else named
    if not _DOCUMENT.fullmatch(document):
        reason = f"{chosen!r} names no document" if chosen else f"the register knows no document of {law.short}"
        raise NoDocumentError(f"{reason}; say which with --document ID or the address of its page")
    return document


def document_request(document: str, now: datetime) -> bytes:
    """Body of the request for a document."""
    header = {
        "reqId": str(int(now.timestamp() * 1000)),
        "reqChannel": "WEB",
        "reqDtm": f"{now:%Y-%m-%d %H:%M:%S}.000",
        "reqBy": "nitinam",
        "serviceName": "getPublicLawDoc",
    }
    return json.dumps({"reqHeader": header, "reqBody": {"timelineId": document}}).encode()
