"""What a reader asks, answered in order: what one can do, where the site says it, what has been published."""

from .answers import Answer, answer
from .numbers import is_code

__all__ = ["Answer", "answer", "is_code"]
