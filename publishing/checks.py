"""What a kind must have declared before the site starts: each problem is one English sentence for whoever adds a kind."""

from django.core.checks import Error
from django.urls import NoReverseMatch

from . import contents, kinds
from .parts import Stored

# A kind's address takes a year, a half of a year, a slug, or nothing.
KEYS = ("2566", "2566-1", "topic", "")


def undeclared(kind):
    """Yield what is missing in the content types of a kind."""
    if not kind.contents:
        yield "it names no type of its content"
    for whole in kind.contents:
        if not contents.schema_name(whole):
            yield f'{whole.__name__} has no schema name (tag_field="schema", tag="…-1")'
        yield from (problem for shape in contents.types(whole) for problem in _of_fields(shape))


def _of_fields(shape):
    for name, field in contents.fields(shape).items():
        if not field.title:
            yield f"{shape.__name__}.{name} has no Thai title"
    if "sha256" in contents.fields(shape) and not issubclass(shape, Stored):
        yield f"{shape.__name__} names a file but is no parts.Stored, so the file would never become public"


def unreachable(kind):
    """Yield which address of a kind leads nowhere, whatever its keys are."""
    addresses = {"url": (), "edition_url": (1,), "history_url": ()}
    for name, more in addresses.items():
        if not any(_reverses(getattr(kind, name), key, *more) for key in KEYS):
            yield f"its {name} leads nowhere"


def _reverses(address, *arguments):
    try:
        return bool(address(*arguments))
    except (NoReverseMatch, ValueError, TypeError):
        return False


def kinds_are_whole(app_configs, **options):
    """Return a Django check's Errors for every registered kind that is not whole: `manage.py` starts nothing then."""
    return [
        Error(f"kind {kind.name!r}: {problem}", id="publishing.E001")
        for kind in kinds.everything()
        for problem in [*undeclared(kind), *unreachable(kind)]
    ]
