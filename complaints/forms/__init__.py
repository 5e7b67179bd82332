"""The forms of reporters: one for each door, and those of the tracking page."""

from .corruption import CorruptionForm
from .general import GeneralForm
from .report import ReportForm

DOOR_FORMS: dict[str, type[ReportForm]] = {"general": GeneralForm, "corruption": CorruptionForm}

__all__ = ["DOOR_FORMS", "CorruptionForm", "GeneralForm"]
