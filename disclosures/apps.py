"""What the office discloses: topics with their documents, the No Gift Policy, the links in all of them."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "disclosures"
    verbose_name = "การเปิดเผยข้อมูล"

    def ready(self) -> None:
        from common import dashboard
        from common import wheel as year_wheel

        from . import facts, kind, notices, wheel

        kind.register()
        facts.register_all()
        dashboard.register(notices.notices)
        year_wheel.register(wheel.of_policy, wheel.since_announced)
        year_wheel.register(wheel.of_topics, wheel.since_disclosed)
