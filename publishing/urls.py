"""Addresses of publishing."""

from django.urls import path
from django.views.decorators.http import require_safe

from . import schemas, verify_page, views
from .feed import Publications
from .organisation import ADDRESSES, contact
from .paths import patterns

app_name = "publishing"
urlpatterns = [
    path("ledger/", views.ledger, name="ledger"),
    path("ledger.jsonl", views.ledger_file, name="ledger-file"),
    path("verify.py", views.verifier, name="verifier"),
    path("feed.atom", require_safe(Publications()), name="feed"),
    path("verify/", verify_page.verify, name="verify"),
    path("schemas/<slug:name>.json", schemas.schema, name="schema"),
    *patterns(ADDRESSES, contact),
]
