from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = "เรื่องร้องเรียน"

    def ready(self):
        from common import dashboard

        from . import desk_notices, kind

        kind.register()
        dashboard.register(desk_notices.notices)
