"""What staff should look at again in a plan's working records. Nothing here changes or refuses anything."""

from .check import check, count_of, of_plans
from .findings import LABELS, Finding

__all__ = ["LABELS", "Finding", "check", "count_of", "of_plans"]
