"""The admin of the services, one module a subject."""

from .answers import AnswerAdmin, CommentAdmin
from .catalogue import ServiceAdmin
from .counts import ServiceCountAdmin
from .paper import PaperBatchAdmin
from .questions import AspectAdmin, SurveyFormAdmin
from .rounds import RoundAdmin

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
