"""Readers' pages as finished bytes: made once for each state of publication, answered ahead of Django's handler."""
