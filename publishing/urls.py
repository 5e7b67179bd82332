"""Addresses of publishing."""

from django.urls import path

from . import schemas, verify_page, views
from .feed import Publications

app_name = "publishing"
urlpatterns = [
    path("ledger/", views.ledger, name="ledger"),
    path("ledger.jsonl", views.ledger_file, name="ledger-file"),
    path("verify.py", views.verifier, name="verifier"),
    path("feed.atom", Publications(), name="feed"),
    path("verify/", verify_page.verify, name="verify"),
    path("schemas/<slug:name>.json", schemas.schema, name="schema"),
    path("contact/", views.contact, name="contact"),
    path("contact/history/", views.contact_history, name="contact-history"),
    path("contact/editions/<int:number>/", views.contact_edition, name="contact-edition"),
]
