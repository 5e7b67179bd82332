"""For how long a page may be repeated to other readers."""

from typing import Any, cast

from django.http import HttpResponseBase


def repeat_for(response: HttpResponseBase, seconds: float) -> None:
    """Let a page that shows more than editions be repeated for so many seconds, not until something is published."""
    cast(Any, response).kept_for = seconds
