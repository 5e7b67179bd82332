"""The admin of the measures: plans, measures, results with their evidence."""

from .frameworks import FrameworkAdmin
from .measures import MeasureAdmin
from .plans import PlanAdmin
from .results import ResultAdmin

__all__ = ["FrameworkAdmin", "MeasureAdmin", "PlanAdmin", "ResultAdmin"]
