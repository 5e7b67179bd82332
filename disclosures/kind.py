"""What the disclosures publish: topics, the No Gift Policy of a year, the gift totals of a half-year."""

from publishing.addresses import Addresses
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from . import warnings
from .editions.gifts import GiftTotals
from .editions.no_gift import Policy
from .editions.topic import Topic

TOPIC = Addresses("topic", "disclosures", "topic", "disclosures/<slug:slug>/", "topic-")

NO_GIFT = Addresses("no-gift", "disclosures", "no-gift-year", "no-gift-policy/<int:year>/", "no-gift-")

GIFTS = Addresses("gifts", "disclosures", "gifts", "no-gift-policy/<int:year>/gifts/<int:half>/", "gifts-")


def register():
    register_kind(topic())
    register_kind(no_gift())
    register_kind(gifts())


def topic():
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
        warnings=warnings.of_topic,
        changed_with=("disclosures.change_topic", "disclosures.change_document"),
        empty=topics.is_empty,
    )


def no_gift():
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
        addresses=NO_GIFT,
        warnings=warnings.of_announcement,
        changed_with=("disclosures.change_announcement",),
        empty=no_gift.is_empty,
    )


def gifts():
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
        warnings=warnings.of_gifts,
        changed_with=("disclosures.change_giftreport", "disclosures.change_gift"),
    )
