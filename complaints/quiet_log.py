"""The server's log says nothing of complaints: no page, case, size or hour, only that something failed, and where in the code."""

import logging
from pathlib import Path
from traceback import extract_tb
from typing import Any

from common.sealed_pages import is_sealed


class SayNothing(logging.Filter):
    """Drops what Django warns of answers about complaints, and leaves of their errors the kind and the line of code."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not _is_sealed(record):
            return True
        if record.levelno < logging.ERROR:
            return False
        record.msg, record.args = "a page about complaints failed: %s", (where(record.exc_info),)
        record.exc_info = record.exc_text = None
        return True


class NothingAtAll(logging.Filter):
    """Drops whatever came up at a page about complaints: what leaves this machine with its hour tells of none."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not _is_sealed(record)


def _is_sealed(record: logging.LogRecord) -> bool:
    request = getattr(record, "request", None)
    return is_sealed(getattr(request, "path", ""))  # Django's development server gives a socket for a request


def where(exc_info: Any) -> str:
    """Return the kind of an error and its line of code, without its words: they may name a case."""
    if not exc_info or not exc_info[0]:
        return "an answer of its own"
    last = extract_tb(exc_info[2])[-1]
    return f"{exc_info[0].__name__} in {Path(last.filename).name}, line {last.lineno}"


class OnlyTheDay(logging.Formatter):
    """Writes the day of a line, and no hour."""

    default_time_format = "%Y-%m-%d"
    default_msec_format = ""
