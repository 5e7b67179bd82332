"""Addresses of the disclosures. Old years and editions stay at theirs for ever."""

from django.urls import path

from .views import gifts, no_gift, topics

app_name = "disclosures"
urlpatterns = [
    path("disclosures/", topics.index, name="index"),
    path("disclosures/<slug:slug>/", topics.topic, name="topic"),
    path("disclosures/<slug:slug>/history/", topics.history, name="topic-history"),
    path("disclosures/<slug:slug>/editions/<int:number>/", topics.edition, name="topic-edition"),
    path("no-gift-policy/", no_gift.index, name="no-gift"),
    path("no-gift-policy/<int:year>/", no_gift.year, name="no-gift-year"),
    path("no-gift-policy/<int:year>/print/", no_gift.printed, name="no-gift-print"),
    path("no-gift-policy/<int:year>/history/", no_gift.history, name="no-gift-history"),
    path("no-gift-policy/<int:year>/editions/<int:number>/", no_gift.edition, name="no-gift-edition"),
    path("no-gift-policy/<int:year>/gifts/<int:half>/", gifts.report, name="gifts"),
    path("no-gift-policy/<int:year>/gifts/<int:half>/history/", gifts.history, name="gifts-history"),
    path("no-gift-policy/<int:year>/gifts/<int:half>/editions/<int:number>/", gifts.edition, name="gifts-edition"),
]
