"""The ten integrity measures of each fiscal year."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "measures"
    verbose_name = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"

    def ready(self):
        from common import dashboard

        from . import kind, notices, todo

        kind.register()
        dashboard.register(notices.of_measures)
        dashboard.lead("admin/measures/todo.html", todo.of)
