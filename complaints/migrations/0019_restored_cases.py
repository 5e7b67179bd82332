from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0018_villages")]

    operations = [
        migrations.AddField("case", "restored_on", models.DateField(null=True, verbose_name="คืนจากสำเนาเมื่อ")),
    ]
