"""Working records of the services, one module a subject."""

from .catalogue import Service
from .counts import ServiceCount
from .paper import PaperBatch
from .periods import Part
from .survey import Answer, Aspect, Channel, Comment, ExternalResult, Question, Round, Slip, Standing, SurveyForm

__all__ = [
    "Answer",
    "Aspect",
    "Channel",
    "Comment",
    "ExternalResult",
    "PaperBatch",
    "Part",
    "Question",
    "Round",
    "Service",
    "ServiceCount",
    "Slip",
    "Standing",
    "SurveyForm",
]
