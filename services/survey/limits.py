"""So many answers a day from one browser. Who it is stands nowhere: the counter's keyed hash is asked, and forgotten at night."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string

A_DAY = 5


def take(request: HttpRequest) -> bool:
    """Count an answer of this browser and return whether it may still send it today."""
    now = timezone.now()
    name = f"survey-sender-{import_string(settings.SURVEY_SENDER)(request, now).hex()}"
    shared = caches["shared"]
    shared.add(name, 0, timedelta(days=1).total_seconds())
    sent = shared.get(name, 0) + 1
    shared.set(name, sent, timedelta(days=1).total_seconds())
    return sent <= A_DAY
