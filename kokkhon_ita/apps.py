"""The project itself, as the app that knows what stands on every page."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "kokkhon_ita"
    verbose_name = "เว็บไซต์"

    def ready(self):
        from . import facts

        facts.register_all()
