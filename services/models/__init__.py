"""Working records of the services, one module a subject."""

from .catalogue import Service
from .survey import Answer, Aspect, Channel, Comment, ExternalResult, Part, Question, Round, Standing, SurveyForm

__all__ = [
    "Answer",
    "Aspect",
    "Channel",
    "Comment",
    "ExternalResult",
    "Part",
    "Question",
    "Round",
    "Service",
    "Standing",
    "SurveyForm",
]
