"""Working records of the assessment, one module a subject."""

from .eit import EitRound
from .oit import OitAnswer, OitCatalogue, OitItem, OitPart

__all__ = ["EitRound", "OitAnswer", "OitCatalogue", "OitItem", "OitPart"]
