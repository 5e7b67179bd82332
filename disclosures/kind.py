"""What the disclosures publish: topics, the No Gift Policy of a year, the gift totals of a half-year."""

from django.urls import reverse

from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from . import warnings
from .editions.gifts import GiftTotals
from .editions.no_gift import Policy
from .editions.topic import Topic


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
        url=lambda key: reverse("disclosures:topic", args=[key]),
        edition_url=lambda key, number: reverse("disclosures:topic-edition", args=[key, number]),
        history_url=lambda key: reverse("disclosures:topic-history", args=[key]),
        warnings=warnings.of_topic,
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
        url=lambda key: reverse("disclosures:no-gift-year", args=[key]),
        edition_url=lambda key, number: reverse("disclosures:no-gift-edition", args=[key, number]),
        history_url=lambda key: reverse("disclosures:no-gift-history", args=[key]),
        warnings=warnings.of_announcement,
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
        url=lambda key: reverse("disclosures:gifts", args=key.split("-")),
        edition_url=lambda key, number: reverse("disclosures:gifts-edition", args=[*key.split("-"), number]),
        history_url=lambda key: reverse("disclosures:gifts-history", args=key.split("-")),
        warnings=warnings.of_gifts,
    )
