"""Working records of the assessment, one module a subject."""

from .eit import EitRound

__all__ = ["EitRound"]
