"""Working records of the assessment, one module a subject."""

from .eit import EitRound
from .oit import OitAnswer, OitCatalogue, OitItem, OitPart
from .scores import IndicatorScore, InstrumentScore, ScoreYear

__all__ = [
    "EitRound",
    "IndicatorScore",
    "InstrumentScore",
    "OitAnswer",
    "OitCatalogue",
    "OitItem",
    "OitPart",
    "ScoreYear",
]
