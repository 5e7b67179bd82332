"""Submissions wait for a second person; editions are what the public reads; the ledger chains every act; issued
files are the downloads made of an edition, shown files those that it names; what was compared and checked is kept, to be read by many."""

from .base import Immutable
from .checked import LedgerCheck
from .compared import Compared
from .editions import Edition
from .head import LedgerHead
from .issued import IssuedFile
from .ledger import LedgerEntry
from .questions import SpokenWord, UnfoundQuestion
from .search import SearchEntry
from .shown import ShownFile
from .submissions import Submission, SubmittedItem

__all__ = [
    "Compared",
    "Edition",
    "Immutable",
    "IssuedFile",
    "LedgerCheck",
    "LedgerEntry",
    "LedgerHead",
    "SearchEntry",
    "ShownFile",
    "SpokenWord",
    "Submission",
    "SubmittedItem",
    "UnfoundQuestion",
]
