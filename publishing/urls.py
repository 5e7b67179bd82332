"""Addresses of publishing."""

from django.urls import path

from . import views

app_name = "publishing"
urlpatterns = [
    path("ledger.jsonl", views.ledger, name="ledger"),
    path("verify.py", views.verifier, name="verifier"),
    path("contact/", views.contact, name="contact"),
    path("contact/history/", views.contact_history, name="contact-history"),
    path("contact/editions/<int:number>/", views.contact_edition, name="contact-edition"),
]
