"""The forms of reporters: one for each channel, and those of the tracking page."""

from .corruption import CorruptionForm
from .general import GeneralForm
from .report import ReportForm

CHANNEL_FORMS: dict[str, type[ReportForm]] = {"general": GeneralForm, "corruption": CorruptionForm}

__all__ = ["CHANNEL_FORMS", "CorruptionForm", "GeneralForm"]
