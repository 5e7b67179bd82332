"""What a kind's addresses, files and pages must lead to before the site starts: see publishing/checks.py."""

import inspect
import re
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType
from typing import Any

from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, Resolver404, resolve

from .kinds import PICTURE, Kind

PART = re.compile(r"<(?:(\w+):)?\w+>")


def problems(kind: Kind) -> Iterator[str]:
    """Yield every problem of the kind's addresses, files and templates, an English sentence each."""
    yield from unreachable(kind)
    yield from unclear_files(kind)
    yield from missing_templates(kind)


def unreachable(kind: Kind) -> Iterator[str]:
    """Yield which address of a kind leads nowhere, or not to a view of its own."""
    addresses = kind.addresses
    if addresses.kind != kind.name:
        yield f"its addresses are those of {addresses.kind!r}"
    for name, more in {"url": (), "edition_url": (1,), "history_url": ()}.items():
        if not any(_view(getattr(addresses, name), key, *more) for key in addresses.samples):
            yield f"its {name} leads nowhere"
    if not _view(lambda: kind.onward.url):
        yield "its onward leads nowhere"


def unclear_files(kind: Kind) -> Iterator[str]:
    """Yield which files of a kind are named twice, or lie where something else is found."""
    patterns, addresses = kind.files.patterns, kind.addresses
    yield from (f"its file {one!r} is named twice" for one in dict.fromkeys(patterns) if patterns.count(one) > 1)
    for pattern in dict.fromkeys((*patterns, PICTURE)):
        path = PART.sub(lambda part: "7" if part[1] == "int" else "x", pattern)
        wanted = f"{addresses.namespace}:{addresses.rest}{'picture' if pattern == PICTURE else 'file'}"
        found = {_view(addresses.file_url, key, 1, path) for key in addresses.samples}
        if wanted not in found:
            yield f"its file {pattern!r} lies where {next(filter(None, found), 'nothing')} is found"


def missing_templates(kind: Kind) -> Iterator[str]:
    """Yield which template does not exist that the module of the kind's page names."""
    functions = vars(inspect.getmodule(inspect.unwrap(kind.page))).values()
    own = [inspect.unwrap(one) for one in functions if isinstance(one, FunctionType)]
    for name in dict.fromkeys(name for one in [kind.page, *own] for name in _templates(inspect.unwrap(one))):
        try:
            get_template(name)
        except TemplateDoesNotExist:
            yield f"there is no template {name!r}"


def _templates(function: FunctionType) -> list[str]:
    """Return the names of templates that a function holds as text, in its body or as a default."""
    return [one for one in _texts(function.__code__, function.__defaults__ or ()) if one.endswith(".html")]


def _texts(code: CodeType, more: tuple) -> Iterator[str]:
    for constant in (*code.co_consts, *more):
        if isinstance(constant, CodeType):
            yield from _texts(constant, ())
        elif isinstance(constant, str):
            yield constant


def _view(address: Callable[..., str], *arguments: Any) -> str:
    """Return the name of the view that an address leads to, "" for nowhere."""
    try:
        return resolve(address(*arguments)).view_name
    except (NoReverseMatch, Resolver404):
        return ""
