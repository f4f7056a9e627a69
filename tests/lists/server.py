"""A publisher's server on loopback that answers as its script says.

    with serving({"/us-list/list.csv": [status(503), document(b"...")]}) as (base, requests):
        ...

Every path has its answers in turn; the last one stays. Another path is a 404.
"""

from __future__ import annotations

import gzip
import re
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_REST = re.compile(r"bytes=(\d+)-")


@dataclass(frozen=True)
class Answer:
    """One answer. What is not said otherwise is done as a good server does it.

    * `breaks_at`: the connection ends after so many bytes of this answer's body;
    * `ranges`: whether it heeds Range and If-Range, and conditions;
    * `content_range`: said in place of the true one;
    * `lengthless`: no Content-Length, the end of the connection ends the body;
    * `step`, `rest`: sends `step` bytes at a time, and rests so many seconds between them;
    * `silent`: seconds without a word before anything is said;
    * `only_compressed`: 406 for who does not take gzip, as the eCFR has it.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    breaks_at: int | None = None
    ranges: bool = True
    content_range: str | None = None
    lengthless: bool = False
    step: int | None = None
    rest: float = 0.0
    silent: float = 0.0
    only_compressed: bool = False

    def but(self, **changes) -> Answer:
        return replace(self, **changes)


@dataclass(frozen=True)
class Request:
    """What was asked. Names of headers are in lower case."""

    path: str
    headers: Mapping[str, str]


def document(body: bytes, etag: str | None = '"one"', last_modified: str | None = None) -> Answer:
    """A document with its validators; `etag` with its quotation marks."""
    said = {"ETag": etag, "Last-Modified": last_modified}
    return Answer(body, headers={name: value for name, value in said.items() if value})


def status(code: int, **headers: str) -> Answer:
    """An answer without a document: ``status(503, Retry_After="7")``."""
    plain = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(b"no document here", code, plain)


def redirect(target: str, code: int = 302) -> Answer:
    return status(code, Location=target)


Script = Mapping[str, Answer | Sequence[Answer]]


@contextmanager
def serving(script: Script) -> Iterator[tuple[str, list[Request]]]:
    """The server's base address, and the requests that it has had, which grow as they come."""
    seen: list[Request] = []
    turns = {
        path: [said] if isinstance(said, Answer) else list(said) for path, said in script.items()
    }
    lock = threading.Lock()

    def answer_to(request: Request) -> Answer:
        with lock:
            seen.append(request)
            left = turns.get(request.path, [status(404)])
            return left.pop(0) if len(left) > 1 else left[0]

    class Handler(_Handler):
        answer = staticmethod(answer_to)

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.005,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *about) -> None:
        if not isinstance(sys.exc_info()[1], OSError):  # a client that has gone is no error
            super().handle_error(*about)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @staticmethod
    def answer(request: Request) -> Answer:
        raise NotImplementedError

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        asked = {name.lower(): value for name, value in self.headers.items()}
        answer = self.answer(Request(self.path, asked))
        time.sleep(answer.silent)
        if answer.only_compressed:
            answer = _compressed(answer, asked)
        with suppress(OSError):  # the client may have gone
            self._send(_heeded(answer, asked))

    def _send(self, answer: Answer) -> None:
        self.send_response_only(answer.status)  # no Date: no test hangs on today
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if (
            answer.status != 304
            and not answer.lengthless
            and "Content-Length" not in answer.headers
        ):
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        body = answer.body[: answer.breaks_at]
        step = answer.step or max(1, len(body))
        for start in range(0, len(body), step):
            self.wfile.write(body[start : start + step])
            self.wfile.flush()
            time.sleep(answer.rest)
        self.close_connection = answer.lengthless or answer.breaks_at is not None


def _compressed(answer: Answer, asked: Mapping[str, str]) -> Answer:
    if "gzip" not in asked.get("accept-encoding", ""):
        return Answer(b"This endpoint requires response compression", 406)
    headers = {**answer.headers, "Content-Encoding": "gzip"}
    return answer.but(body=gzip.compress(answer.body, mtime=0), headers=headers)


def _heeded(answer: Answer, asked: Mapping[str, str]) -> Answer:
    """The answer as the request's conditions and ranges make it (RFC 9110, 13.2.2)."""
    if not answer.ranges or answer.status != 200:
        return answer
    etag = answer.headers.get("ETag")
    last_modified = answer.headers.get("Last-Modified")
    if "if-none-match" in asked:
        if asked["if-none-match"] == etag:
            return answer.but(status=304, body=b"")
    elif last_modified and asked.get("if-modified-since") == last_modified:
        return answer.but(status=304, body=b"")
    rest = _REST.fullmatch(asked.get("range", ""))
    if rest is None or asked.get("if-range", etag) not in (etag, last_modified):
        return answer
    start, total = int(rest[1]), len(answer.body)
    if start >= total:
        return answer.but(status=416, body=b"")
    said = answer.content_range or f"bytes {start}-{total - 1}/{total}"
    headers = {**answer.headers, "Content-Range": said}
    return answer.but(status=206, body=answer.body[start:], headers=headers)
