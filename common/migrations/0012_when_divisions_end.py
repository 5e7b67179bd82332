"""Give a division its first and last day, and whoever carries its work on."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import common.fields


class Migration(migrations.Migration):
    dependencies = [("common", "0011_files_come_with_their_copies")]

    operations = [
        migrations.AddField(
            "division", "starts_on", common.fields.ThaiDateField(blank=True, null=True, verbose_name="ใช้ตั้งแต่วันที่")
        ),
        migrations.AddField(
            "division", "ends_on", common.fields.ThaiDateField(blank=True, null=True, verbose_name="ใช้ถึงวันที่")
        ),
        migrations.AddField(
            "division",
            "followed_by",
            models.ForeignKey(
                "common.division",
                django.db.models.deletion.PROTECT,
                blank=True,
                null=True,
                related_name="followed",
                verbose_name="ผู้รับช่วงงาน",
            ),
        ),
        migrations.AddConstraint(
            "division",
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="division_ends_after_it_starts",
                violation_error_message="“ใช้ถึงวันที่” ต้องไม่ก่อน “ใช้ตั้งแต่วันที่”",
            ),
        ),
        migrations.AddConstraint(
            "division",
            models.CheckConstraint(
                condition=Q(followed_by=None) | Q(ends_on__isnull=False),
                name="division_followed_has_ended",
                violation_error_message="ระบุผู้รับช่วงงานได้เมื่อกรอก “ใช้ถึงวันที่” แล้ว",
            ),
        ),
    ]
