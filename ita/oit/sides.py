"""The two sides of a local government, which some items want to see both."""

from django.db import models


class Side(models.TextChoices):
    BOTH = "", "ไม่แยกฝ่าย"
    POLITICAL = "political", "ฝ่ายการเมือง"
    OFFICIALS = "officials", "ฝ่ายข้าราชการประจำ"
