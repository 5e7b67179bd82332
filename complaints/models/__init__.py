"""What is kept of complaints: the desk and its readers, the sealed cases, the calendar, the words."""

from .board import BoardEntry
from .calendar import Holiday
from .case import Case, Channel, Item, Outcome, SealedFile
from .desk import Desk, OtherWay, Reader, RecoveryKey, Room, SettingUp, StaffMember
from .earlier import EarlierFigures
from .roster import RosterConfirmation, RosterVersion
from .words import Category, ReplyTemplate, Village

__all__ = [
    "BoardEntry",
    "Case",
    "Category",
    "Channel",
    "Desk",
    "EarlierFigures",
    "Holiday",
    "Item",
    "OtherWay",
    "Outcome",
    "Reader",
    "RecoveryKey",
    "ReplyTemplate",
    "Room",
    "RosterConfirmation",
    "RosterVersion",
    "SealedFile",
    "SettingUp",
    "StaffMember",
    "Village",
]
