"""The admin of the assessment, one module a subject."""

from .eit.admin import EitRoundAdmin

__all__ = ["EitRoundAdmin"]
