"""The assessment itself: the EIT survey, the OIT checklist, the scores."""

from django.apps import AppConfig


class ItaConfig(AppConfig):
    name = "ita"
    verbose_name = "การประเมิน ITA"

    def ready(self) -> None:
        from common import dashboard
        from common import wheel as year_wheel

        from . import notices, wheel
        from .eit import kind as eit
        from .oit import facts, live
        from .oit import kind as oit
        from .scores import kind as scores

        eit.register()
        oit.register()
        scores.register()
        facts.register_all()
        live.register()
        dashboard.register(notices.of_eit)
        dashboard.register(notices.of_oit)
        year_wheel.register(wheel.of_eit, wheel.since_eit)
        year_wheel.register(wheel.of_oit, wheel.since_oit)
