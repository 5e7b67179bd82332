"""Working records of the assessment, one module a subject."""

from .answers import OitAnswer, OitJudgement
from .eit import EitRound
from .oit import OitCatalogue, OitItem, OitPart
from .scores import IndicatorScore, InstrumentScore, ScoreYear

__all__ = [
    "EitRound",
    "IndicatorScore",
    "InstrumentScore",
    "OitAnswer",
    "OitCatalogue",
    "OitItem",
    "OitJudgement",
    "OitPart",
    "ScoreYear",
]
