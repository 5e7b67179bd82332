"""Addresses of the assessment. Old years and editions stay at theirs for ever; O42 and o42 are the same item."""

from django.urls import path, re_path

from . import views
from .oit import views as oit
from .scores import views as scores

app_name = "ita"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:year>/", scores.year, name="year"),
    path("<int:year>/history/", scores.history, name="year-history"),
    path("<int:year>/editions/<int:number>/", scores.edition, name="year-edition"),
    path("oit/", oit.newest, name="oit-newest"),
    path("<int:year>/oit/", oit.year, name="oit"),
    path("<int:year>/oit/history/", oit.history, name="oit-history"),
    path("<int:year>/oit/oit.<str:name>", oit.newest_sheet, name="oit-newest-sheet"),
    path("<int:year>/oit/editions/<int:number>/", oit.edition, name="oit-edition"),
    path("<int:year>/oit/editions/<int:number>/oit.<str:name>", oit.sheet_file, name="oit-sheet"),
    re_path(r"^(?P<year>[0-9]{4})/oit/[oO](?P<number>[1-9][0-9]?)/$", oit.item, name="oit-item"),
]
