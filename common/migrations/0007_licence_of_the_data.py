"""Let the office say under which licence it gives its data; nothing is said until it does."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("common", "0006_saved_changes")]

    operations = [
        migrations.AddField(
            "organisation",
            "data_licence",
            models.CharField(
                blank=True,
                choices=[
                    ("cc-by-4.0", "ครีเอทีฟคอมมอนส์ แสดงที่มา ๔.๐ (CC BY 4.0)"),
                    ("cc0-1.0", "ครีเอทีฟคอมมอนส์ ไม่สงวนสิทธิ ๑.๐ (CC0 1.0)"),
                ],
                default="",
                help_text="ใช้กับไฟล์ตารางในหน้าข้อมูลเปิด มีผลเมื่อเผยแพร่ข้อมูลหน่วยงานฉบับใหม่",
                max_length=12,
                verbose_name="สัญญาอนุญาตของข้อมูลเปิด",
            ),
        ),
    ]
