"""The leaf every other app stands on."""

from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from .formats import write_thai_dates_in_buddhist_era
from .refusals import write_numbers_of_refusals_in_thai


class CommonConfig(AppConfig):
    name = "common"
    verbose_name = "ข้อมูลหน่วยงานและเจ้าหน้าที่"

    def ready(self) -> None:
        from . import dashboard, notices
        from .accounts import seeds
        from .uploads import parts

        dashboard.register(notices.of_office)
        dashboard.register(notices.of_ended_divisions)
        dashboard.register(notices.of_scanning)
        dashboard.register(notices.of_recognizing)
        dashboard.register(notices.of_work)
        dashboard.register(notices.of_second_factor)
        Path(settings.FILE_UPLOAD_TEMP_DIR).mkdir(parents=True, exist_ok=True)
        parts.install()
        seeds.install()
        write_thai_dates_in_buddhist_era()
        write_numbers_of_refusals_in_thai()
