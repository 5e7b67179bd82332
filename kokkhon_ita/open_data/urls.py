"""Addresses of the open data."""

from django.urls import path

from . import views

app_name = "open-data"
urlpatterns = [
    path("data/", views.index, name="index"),
    path("data/catalog.jsonld", views.catalogue, name="catalog"),
    path("data/openapi.json", views.openapi, name="openapi"),
    path("<path:path>-metadata.json", views.table, name="table"),
]
