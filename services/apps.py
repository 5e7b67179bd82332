"""What the office does for people: its services, how many came, how content they were."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = "บริการประชาชน"

    def ready(self) -> None:
        from common import dashboard
        from common import wheel as year_wheel
        from complaints.filing import requests

        from . import notices, wheel
        from .catalogue import kind as catalogue
        from .counts import kind as counts
        from .requesting import desk
        from .results import kind as results

        catalogue.register()
        counts.register()
        results.register()
        requests.take_for(desk.division_of, desk.count)
        dashboard.register(notices.notices)
        year_wheel.register(wheel.duties, wheel.since)
