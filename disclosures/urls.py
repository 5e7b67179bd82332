"""Addresses of the disclosures. Old years and editions stay at theirs for ever."""

from django.urls import path

from publishing.paths import patterns

from .kind import ACCESSIBILITY, BENEFITS, GIFT_RULES, GIFTS, INDEX, NO_GIFT, PRIVACY, TOPIC
from .views import gift_rules, index, no_gift, notices, topics

app_name = "disclosures"
urlpatterns = [
    path("disclosures/", topics.index, name="index"),
    *patterns(TOPIC),
    path("no-gift-policy/", no_gift.index, name="no-gift"),
    *patterns(NO_GIFT, newest=no_gift.year),
    path("no-gift-policy/<int:year>/print/", no_gift.printed, name="no-gift-print"),
    *patterns(GIFTS),
    *patterns(GIFT_RULES, newest=gift_rules.newest),
    *patterns(BENEFITS),
    *patterns(INDEX, newest=index.newest),
    *patterns(PRIVACY, newest=notices.privacy),
    *patterns(ACCESSIBILITY, newest=notices.accessibility),
]
