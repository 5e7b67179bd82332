"""The ten integrity measures of each fiscal year."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "measures"
    verbose_name = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"

    def ready(self) -> None:
        from common import dashboard
        from common import wheel as year_wheel

        from . import facts, kind, notices, todo, wheel

        kind.register()
        facts.register_all()
        dashboard.register(notices.of_measures)
        dashboard.lead("admin/measures/todo.html", todo.todo_of)
        year_wheel.register(wheel.duties, wheel.since)
