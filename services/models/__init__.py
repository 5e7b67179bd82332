"""Working records of the services, one module a subject."""

from .answers import Answer, Channel, Comment, Standing
from .catalogue import Service
from .counts import ServiceCount
from .paper import PaperBatch
from .periods import Part
from .questions import Aspect, Question, SurveyForm
from .rounds import ExternalResult, Round, Slip

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
