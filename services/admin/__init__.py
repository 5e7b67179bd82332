"""The admin of the services, one module a subject."""

from .catalogue import ServiceAdmin
from .counts import ServiceCountAdmin
from .paper import PaperBatchAdmin
from .survey import AnswerAdmin, AspectAdmin, CommentAdmin, RoundAdmin, SurveyFormAdmin

__all__ = [
    "AnswerAdmin",
    "AspectAdmin",
    "CommentAdmin",
    "PaperBatchAdmin",
    "RoundAdmin",
    "ServiceAdmin",
    "ServiceCountAdmin",
    "SurveyFormAdmin",
]
