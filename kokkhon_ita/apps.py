"""The project itself, as the app that knows what stands on every page."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "kokkhon_ita"
    verbose_name = "เว็บไซต์"

    def ready(self):
        from common import dashboard

        from . import facts
        from .upkeep import notices

        facts.register_all()
        dashboard.register(notices.notices)
