from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = "เรื่องร้องเรียน"

    def ready(self):
        from common import dashboard

        from . import kind
        from .desk import notices

        kind.register()
        dashboard.register(notices.notices)
