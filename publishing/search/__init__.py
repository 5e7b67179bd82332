"""Search over what is published: `find(text)` is the one door, whichever database stands behind it."""

from .finding import find
from .index import rebuild, soon

__all__ = ["find", "rebuild", "soon"]
