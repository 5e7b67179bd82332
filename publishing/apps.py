"""Editions: what the public reads."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "publishing"
    verbose_name = "การเผยแพร่"

    def ready(self) -> None:
        from django.core import checks as django_checks

        from common import clocks, dashboard

        from . import checks, ledger, notices, office_facts, organisation, state

        django_checks.register(checks.kinds_are_whole)
        organisation.register()
        office_facts.register_all()
        dashboard.register(notices.notices)
        clocks.register(ledger.lived_until, lambda: state.now().newest_due)
