"""Who else saw the ledger: this site as a witness of others, and the witnesses of this site."""

from django.apps import AppConfig


class WitnessesConfig(AppConfig):
    name = "witnesses"
    verbose_name = "พยานและตราเวลา"

    def ready(self) -> None:
        from common import dashboard
        from publishing import beside_ledger

        from . import notices, reading, stamping

        dashboard.register(notices.notices)
        beside_ledger.register("witnesses/of_ledger.html", reading.of_ledger)
        beside_ledger.register("witnesses/stamp_of_ledger.html", stamping.newest)
