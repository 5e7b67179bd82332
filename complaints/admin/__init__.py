"""The desk inside the Django admin: ordinary tables of words and days, and the officers' room."""

from . import keys, room, tables

__all__ = ["keys", "room", "tables"]
