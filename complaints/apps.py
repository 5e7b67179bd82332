from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = "เรื่องร้องเรียน"

    def ready(self):
        from . import kind

        kind.register()
