"""The visitor counter."""

from django.apps import AppConfig


class VisitorsConfig(AppConfig):
    name = "visitors"
    verbose_name = "สถิติผู้เยี่ยมชม"

    def ready(self):
        from common import dashboard

        from . import health

        dashboard.register(health.notices)
