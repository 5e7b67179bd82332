"""Addresses of the assessment. Old years and editions stay at theirs for ever; O42 and o42 are the same item."""

from django.urls import path, re_path

from publishing.paths import patterns

from . import views
from .oit import views as oit
from .oit.kind import ADDRESSES as OIT
from .scores.kind import ADDRESSES as SCORES

app_name = "ita"
urlpatterns = [
    path("", views.index, name="index"),
    *patterns(SCORES),
    path("oit/", oit.newest, name="oit-newest"),
    *patterns(OIT, newest=oit.newest_list),
    re_path(r"^(?P<year>[0-9]{4})/oit/[oO](?P<number>[1-9][0-9]?)/$", oit.item, name="oit-item"),
]
