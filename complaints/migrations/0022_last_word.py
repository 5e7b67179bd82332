"""Tell beside the seal on which day the office last told the reporter something: the second clock runs without keys.

Rows of before say it from the office's next word on; until then the first answer counts.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0021_channel_and_rotation")]

    operations = [
        migrations.AddField("case", "told_on", models.DateField(null=True, verbose_name="แจ้งผู้ร้องครั้งล่าสุด")),
        migrations.AlterField(
            "desk",
            "chief_mail",
            models.EmailField(
                blank=True,
                max_length=254,
                verbose_name="อีเมลผู้บริหารสูงสุด",
                help_text="เมื่อเรื่องทุจริตเลยกำหนดแจ้งผลหรือกำหนดแจ้งความคืบหน้า และถึงผู้รับเรื่องภายนอกแล้ว "
                "ระบบแจ้งเพียงว่ามีกำหนดหนึ่งผ่านไป ไม่บอกว่าเรื่องใด",
            ),
        ),
    ]
