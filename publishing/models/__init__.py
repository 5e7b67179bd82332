"""Submissions wait for a second person; editions are what the public reads; the ledger chains every act; issued
files are the downloads made of an edition, shown files those that it names."""

from .base import Immutable
from .editions import Edition
from .issued import IssuedFile
from .ledger import LedgerEntry, LedgerHead
from .questions import SpokenWord, UnfoundQuestion
from .search import SearchEntry
from .shown import ShownFile
from .submissions import Submission, SubmittedItem

__all__ = [
    "Edition",
    "Immutable",
    "IssuedFile",
    "LedgerEntry",
    "LedgerHead",
    "SearchEntry",
    "ShownFile",
    "SpokenWord",
    "Submission",
    "SubmittedItem",
    "UnfoundQuestion",
]
