"""The admin of the disclosures, one module a subject."""

from .documents import DocumentAdmin
from .gifts import GiftAdmin, GiftReportAdmin, GiftRulesAdmin
from .index import InformationTagAdmin
from .links import LinkAdmin
from .no_gift import ActivityAdmin, AnnouncementAdmin
from .notices import NoticeAdmin
from .statements import StatementAdmin
from .topics import SectionAdmin, TopicAdmin

__all__ = [
    "ActivityAdmin",
    "AnnouncementAdmin",
    "DocumentAdmin",
    "GiftAdmin",
    "GiftReportAdmin",
    "GiftRulesAdmin",
    "InformationTagAdmin",
    "LinkAdmin",
    "NoticeAdmin",
    "SectionAdmin",
    "StatementAdmin",
    "TopicAdmin",
]
