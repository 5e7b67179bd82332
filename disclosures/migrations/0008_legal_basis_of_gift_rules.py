"""Let the rules on gifts say when their law was gazetted, and how a gift is reported."""

import common.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0007_notices_about_the_site")]

    operations = [
        migrations.AddField(
            "giftrules",
            "gazetted_on",
            common.fields.ThaiDateField(blank=True, null=True, verbose_name="ประกาศในราชกิจจานุเบกษาเมื่อ"),
        ),
        migrations.AddField(
            "giftrules",
            "text",
            models.TextField(
                blank=True,
                default="",
                help_text="เช่น ใครต้องปฏิบัติตาม รายงานต่อใครตามตำแหน่ง และเมื่อผู้บังคับบัญชาให้รับไว้",
                verbose_name="รายละเอียดและวิธีรายงาน",
            ),
        ),
    ]
