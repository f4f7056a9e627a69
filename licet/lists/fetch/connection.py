"""The way to a server: the client, redirects, and what went wrong in plain words."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

import httpx

from licet import __version__
from licet.lists.fetch import Settings
from licet.lists.refusal import Refused, quote

MOST_REDIRECTS: Final = 10
AGENT: Final = f"licet/{__version__} (offline export-control checks)"
BY_HAND: Final = "download it in a browser and give it to `licet lists import`"
_HEADERS: Final = {
    "User-Agent": AGENT,
    "Accept-Encoding": "identity",  # the parts of an encoded body are hard to put together
    "Cache-Control": "no-cache",  # the publisher must answer, not a cache on the way
}


_Kind = TypeVar("_Kind", bound=BaseException)


class Broken(Exception):
    """A try that failed, and may go well next time. `wait`: seconds that the server asks for."""

    def __init__(self, found: str, wait: float | None = None) -> None:
        super().__init__(found)
        self.found = found
        self.wait = wait


def client_for(settings: Settings) -> httpx.Client:
    """Raises `Refused` for a proxy, set or in the environment, that cannot be used."""
    try:
        return httpx.Client(headers=_HEADERS, timeout=settings.timeout, proxy=settings.proxy)
    except (ValueError, ImportError, httpx.InvalidURL):
        raise Refused(
            "the proxy",  # its address may hold a password
            "an address that cannot be used",
            "http://host:port",
            "Look at the setting, or at HTTPS_PROXY and its kin in the environment.",
        ) from None
    except OSError:
        raise Refused(
            "SSL_CERT_FILE or SSL_CERT_DIR", "no certificates that can be read", "a PEM file"
        ) from None


def without_password(address: str) -> str:
    """The address as it may be shown and kept. Raises `Refused` for one that is no address."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        raise Refused(quote(address), "no address", "one that begins with https://") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise Refused(
            quote(address),
            "an address that is not on the web",
            "one that begins with https://",
            "For files there is `licet lists import`.",
        )
    return str(url.copy_with(userinfo=b"")) if url.userinfo else address


@contextmanager
def answered(client: httpx.Client, request: httpx.Request) -> Iterator[httpx.Response]:
    """The answer at the end of all redirects, its body not yet read.

    Raises `Refused` for redirects that go from https to http, leave the web, or do not end.
    """
    start = without_password(str(request.url))
    for _ in range(MOST_REDIRECTS + 1):
        response = client.send(request, stream=True)
        try:
            following = response.next_request
            if following is None:
                yield response
                return
        finally:
            response.close()
        without_password(str(following.url))
        if request.url.scheme == "https" and following.url.scheme != "https":
            raise Refused(
                start,
                f"a redirect to {following.url.scheme}://{following.url.host}, "
                "on which anybody may change the document",
                "https all the way",
                "Do not use that address; see where the publisher has it now.",
            )
        request = following
    raise Refused(
        start,
        f"more than {MOST_REDIRECTS} redirects",
        "the document",
        f"The address may have moved: set a mirror, or {BY_HAND}.",
    )


def failed(error: httpx.TransportError, address: str, timeout: float) -> Broken | Refused:
    """What a failed connection means: another try, or none."""
    found, lasts = _said(error, timeout)
    if not lasts:
        return Broken(found)
    do = (
        "Do not go on: somebody may stand between. If that is your firm's own proxy, put its "
        "root certificate into the file that SSL_CERT_FILE names."
        if _cause(error, ssl.SSLCertVerificationError)
        else f"Look at the address and the proxy, or {BY_HAND}."
    )
    return Refused(address, found, "a connection to the publisher", do)


def _said(error: httpx.TransportError, timeout: float) -> tuple[str, bool]:
    """In plain words, and whether it will be the same next time."""
    said = quote(str(error), 120)
    if isinstance(error, httpx.ConnectTimeout):
        return f"no connection within {timeout:g} seconds", False
    if isinstance(error, httpx.TimeoutException):
        return f"no byte for {timeout:g} seconds", False
    if isinstance(error, httpx.ProxyError):
        return f"the proxy's answer {said}", str(error).startswith("4")
    if isinstance(error, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return f"a request that cannot be sent ({said})", True
    if bad := _cause(error, ssl.SSLCertVerificationError):
        return f"a certificate that does not hold ({bad.verify_message})", True
    if _cause(error, ssl.SSLError):
        return "a secure connection that failed", False
    if _cause(error, socket.gaierror):
        return "no answer from the name", False
    if _cause(error, ConnectionRefusedError):
        return "a refused connection", False
    if isinstance(error, httpx.ConnectError):
        return "no connection", False
    if isinstance(error, httpx.RemoteProtocolError) and "disconnected" not in str(error):
        return f"an answer that is not HTTP ({said})", False
    return "a connection that broke off before an answer", False


def _cause(error: BaseException | None, kind: type[_Kind]) -> _Kind | None:
    """The first of `kind` among an error and what led to it."""
    while error is not None and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error
