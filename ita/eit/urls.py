"""Addresses of the EIT pages. /eit/ is the newest year; every year and edition keeps its own for ever."""

from django.urls import path

from publishing.paths import patterns

from . import views
from .kind import ADDRESSES

app_name = "eit"
urlpatterns = [
    path("", views.newest, name="newest"),
    path("qr.svg", views.newest_file, {"name": "qr.svg"}, name="newest-svg"),
    path("qr.png", views.newest_file, {"name": "qr.png"}, name="newest-png"),
    path("poster.pdf", views.newest_file, {"name": "poster.pdf"}, name="newest-poster"),
    path("years/", views.years, name="years"),
    *patterns(ADDRESSES),
]
