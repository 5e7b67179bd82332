"""Working records of the measures: staff edit them, the public reads editions frozen from them by content.py."""

from .imports import PendingImport
from .measures import Measure, Responsibility, Step
from .plans import Plan, WeakPoint
from .reminders import SentReminder
from .results import Evidence, Result

__all__ = [
    "Evidence",
    "Measure",
    "PendingImport",
    "Plan",
    "Responsibility",
    "Result",
    "SentReminder",
    "Step",
    "WeakPoint",
]
