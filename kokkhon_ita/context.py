"""What every page's head and foot need."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from publishing import organisation

from . import __version__, menu


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the office's published facts, the menus, and the version for the foot of the admin."""
    return {
        "organisation": SimpleLazyObject(lambda: organisation.published()["said"]),
        "office_picture": SimpleLazyObject(lambda: organisation.published()["picture"]),
        "menu": menu.entries(menu.MAIN, request.path),
        "foot_menus": menu.foot(request.path),
        "version": __version__,
    }
