"""A column of a report that shows a field of a content."""

from typing import Any

from common.exports import Column

from .contents import Content, title


def column_of(shape: type[Content], name: str, *more: Any, **facts: Any) -> Column:
    """Return the Column of a field, under the field's own Thai title; what follows are further parts of a Column.

    Raises LookupError when the type has no such field.
    """
    return Column(name, title(shape, name), *more, **facts)
