"""Addresses of the measures. Old years and editions stay at theirs for ever."""

from django.urls import path

from publishing.paths import patterns

from . import views
from .kind import ADDRESSES
from .reports import views as reports

app_name = "measures"
urlpatterns = [
    path("", views.index, name="index"),
    path("columns/", reports.columns, name="columns"),
    *patterns(ADDRESSES),
    path("<int:year>/<int:number>/", views.measure, name="measure"),
    path("<int:year>/editions/<int:edition>/<int:number>/", views.measure_of_edition, name="edition-measure"),
    path("<int:year>/report.<str:format>", reports.newest_report, name="report"),
    path("<int:year>/report-<int:months>-months.<str:format>", reports.newest_report, name="report"),
    path("<int:year>/<int:number>/report.<str:format>", reports.newest_report, name="report"),
    path("<int:year>/editions/<int:edition>/report.<str:format>", reports.edition_report, name="edition-report"),
    path(
        "<int:year>/editions/<int:edition>/report-<int:months>-months.<str:format>",
        reports.edition_report,
        name="edition-report",
    ),
    path(
        "<int:year>/editions/<int:edition>/<int:number>/report.<str:format>",
        reports.edition_report,
        name="edition-report",
    ),
    path("<int:year>/archive.zip", reports.newest_archive, name="archive"),
    path("<int:year>/editions/<int:edition>/archive.zip", reports.edition_archive, name="edition-archive"),
]
