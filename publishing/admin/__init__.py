"""Publishing in the admin: every decision goes through workflow.py, nothing here writes a row itself."""

from . import editions, ledger, submissions

__all__ = ["editions", "ledger", "submissions"]
