"""Ending a trial: a backup, then everything that was tried is gone and the ledger begins anew."""

from pathlib import Path

from django.apps import apps
from django.core.management import call_command

from common import stores
from kokkhon_ita.upkeep import backup
from publishing.models import LedgerHead


def refusal() -> str:
    """Return in Thai why this site is no trial any more, "" when it may begin anew: each app is asked."""
    return next(filter(None, (getattr(app, "no_trial_any_more", str)() for app in apps.get_app_configs())), "")


def begin_anew() -> Path:
    """Back everything up, empty the database and the folders of files, and return the backup."""
    kept = backup.make()
    call_command("flush", interactive=False, verbosity=0)
    for name in backup.STORES:
        stores.store(name).remove_all()
    LedgerHead.objects.get_or_create(pk=1)
    return kept
