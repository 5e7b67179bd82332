"""Which part of a fiscal year something speaks of."""

from django.db import models


class Round(models.TextChoices):
    YEAR = "", "ทั้งปี"
    SIX = "6", "รอบ ๖ เดือน"
    TWELVE = "12", "รอบ ๑๒ เดือน"


class Half(models.IntegerChoices):
    FIRST = 1, "ครึ่งปีแรก (ตุลาคม – มีนาคม)"
    SECOND = 2, "ครึ่งปีหลัง (เมษายน – กันยายน)"
