"""Addresses of this site as a witness."""

from django.urls import path

from . import views

app_name = "witnesses"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:host>.txt", views.note, name="note"),
]
