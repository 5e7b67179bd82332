"""So many answers a day from one browser. Who it is stands nowhere: the counter's keyed hash is asked, and forgotten at night."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string

from common import limits

A_DAY = 5


def take(request: HttpRequest) -> bool:
    """Count an answer of this browser and return whether it may still send it today."""
    sender = import_string(settings.SURVEY_SENDER)(request, timezone.now()).hex()
    return limits.take(f"survey-sender-{sender}", most=A_DAY, lasting=timedelta(days=1))
