"""Addresses of this site as a witness, and of the stamps of its own ledger."""

from django.urls import path

from . import views

app_name = "witnesses"
urlpatterns = [
    path("witness/", views.index, name="index"),
    path("witness/<str:host>.txt", views.note, name="note"),
    path("ledger/<int:position>.tsr", views.stamp, name="stamp"),
]
