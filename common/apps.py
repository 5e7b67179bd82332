"""The leaf every other app stands on."""

from django.apps import AppConfig

from .formats import write_thai_dates_in_buddhist_era


class CommonConfig(AppConfig):
    name = "common"
    verbose_name = "ข้อมูลหน่วยงานและเจ้าหน้าที่"

    def ready(self):
        write_thai_dates_in_buddhist_era()
