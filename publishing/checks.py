"""What a kind must have declared before the site starts: each problem is one English sentence for whoever adds a kind."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error

from . import check_addresses, contents, kinds
from .contents import Content
from .kinds import Kind
from .parts import Stored


def undeclared(kind: Kind) -> Iterator[str]:
    """Yield what is missing in the content types of a kind."""
    if not kind.contents:
        yield "it names no type of its content"
    for whole in kind.contents:
        if not contents.schema_name(whole):
            yield f'{whole.__name__} has no schema name (tag_field="schema", tag="…-1")'
        yield from (problem for shape in contents.types(whole) for problem in _of_fields(shape))


def _of_fields(shape: type[Content]) -> Iterator[str]:
    for name, field in contents.fields(shape).items():
        if not field.title:
            yield f"{shape.__name__}.{name} has no Thai title"
    if "sha256" in contents.fields(shape) and not issubclass(shape, Stored):
        yield f"{shape.__name__} names a file but is no parts.Stored, so the file would never become public"


def unknown_rights(kind: Kind) -> Iterator[str]:
    """Yield which right that lets staff send drafts of a kind no model has, so that nobody could ever hold it."""
    for right in sorted(set(kind.changed_with) - _rights()):
        yield f"no model has the right {right!r}"


def _rights() -> set[str]:
    return {
        f"{model._meta.app_label}.{codename}"
        for model in apps.get_models()
        for codename in (
            *(f"{act}_{model._meta.model_name}" for act in model._meta.default_permissions),
            *(codename for codename, _ in model._meta.permissions),
        )
    }


def kinds_are_whole(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Return a Django check's Errors for every registered kind that is not whole: `manage.py` starts nothing then."""
    return [
        Error(f"kind {kind.name!r}: {problem}", id="publishing.E001")
        for kind in kinds.everything()
        for problem in [*undeclared(kind), *check_addresses.problems(kind), *unknown_rights(kind)]
    ]
