"""Working records of the services, one module a subject."""

from .answers import Answer, Channel, Comment, Standing
from .catalogue import Service
from .counts import RequestCount, ServiceCount
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
    "RequestCount",
    "Round",
    "Service",
    "ServiceCount",
    "Slip",
    "Standing",
    "SurveyForm",
]
