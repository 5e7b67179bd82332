"""A page that only says that what stands here is still to come: readers get it, but it shows nothing."""

from typing import Any, TypeVar, cast

from django.http import HttpResponseBase

Response = TypeVar("Response", bound=HttpResponseBase)


def nothing_yet(response: Response) -> Response:
    """Return the response, known from here on as one that shows nothing yet."""
    cast(Any, response).shows_nothing = True
    return response


def shows_nothing(response: HttpResponseBase) -> bool:
    """Return whether a view said so of its response."""
    return getattr(response, "shows_nothing", False)
