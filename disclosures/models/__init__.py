"""Working records of the disclosures: staff edit them, the public reads editions frozen from them."""

from .gifts import Gift, GiftReport, GiftRules
from .index import InformationTag
from .links import Link
from .no_gift import Activity, Announcement, Photo
from .notices import Notice, NoticeSection
from .topics import Document, Replacement, Section, Statement, Topic

__all__ = [
    "Activity",
    "Announcement",
    "Document",
    "Gift",
    "GiftReport",
    "GiftRules",
    "InformationTag",
    "Link",
    "Notice",
    "NoticeSection",
    "Photo",
    "Replacement",
    "Section",
    "Statement",
    "Topic",
]
