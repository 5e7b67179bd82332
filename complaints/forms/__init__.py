"""The forms of reporters: one for each door, and those of the tracking page."""

from .corruption import CorruptionForm
from .general import GeneralForm

DOOR_FORMS = {"general": GeneralForm, "corruption": CorruptionForm}

__all__ = ["DOOR_FORMS", "CorruptionForm", "GeneralForm"]
