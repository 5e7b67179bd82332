"""Editions: what the public reads."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "publishing"
    verbose_name = "การเผยแพร่"

    def ready(self):
        from common import dashboard

        from . import notices, organisation

        organisation.register()
        dashboard.register(notices.notices)
