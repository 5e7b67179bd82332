"""Functions whose module is imported when they are first called.

For modules that stand on large libraries (Word, Excel, PDF) which no reader's page needs: a process starts without them, and
each takes megabytes less.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def later(path: str) -> Callable[..., Any]:
    """Return a function that calls the one at `path`, such as "common.exports.as_docx.write"."""
    module, _, name = path.rpartition(".")

    def call(*args: Any, **kwargs: Any) -> Any:
        return getattr(import_module(module), name)(*args, **kwargs)

    return call
