"""What the office discloses: topics with their documents, the No Gift Policy, the links in all of them."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "disclosures"
    verbose_name = "การเปิดเผยข้อมูล"

    def ready(self):
        from common import dashboard

        from . import facts, kind, notices

        kind.register()
        facts.register_all()
        dashboard.register(notices.notices)
