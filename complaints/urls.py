"""Addresses for reporters and readers. None of them ever carries a receipt code or a case."""

from django.urls import path

from publishing.paths import patterns

from .kind import ADDRESSES, GUIDELINE_ADDRESSES, KEY_ADDRESSES
from .views import board, doors, filing, guideline, keys, statistics, tracking

app_name = "complaints"
urlpatterns = [
    path("", doors.index, name="index"),
    *patterns(GUIDELINE_ADDRESSES, newest=guideline.newest),
    path("board/", board.board, name="board"),
    path("proof/", doors.proof, name="proof"),
    *patterns(KEY_ADDRESSES),
    path("proof/keys/<slug:key>/editions/<int:number>/key.json", keys.file, name="proof-key-file"),
    path("general/new/", filing.new, {"door": "general"}, name="general"),
    path("corruption/", filing.safety, name="corruption"),
    path("corruption/new/", filing.new, {"door": "corruption"}, name="corruption-report"),
    path("track/", tracking.track, name="track"),
    path("statistics/", statistics.index, name="statistics"),
    *patterns(ADDRESSES),
    path("statistics/<int:year>/report.<str:name>", statistics.newest_file, name="statistics-newest-file"),
    path("statistics/<int:year>/editions/<int:number>/report.<str:name>", statistics.file, name="statistics-file"),
]
