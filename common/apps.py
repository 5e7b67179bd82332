"""The leaf every other app stands on."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "common"
    verbose_name = "ข้อมูลหน่วยงานและเจ้าหน้าที่"
