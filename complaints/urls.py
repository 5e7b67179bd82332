"""Addresses for reporters and readers. None of them ever carries a receipt code or a case."""

from django.urls import path
from django.views.generic import RedirectView

from publishing.paths import patterns

from .kind import ADDRESSES, GUIDELINE_ADDRESSES, KEY_ADDRESSES
from .views import board, channels, filing, guideline, statistics, tracking

app_name = "complaints"
urlpatterns = [
    path("", channels.index, name="index"),
    *patterns(GUIDELINE_ADDRESSES, newest=guideline.newest),
    path("board/", board.board, name="board"),
    path("proof/", channels.proof, name="proof"),
    *patterns(KEY_ADDRESSES),
    path("general/", RedirectView.as_view(pattern_name="complaints:general"), name="general-shortened"),
    path("general/new/", filing.new, {"channel": "general"}, name="general"),
    path("corruption/", filing.safety, name="corruption"),
    path("corruption/new/", filing.new, {"channel": "corruption"}, name="corruption-report"),
    path("track/", tracking.track, name="track"),
    path("statistics/", statistics.index, name="statistics"),
    *patterns(ADDRESSES),
]
