"""Addresses of the survey and of its results."""

from django.urls import path

from publishing.paths import patterns

from ..results import views as results
from ..results.kind import ADDRESSES
from ..rounds.kind import ADDRESSES as ROUNDS
from . import kiosk, views

app_name = "survey"
urlpatterns = [
    path("", views.answer, name="index"),
    path("<int:service>/", views.answer, name="of-service"),
    path("results/", results.index, name="results-index"),
    *patterns(ADDRESSES),
    *patterns(ROUNDS),
    path("thanks/", views.thanks, name="thanks"),
    path("kiosk/<str:key>/", kiosk.start, name="kiosk"),
    path("kiosk/<str:key>/form/", kiosk.form, name="kiosk-form"),
    path("kiosk/<str:key>/thanks/", kiosk.thanks, name="kiosk-thanks"),
    path("slip/<str:code>/", views.slip, name="slip"),
    path("paper/", views.paper, name="paper"),
    path("poster/", views.poster, name="poster"),
    path("<int:service>/poster/", views.poster, name="poster-of-service"),
]
