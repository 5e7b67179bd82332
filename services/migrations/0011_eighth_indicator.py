from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0010_who_typed_paper_slips'),
    ]

    operations = [
        migrations.AlterField(
            model_name='question',
            name='indicator',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(6, 'ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน'), (7, 'ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร'), (8, 'ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน')], null=True, verbose_name='บ่งชี้ตัวชี้วัด EIT'),
        ),
    ]
