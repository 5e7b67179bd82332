"""The log as one JSON object a line, for whoever gathers logs: what happened and where in the code, nothing about people.

The words of an error and the values in its frames stay out: they may hold what somebody typed. Nor is there an address
with its query, a client's address, a user or a cookie.
"""

import json
import logging
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from django.utils import timezone


class JsonLines(logging.Formatter):
    """Formats a record as {"at", "level", "logger", "message"}, an answer's status, an error's kind and its lines of code."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "at": timezone.now().isoformat(timespec="seconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        told["message"] = _unfilled(record) if record.args else str(record.msg)
        if status := getattr(record, "status_code", None):
            told["status"] = status
        if record.exc_info and record.exc_info[0]:
            told |= {"error": record.exc_info[0].__name__, "where": where(record.exc_info[2])}
        return json.dumps(told, ensure_ascii=False)


class NothingOfGarbage(logging.Filter):
    """Lets a line about a request that could not be read stand without what was sent: its traceback quotes it.

    A page that says "not now" without anything having failed, as a closed desk's does, is no fault of anybody.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Take the traceback from what is no fault of ours, and let every line through that tells of one."""
        if record.name != "django.request":
            return True
        if record.levelno < logging.ERROR:
            record.exc_info = record.exc_text = None
        return bool(record.exc_info) or getattr(record, "status_code", None) != 503


def _unfilled(record: logging.LogRecord) -> str:
    """Return the message with its numbers alone: a text that was put into it may be a person's."""
    values = record.args if isinstance(record.args, tuple) else ()
    try:
        return str(record.msg) % tuple(value if isinstance(value, int | float) else "…" for value in values)
    except (TypeError, ValueError):
        return str(record.msg)


def where(traceback: TracebackType | None) -> list[str]:
    """Return the innermost lines of code, without the values in them."""
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in extract_tb(traceback)[-5:]]
