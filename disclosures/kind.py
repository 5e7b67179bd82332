"""What the disclosures publish: topics, the No Gift Policy of a year, gift rules and totals, notices about the site."""

from collections.abc import Callable

from django.http import HttpResponse

from publishing import papers
from publishing.addresses import Addresses, Onward
from publishing.contents import Content
from publishing.following import following
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from . import warnings
from .editions.gift_rules import Rules
from .editions.gifts import BenefitTotals, GiftTotals
from .editions.index import Index
from .editions.no_gift import Policy
from .editions.notices import AccessibilityStatement, PrivacyNotice
from .editions.topic import Topic

TOPIC = Addresses("topic", "disclosures", "topic", "disclosures/<slug:slug>/", "topic-")

NO_GIFT = Addresses("no-gift", "disclosures", "no-gift-year", "no-gift-policy/<int:year>/", "no-gift-")

GIFTS = Addresses("gifts", "disclosures", "gifts", "no-gift-policy/<int:year>/gifts/<int:half>/", "gifts-")

GIFT_RULES = Addresses("gift-rules", "disclosures", "gift-rules", "no-gift-policy/rules/", "gift-rules-")

BENEFITS = Addresses(
    "benefits", "disclosures", "benefits", "no-gift-policy/<int:year>/benefits/<int:half>/", "benefits-"
)

INDEX = Addresses("information-index", "disclosures", "information-index", "information-index/", "information-index-")

PRIVACY = Addresses("privacy-notice", "disclosures", "privacy", "privacy/", "privacy-")

ACCESSIBILITY = Addresses("accessibility-statement", "disclosures", "accessibility", "accessibility/", "accessibility-")


def register() -> None:
    register_kind(topic())
    register_kind(no_gift())
    register_kind(gifts())
    register_kind(gift_rules())
    register_kind(benefits())
    register_kind(index())
    register_kind(privacy())
    register_kind(accessibility())


def topic() -> Kind:
    from . import items, sending
    from .content import topics
    from .views import topics as views

    return Kind(
        name="topic",
        label="หัวข้อการเปิดเผยข้อมูล",
        content=topics.content,
        keys=topics.keys,
        contents=(Topic,),
        title=lambda content: content.title,
        page=views.topic_page,
        addresses=TOPIC,
        onward=Onward("disclosures:index", "หัวข้ออื่นที่หน่วยงานเปิดเผย"),
        warnings=warnings.of_topic,
        items=items.TopicItems(),
        offers=sending.offers,
        evidence=sending.evidence,
        empty=topics.is_empty,
    )


def no_gift() -> Kind:
    from .content import no_gift
    from .views import no_gift as views

    return Kind(
        name="no-gift",
        label="นโยบายไม่รับของขวัญ (No Gift Policy)",
        content=no_gift.content,
        keys=no_gift.keys,
        contents=(Policy,),
        title=lambda content: content.title,
        page=views.policy_page,
        follow=following({"disclosures:no-gift-print": views.printed_page}),
        addresses=NO_GIFT,
        onward=Onward("disclosures:index", "ข้อมูลอื่นที่หน่วยงานเปิดเผย"),
        warnings=warnings.of_announcement,
        changed_with=("disclosures.change_announcement",),
        empty=no_gift.is_empty,
    )


def gifts() -> Kind:
    from .content import gifts
    from .presentation.no_gift import GiftsView
    from .views import gifts as views

    return Kind(
        name="gifts",
        label="รายงานการรับของขวัญรายครึ่งปี",
        content=gifts.content,
        keys=gifts.keys,
        contents=(GiftTotals,),
        title=lambda content: f"รายงานการรับของขวัญ {GiftsView(content).name}",
        page=views.gifts_page,
        addresses=GIFTS,
        onward=Onward("disclosures:no-gift", "นโยบายไม่รับของขวัญ"),
        warnings=warnings.of_gifts,
        changed_with=("disclosures.change_giftreport", "disclosures.change_gift"),
    )


def gift_rules() -> Kind:
    from .content import gift_rules as rules
    from .views import gift_rules as views

    return Kind(
        name="gift-rules",
        label="เกณฑ์การรับของขวัญ",
        content=rules.content,
        keys=rules.keys,
        contents=(Rules,),
        title=lambda content: "เกณฑ์การรับของขวัญ",
        page=views.page,
        addresses=GIFT_RULES,
        onward=Onward("disclosures:no-gift", "นโยบายไม่รับของขวัญ"),
        warnings=rules.warnings,
        changed_with=("disclosures.change_giftrules",),
    )


def benefits() -> Kind:
    from .content import gifts
    from .presentation.no_gift import BenefitsView
    from .views import gifts as views

    return Kind(
        name="benefits",
        label="รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดรายครึ่งปี",
        content=gifts.benefits,
        keys=gifts.benefit_keys,
        contents=(BenefitTotals,),
        title=lambda content: f"รายงานการรับทรัพย์สินหรือประโยชน์อื่นใด {BenefitsView(content).name}",
        page=views.benefits_page,
        addresses=BENEFITS,
        onward=Onward("disclosures:no-gift", "นโยบายไม่รับของขวัญ"),
        warnings=warnings.of_benefits,
        changed_with=("disclosures.change_giftreport", "disclosures.change_gift"),
    )


def index() -> Kind:
    from . import index_report
    from .content import index as content
    from .views import index as views

    return Kind(
        name="information-index",
        label="ดัชนีข้อมูลข่าวสารของราชการ",
        content=content.content,
        keys=content.keys,
        contents=(Index,),
        title=lambda content: index_report.TITLE,
        page=views.page,
        addresses=INDEX,
        onward=Onward("disclosures:index", "ข้อมูลที่หน่วยงานเปิดเผยตามหัวข้อ"),
        warnings=content.warnings,
        changed_with=("disclosures.change_informationtag",),
        empty=lambda content: not content.entries,
        files=papers.files(index_report.report),
    )


def privacy() -> Kind:
    from .views import notices as views

    return _notice(PRIVACY, PrivacyNotice, "privacy", views.privacy_page)


def accessibility() -> Kind:
    from .views import notices as views

    return _notice(ACCESSIBILITY, AccessibilityStatement, "accessibility", views.accessibility_page)


def _notice(addresses: Addresses, shape: type[Content], name: str, page: Callable[..., HttpResponse]) -> Kind:
    """Return the Kind of the notice of that name."""
    from .content import notices
    from .models import Notice

    label = Notice.Name(name).label
    return Kind(
        name=addresses.kind,
        label=label,
        content=lambda key: notices.content(shape, name),
        keys=lambda: notices.keys(name),
        contents=(shape,),
        title=lambda content: label,
        page=page,
        addresses=addresses,
        onward=Onward("publishing:contact", "ช่องทางติดต่อหน่วยงาน"),
        changed_with=("disclosures.change_notice",),
        empty=lambda content: not content.sections,
    )
