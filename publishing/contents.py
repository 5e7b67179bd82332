"""The type of what an edition says: declared once, read, written, and described as a JSON Schema.

A field without a default stood there from the first edition and is always written. A field that came later has an
empty default, and is written only when it says something: absent and empty are the same bytes, so no edition that was
published before it counts as changed. A new *meaning* of a field is no new field but a new schema name.

This is the only module that knows msgspec.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

DRAFT = "https://json-schema.org/draft/2020-12/schema"


class Unreadable(ValueError):
    """Raised for data that is no content of the type that it was read as."""


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What an edition says, or a part of it; `class Plan(Content, tag_field="schema", tag="measures-1")` is a whole.

    Every field is `Annotated[type, titled("คำไทย")]`. Of several types that may stand in one place each has a tag, and
    WORD, what a person calls it. NAMED_BY is the field by which a row of a list is known wherever it stands and whatever
    else it says; such a row is called by its title, and nobody is told of a change of that field.
    """

    WORD = ""
    NAMED_BY = ""


C = TypeVar("C", bound=Content)


@dataclass(frozen=True)
class Field:
    """What people are told of a field: its Thai title, the words for a code that stands in it, whether it is for programs."""

    title: str
    words: Callable | None = None
    coded: bool = False


def titled(
    title: str, about: str = "", *, words: Callable | None = None, coded: bool = False, **limits: Any
) -> msgspec.Meta:
    """Return the annotation of a field: its Thai title, `about` for the schema, and limits such as `ge=1`.

    `words(value, whole)` returns what a person reads for a value of the field, or None to show it as it is; `whole` is
    the content that it stands in. A `coded` field, such as a hash, is for programs: nobody searches for it.
    """
    return msgspec.Meta(title=title, description=about or None, extra={"words": words, "coded": coded}, **limits)


def limited(**limits: Any) -> msgspec.Meta:
    """Return limits such as `ge=1` for a value that may also be None: `Annotated[int, limited(ge=1)] | None`."""
    return msgspec.Meta(**limits)


def content_of(shape: type[C], record: Any, **given: Any) -> C:
    """Return a content with the values `given`, and those of the record's attributes of the same name for all others."""
    return shape(**{name: getattr(record, name) for name in shape.__struct_fields__ if name not in given}, **given)


def read(shape: type[C], data: dict) -> C:
    """Return JSON-ready data as its type, ISO dates as dates; raises Unreadable and says which place does not fit."""
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as problem:
        raise Unreadable(str(problem)) from problem


def write(content: Content) -> dict:
    """Return a content as JSON-ready data, the opposite of `read`."""
    return msgspec.to_builtins(content)


def changed(content: C, **values: Any) -> C:
    """Return a content like this one with other values in these fields."""
    return msgspec.structs.replace(content, **values)


def schema_name(shape: type[Content]) -> str:
    """Return the schema name of a whole content's type, such as "measures-1"; "" for a part of a content."""
    config = shape.__struct_config__
    return str(config.tag) if config.tag_field == "schema" else ""


@cache
def fields(shape: type[Content]) -> dict[str, Field]:
    """Return name → Field of a type, in their order; the title of one that has none is ""."""
    hints = get_type_hints(shape, include_extras=True)
    return {name: _field(hints[name]) for name in shape.__struct_fields__}


def _field(hint: Any) -> Field:
    metas = [meta for meta in getattr(hint, "__metadata__", ()) if isinstance(meta, msgspec.Meta) and meta.title]
    return Field(metas[0].title or "", **(metas[0].extra or {})) if metas else Field("")


def title(shape: type[Content], field: str) -> str:
    """Return the Thai title of a field; raises LookupError when the type has no such field."""
    return fields(shape)[field].title


def children(content: Content, leave_out: Container[str] = ()) -> Iterator[Content]:
    """Yield every Content that stands in a field of this one, but for the fields left out, in the order of the fields."""
    for field in fields(type(content)):
        value = None if field in leave_out else getattr(content, field)
        yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, Content))


def parts(content: Content) -> Iterator[Content]:
    """Yield a content and every Content anywhere in it, outer ones first."""
    yield content
    for child in children(content):
        yield from parts(child)


def types(whole: type[Content]) -> list[type[Content]]:
    """Return the type and every type of a part of it, each once, in the order of their fields."""
    found: dict[type[Content], None] = {}
    _collect(whole, found)
    return list(found)


def _collect(hint: Any, found: dict[type[Content], None]) -> None:
    if isinstance(hint, type) and issubclass(hint, Content) and hint not in found:
        found[hint] = None
        hints = get_type_hints(hint, include_extras=True)
        parts: Sequence[Any] = [hints[name] for name in hint.__struct_fields__]
    else:
        parts = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    for part in parts:
        _collect(part, found)


def schema(whole: type[Content], title: str, about: str = "") -> dict:
    """Return the JSON Schema (2020-12) of a whole content, with the Thai title of every field."""
    described = msgspec.json.schema(whole)
    for part in described["$defs"].values():
        # These two are the English names and docstrings of our classes.
        part.pop("title", None)
        part.pop("description", None)
    return {"$schema": DRAFT, "title": title, **({"description": about} if about else {}), **described}
