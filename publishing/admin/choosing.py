"""Choosing among many items, a page of them at a time: what was chosen on the other pages travels in one field of the form."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.forms import Form
from django.http import HttpRequest

A_PAGE = 25
KEPT = "kept"


def page_of(request: HttpRequest, items: Sequence[Any], number: int = 0) -> Page:
    """Return the page of the items that has this number or that a button or the address asks for, else the one that was shown."""
    posted = request.POST
    return page_at(items, number or posted.get("to") or posted.get("page") or request.GET.get("page"))


def page_at(items: Sequence[Any], number: Any) -> Page:
    """Return the page of the items that has this number, the nearest where none has."""
    return Paginator(items, A_PAGE).get_page(number)


def turns(request: HttpRequest) -> bool:
    """Return whether the form came back for another page and decides nothing."""
    return "to" in request.POST


def pages_with(items: Sequence[Any], marked: Iterable[Any]) -> list[int]:
    """Return the numbers of the pages on which marked items stand."""
    found = {id(item) for item in marked}
    return sorted({place // A_PAGE + 1 for place, item in enumerate(items) if id(item) in found})


def kept(chosen: Mapping[str, Any]) -> str:
    """Return the fields of the other pages as the value of one."""
    return json.dumps(chosen, ensure_ascii=False, separators=(",", ":"))


def chosen(posted: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the other pages from what was posted, texts or lists of them; nothing of what `kept` did not write."""
    try:
        fields = json.loads(posted.get(KEPT) or "{}")
    except ValueError:
        return {}
    return {name: value for name, value in fields.items() if _is_field(value)} if isinstance(fields, dict) else {}


def _is_field(value: Any) -> bool:
    return all(isinstance(text, str) for text in (value if isinstance(value, list) else [value]))


def typed(form: type[Form], posted: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return what was typed into a form that is shown again without being judged, as its initial values."""
    names = {name: f"{prefix}-{name}" if prefix else name for name in form.base_fields}
    return {name: posted[field] for name, field in names.items() if field in posted}
