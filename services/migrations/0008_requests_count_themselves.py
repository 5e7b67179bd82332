import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("services", "0007_survey_slips")]

    operations = [
        migrations.CreateModel(
            name="RequestCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(help_text="วันแรกของเดือน", verbose_name="เดือน")),
                ("number", models.PositiveIntegerField(default=0, verbose_name="จำนวน (ครั้ง)")),
                ("service", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="services.service",
                    verbose_name="บริการ",
                )),
            ],
            options={
                "verbose_name": "คำขอทางเว็บไซต์ที่ระบบนับ",
                "verbose_name_plural": "คำขอทางเว็บไซต์ที่ระบบนับ",
                "ordering": ["-month", "service"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("service", "month"), name="request_count_once"),
                    models.CheckConstraint(condition=models.Q(("month__day", 1)), name="request_count_of_month"),
                ],
            },
        ),
    ]
