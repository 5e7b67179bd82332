from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0012_one_line_of_the_index_on_every_database")]

    operations = [
        migrations.AlterField(
            "link",
            "found_in",
            models.JSONField("พบในหน้า", default=list, help_text="ชื่อและที่อยู่ของหน้าเว็บที่มีลิงก์นี้"),
        ),
    ]
