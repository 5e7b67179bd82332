"""Addresses for reporters and readers. None of them ever carries a receipt code or a case."""

from django.urls import path

from .views import doors, filing, tracking

app_name = "complaints"
urlpatterns = [
    path("", doors.index, name="index"),
    path("guideline/", doors.guideline, name="guideline"),
    path("proof/", doors.proof, name="proof"),
    path("general/new/", filing.new, {"door": "general"}, name="general"),
    path("corruption/new/", filing.new, {"door": "corruption"}, name="corruption"),
    path("track/", tracking.track, name="track"),
]
