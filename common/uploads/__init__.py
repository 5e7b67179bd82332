"""Files that staff bring in: their real type, their safe name, their place under their own SHA-256."""

from .checking import ACCEPT, TYPES, checked
from .names import safe_name
from .storing import store

__all__ = ["ACCEPT", "TYPES", "checked", "safe_name", "store"]
