"""Working records of the measures: staff edit them, the public reads editions frozen from them by content.py."""

from .frameworks import Framework, FrameworkDate, GradeBand, Indicator, Instrument, NationalScore
from .imports import PendingImport
from .measures import Measure, Responsibility, Step
from .plans import Plan, WeakPoint
from .reminders import SentReminder
from .results import Evidence, Result

__all__ = [
    "Evidence",
    "Framework",
    "FrameworkDate",
    "GradeBand",
    "Indicator",
    "Instrument",
    "Measure",
    "NationalScore",
    "PendingImport",
    "Plan",
    "Responsibility",
    "Result",
    "SentReminder",
    "Step",
    "WeakPoint",
]
