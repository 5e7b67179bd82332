"""What of the admin site somebody may look at or edit, as Django lists it beside every page of staff.

Django finds two addresses of each of fifty models anew and draws them all: two thirds of what a page cost. Here rights are asked
each time, but addresses are found once, and a list is drawn once for all who may do the same.
"""

from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote

from django.apps import apps
from django.contrib.admin import AdminSite
from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language


class Shown(NamedTuple):
    """What the list says of a model."""

    object_name: str
    name: str
    admin_url: str | None
    add_url: str | None


class Room(NamedTuple):
    """What the list says of an app."""

    app_label: str
    name: str
    app_url: str
    models: tuple[Shown, ...]


def rooms(site: AdminSite, request: HttpRequest) -> list[dict[str, Any]]:
    """Return what AdminSite.get_app_list does: apps by name, in each the models by name that may be seen or edited."""
    found: dict[str, list[dict[str, Any]]] = {}
    for model, own in site._registry.items():
        if own.has_module_permission(request) and True in (perms := own.get_model_perms(request)).values():
            found.setdefault(model._meta.app_label, []).append(_model(model, site.name, perms))
    return sorted(
        (_app(label, site.name, models) for label, models in found.items()), key=lambda app: app["name"].lower()
    )


def _app(label: str, site: str, models: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": apps.get_app_config(label).verbose_name,
        "app_label": label,
        "app_url": _address("app_list", site, get_urlconf(), get_script_prefix(), app_label=label),
        "has_module_perms": True,
        "models": sorted(models, key=lambda model: model["name"]),
    }


def _model(model: type[Model], site: str, perms: dict[str, bool]) -> dict[str, Any]:
    meta, where = model._meta, (site, get_urlconf(), get_script_prefix())
    name, seen = f"{meta.app_label}_{meta.model_name}", perms.get("change") or perms.get("view")
    return {
        "model": model,
        "name": capfirst(meta.verbose_name_plural),
        "object_name": meta.object_name,
        "perms": perms,
        "admin_url": _address(f"{name}_changelist", *where) if seen else None,
        "add_url": _address(f"{name}_add", *where) if perms.get("add") else None,
    } | ({"view_only": not perms.get("change")} if seen else {})


@lru_cache(maxsize=1024)
def _address(name: str, site: str, urlconf: Any, prefix: str, **names: str) -> str | None:
    """Return the address of a page of the admin site below this prefix, None when it has no such page."""
    try:
        return reverse(f"admin:{name}", kwargs=names, current_app=site)
    except NoReverseMatch:
        return None


def drawn(found: list[dict[str, Any]], path: str) -> SafeString:
    """Return the list of `rooms` beside a page of this path, as Django's own template draws it."""
    beside = tuple(
        Room(
            app["app_label"],
            str(app["name"]),
            app["app_url"],
            tuple(Shown(row["object_name"], row["name"], row["admin_url"], row["add_url"]) for row in app["models"]),
        )
        for app in found
    )
    addresses = [address for room in beside for address in (room.app_url, *(row.admin_url for row in room.models))]
    here = max((address for address in addresses if address and address in quote(path)), key=len, default="")
    return _drawn(beside, here, get_language())


# A list has some ten thousand signs: so many for a few roles, each in most rooms.
@lru_cache(maxsize=64)
def _drawn(beside: tuple[Room, ...], here: str, language: str | None) -> SafeString:
    return render_to_string("admin/app_list.html", {"app_list": beside, "request": {"path": here}})
