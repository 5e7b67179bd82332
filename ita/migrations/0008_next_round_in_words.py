from django.db import migrations

import common.fields


class Migration(migrations.Migration):
    dependencies = [("ita", "0007_scores_keep_to_the_framework")]

    operations = [
        migrations.AlterField(
            "eitround",
            "next_opens",
            common.fields.ThaiDateField(
                "รอบถัดไปเปิดวันที่", null=True, blank=True, help_text="กรอกเมื่อทราบ จะแสดงบนหน้าเว็บเมื่อรอบนี้ปิดแล้ว"
            ),
        ),
    ]
