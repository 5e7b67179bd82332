"""Addresses for reporters and readers. None of them ever carries a receipt code or a case."""

from django.urls import path

from .views import doors, filing, statistics, tracking

app_name = "complaints"
urlpatterns = [
    path("", doors.index, name="index"),
    path("guideline/", doors.guideline, name="guideline"),
    path("proof/", doors.proof, name="proof"),
    path("general/new/", filing.new, {"door": "general"}, name="general"),
    path("corruption/new/", filing.new, {"door": "corruption"}, name="corruption"),
    path("track/", tracking.track, name="track"),
    path("statistics/", statistics.index, name="statistics"),
    path("statistics/<int:year>/", statistics.year, name="statistics-year"),
    path("statistics/<int:year>/history/", statistics.history, name="statistics-history"),
    path("statistics/<int:year>/report.<str:name>", statistics.newest_file, name="statistics-newest-file"),
    path("statistics/<int:year>/editions/<int:number>/", statistics.edition, name="statistics-edition"),
    path("statistics/<int:year>/editions/<int:number>/report.<str:name>", statistics.file, name="statistics-file"),
]
