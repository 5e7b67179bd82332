"""Loads what the first page needs before gunicorn forks: what each worker would load by itself lies in memory once, shared by all."""

import logging
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import DatabaseError, connections

from publishing import state
from visitors.figures import board

from . import readers
from .store import store

# It shows the foot, asks the database and makes no file.
PAGE = "/verify/"
logger = logging.getLogger(__name__)


def warm_up() -> None:
    """Make one page for nobody, and keep neither it nor a connection. A database that does not answer stops no start."""
    try:
        state.now()
        WSGIHandler().get_response(WSGIRequest(_environ()))
    except DatabaseError:
        logger.warning("nothing is loaded ahead: the database does not answer")
    finally:
        store.clear()
        state.forget()
        board.forget()
        connections.close_all()


def _environ() -> dict[str, Any]:
    scheme = "https" if settings.HTTPS else "http"
    host = settings.ALLOWED_HOSTS[0].lstrip("*.") or "localhost"
    return readers.environ_of_nobody(PAGE, host, scheme, scheme)
