"""Asking for pages through the door: which addresses answer, which of them are kept, and what Django alone says."""

from datetime import datetime

from django.conf import settings as site_settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory, override_settings
from django.utils import timezone

from common import holes
from kokkhon_ita.kept.store import store
from tests.addresses import ADDRESSES
from tests.door import PROGRAM, connections_kept

NOON = datetime.fromisoformat("2026-11-28T12:00:00+07:00")
ANSWERED = [address for address in ADDRESSES if address.status == 200]
# Each says for how long it is good, streams, or holds what may never be kept.
NEVER_KEPT = {
    "/healthz",
    "/readyz",
    "/ledger.jsonl",
    "/verify.py",
    "/visitors/widget.svg",
    "/visitors/daily.csv",
    "/search/?q=Policy",
}
INSIDE = "kokkhon_ita.middleware.CompressForReaders", "kokkhon_ita.kept.middleware.KeepPages"


def kept(site, path, **request):
    """Return (the answer that Django gave, the kept one) to the same request."""
    store.clear()
    return site.ask(path, **request), site.ask(path, **request)


def may_be_kept(path):
    # A file of an edition says how long it is good.
    is_issued = path.endswith("/share.png") or ("/editions/" in path and not path.endswith(("/", "-metadata.json")))
    # Each form of the survey bears a token of its own.
    is_form = path.startswith(("/complaints/", "/survey/")) and not path.startswith("/survey/results/")
    return path not in NEVER_KEPT and not is_issued and not is_form


def as_django_alone_answers(path):
    """Return the body that Django makes without anything of kokkhon_ita.kept around it, its hole filled."""
    inner = [name for name in site_settings.MIDDLEWARE if name not in INSIDE]
    request = RequestFactory().get(path, REMOTE_ADDR="203.0.113.7", HTTP_USER_AGENT=PROGRAM)
    with override_settings(MIDDLEWARE=inner), connections_kept():
        response = WSGIHandler()(request.environ, lambda status, headers: None)
        before, hole, behind = holes.split(response.getvalue())
        response.close()
    return before + holes.fill(hole, request, timezone.now()) + behind
