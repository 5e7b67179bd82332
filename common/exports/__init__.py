"""Rows in, files out: a report is declared once, a table of writers makes every format of it."""

from .chapters import Chapter
from .columns import Column
from .formats import FORMATS, Download, Format, downloads, file_name, get, offered, protect, respond, saved, shown
from .paper import Chart, Paper, Progress, Signature
from .report import Report, clean

__all__ = [
    "FORMATS",
    "Chapter",
    "Chart",
    "Column",
    "Download",
    "Format",
    "Paper",
    "Progress",
    "Report",
    "Signature",
    "clean",
    "downloads",
    "file_name",
    "get",
    "offered",
    "protect",
    "respond",
    "saved",
    "shown",
]
