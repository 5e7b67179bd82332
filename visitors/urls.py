"""Addresses of the counter."""

from django.urls import path

from . import views

app_name = "visitors"
urlpatterns = [
    path("", views.index, name="index"),
    path("widget.svg", views.widget, name="widget"),
    path("daily.<slug:format>", views.daily, name="daily"),
]
