"""The ten integrity measures of each fiscal year."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "measures"
    verbose_name = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"

    def ready(self):
        from common import dashboard

        from . import facts, kind, notices, todo

        kind.register()
        facts.register_all()
        dashboard.register(notices.of_measures)
        dashboard.lead("admin/measures/todo.html", todo.of)
