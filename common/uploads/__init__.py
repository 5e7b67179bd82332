"""Files that staff bring in: their real type, their safe name, their place under their own SHA-256."""

from . import recognizing, rereading
from .bringing import store
from .checking import ACCEPT, TYPES, checked
from .names import safe_name, says_something
from .office import check_archive
from .scanning import check as scan

__all__ = [
    "ACCEPT",
    "TYPES",
    "check_archive",
    "checked",
    "recognizing",
    "rereading",
    "safe_name",
    "says_something",
    "scan",
    "store",
]
