"""Reads the head of a request as gunicorn does, but takes a line apart only once: those of browsers hardly differ.

gunicorn reads whole whatever has a line that is not known, and what it made of such lines is remembered. Lines that tell one
reader from another (addresses, where somebody came from) are read anew each time and kept nowhere.
"""

from typing import Any

from gunicorn.config import Config
from gunicorn.http.message import RFC9110_5_5_INVALID_AND_DANGEROUS as DANGEROUS
from gunicorn.http.message import HeaderPolicy, Request

END = b"\r\n\r\n"
MOST_REMEMBERED, LONGEST = 2000, 300
# What many send alike. The name of an encoding or a browser tells nothing of anybody.
ALIKE = {
    "HTTP_HOST", "HTTP_USER_AGENT", "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE",
    "HTTP_CONNECTION", "HTTP_CACHE_CONTROL", "HTTP_PRAGMA", "HTTP_PRIORITY", "HTTP_PURPOSE",
    "HTTP_DNT", "HTTP_UPGRADE_INSECURE_REQUESTS", "HTTP_SEC_GPC", "HTTP_SEC_PURPOSE", "HTTP_SEC_FETCH_DEST",
    "HTTP_SEC_FETCH_MODE", "HTTP_SEC_FETCH_SITE", "HTTP_SEC_FETCH_USER", "HTTP_SEC_CH_UA", "HTTP_SEC_CH_UA_MOBILE",
    "HTTP_SEC_CH_UA_PLATFORM", "HTTP_X_FORWARDED_PROTO", "HTTP_X_LEAVE_OPEN", "HTTP_X_PURPOSE", "HTTP_X_MOZ",
}  # fmt: skip
# What each sends for himself, as browsers and nginx write its name.
OWN = {
    spelt: f"HTTP_{name.upper().replace('-', '_')}"
    for name in ("X-Forwarded-For", "Referer", "If-None-Match", "If-Modified-Since")
    for spelt in (name.encode(), name.lower().encode())
}
OF_THE_REQUEST = ("REQUEST_METHOD", "QUERY_STRING", "RAW_URI", "SERVER_PROTOCOL", "PATH_INFO", "SCRIPT_NAME")


class Heads:
    """What one process remembers of heads: how gunicorn read their first lines and the others."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._asked: dict[bytes, dict[str, Any]] = {}
        self._lines: dict[bytes, tuple[str, str]] = {}

    def read(self, data: bytes, client: Any) -> dict[str, Any] | None:
        """Return the environ of a whole head without a body, None when gunicorn has to look at it.

        It says what `create` of gunicorn says, but nothing of the server, of bodies and of how to write an answer.
        """
        first, *lines = data[: -len(END)].split(b"\r\n")
        asked = self._asked.get(first)
        if asked is None:
            return None
        environ = asked.copy()
        for line in lines:
            pair = self._lines.get(line) or _own(line)
            if pair is None or pair[0] in environ:  # gunicorn knows which may come twice
                return None
            environ[pair[0]] = pair[1]
        environ["REMOTE_ADDR"] = client[0] if isinstance(client, tuple) else client
        environ["wsgi.url_scheme"] = self._scheme(environ.get("HTTP_X_FORWARDED_PROTO"), client)
        return environ

    def remember(self, data: bytes, request: Request, environ: dict[str, Any]) -> None:
        """Remember how gunicorn read a request that leaves its connection open."""
        first, *lines = data[: -len(END)].split(b"\r\n")
        if len(dict(request.headers)) != len(lines) or request.version != (1, 1):
            return
        if not environ["QUERY_STRING"]:
            _put(self._asked, first, {name: environ[name] for name in OF_THE_REQUEST})
        for line, (name, value) in zip(lines, request.headers, strict=True):
            key = f"HTTP_{name.replace('-', '_')}"
            if key in ALIKE:
                _put(self._lines, line, (key, value))

    def _scheme(self, told: str | None, client: Any) -> str:
        """Return what gunicorn makes of X-Forwarded-Proto: it believes some peers."""
        if told is None:
            return "http"
        policy = HeaderPolicy()
        policy.cfg, policy.peer_addr = self._config, client
        believed, _ = policy._peer_trusted_for_forwarded()
        return "https" if believed.get("X-FORWARDED-PROTO") == told else "http"


def _own(line: bytes) -> tuple[str, str] | None:
    """Return (key, value) of a line that each reader sends for himself, None for any other."""
    name, _, told = line.partition(b":")
    key, value = OWN.get(name), told.decode("latin-1").strip(" \t")
    return (key, value) if key and not DANGEROUS.search(value) else None


def _put(known: dict[bytes, Any], line: bytes, read: Any) -> None:
    if len(line) > LONGEST:
        return
    if len(known) >= MOST_REMEMBERED:
        known.clear()
    known[line] = read
