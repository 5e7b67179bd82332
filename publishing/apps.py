"""Editions: what the public reads."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "publishing"
    verbose_name = "การเผยแพร่"

    def ready(self):
        from . import organisation

        organisation.register()
