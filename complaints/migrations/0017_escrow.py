"""Lay the keys of corruption cases by for the outside reader, until a limit passes without an answer.

Cases from before get theirs when one of their readers opens them.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0016_farewells")]

    operations = [
        migrations.AddField("case", "escrow", models.BinaryField(default=b"")),
        migrations.AddField("case", "passed_on", models.DateField(null=True, verbose_name="ถึงผู้รับเรื่องภายนอกเมื่อ")),
        migrations.AddField("desk", "chief_mail", models.EmailField(
            blank=True, max_length=254, verbose_name="อีเมลผู้บริหารสูงสุด",
            help_text="เมื่อเรื่องทุจริตเลยกำหนดโดยไม่มีคำตอบและถึงผู้รับเรื่องภายนอกแล้ว ระบบแจ้งเพียงว่ามีกำหนดหนึ่งผ่านไป ไม่บอกว่าเรื่องใด",
        )),
    ]
