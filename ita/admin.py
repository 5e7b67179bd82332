"""The admin of the assessment, one module a subject."""

from .eit.admin import EitRoundAdmin
from .oit.admin import OitCatalogueAdmin, OitItemAdmin
from .scores.admin import ScoreYearAdmin

__all__ = ["EitRoundAdmin", "OitCatalogueAdmin", "OitItemAdmin", "ScoreYearAdmin"]
