"""The project itself, as the app that knows what stands on every page."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "kokkhon_ita"
    verbose_name = "เว็บไซต์"

    def ready(self) -> None:
        from common import dashboard

        from . import facts
        from .opening import first_steps
        from .opening import notices as opening
        from .upkeep import notices

        facts.register_all()
        dashboard.register(opening.notices)
        dashboard.lead("admin/opening/first_steps.html", first_steps.first_steps)
        dashboard.register(notices.notices)
