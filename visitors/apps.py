"""The visitor counter."""

from django.apps import AppConfig


class VisitorsConfig(AppConfig):
    name = "visitors"
    verbose_name = "สถิติผู้เยี่ยมชม"

    def ready(self) -> None:
        from common import dashboard

        from . import foot
        from .figures import totals
        from .recording import health

        totals.first_weekday()  # a slip in the settings stops the start, not every page
        foot.register()
        dashboard.register(health.notices)
