"""Submissions wait for a second person; editions are what the public reads; the ledger chains every act."""

from .base import Immutable
from .editions import Edition
from .ledger import LedgerEntry, LedgerHead
from .submissions import Submission

__all__ = ["Edition", "Immutable", "LedgerEntry", "LedgerHead", "Submission"]
