"""Publishing in the admin: every decision goes through workflow.py, nothing here writes a row itself."""

from . import editions, ledger, questions, submissions

__all__ = ["editions", "ledger", "questions", "submissions"]
