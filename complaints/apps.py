from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = "เรื่องร้องเรียน"

    def ready(self) -> None:
        from django.conf import settings

        from common import channels, dashboard
        from common import wheel as year_wheel
        from common.accounts import second_factor

        from . import facts, kind
        from .desk import notices
        from .figures import wheel
        from .readers import choosing, telephone_seeds
        from .sealing import gate

        gate.stand_in(settings.DATA_DIR / "gate")
        telephone_seeds.install()
        second_factor.keep_for(choosing.holds_key)
        kind.register()
        facts.register_all()
        channels.register(choosing.opened)
        dashboard.register(notices.notices)
        year_wheel.register(wheel.duties, wheel.since)

    def before_serving(self) -> None:
        """Stop the start of a server whose secret is missing or another one. Raises ImproperlyConfigured."""
        from . import secret_check

        secret_check.check()

    def is_apart(self) -> bool:
        """Return whether this machine notes states of cases elsewhere than the machines that share its database."""
        from . import freshness

        return freshness.is_another_s()

    def no_trial_any_more(self) -> str:
        """Return in Thai that a real report came in, "" when none did: then a trial may be erased."""
        from .models import Case, Desk

        real = Case.objects.exists() and not Desk.objects.filter(demo=True).exists()
        return "มีเรื่องร้องเรียนจริงอยู่ในเว็บไซต์นี้ จึงเริ่มใหม่ไม่ได้" if real else ""
