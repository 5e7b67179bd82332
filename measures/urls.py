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
]
