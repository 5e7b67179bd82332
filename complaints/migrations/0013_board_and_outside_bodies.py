import common.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0012_two_clocks'),
    ]

    operations = [
        migrations.CreateModel(
            name='BoardEntry',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='board_entry', serialize=False, to='complaints.case')),
                ('place', common.fields.ThaiCharField(max_length=120, verbose_name='สถานที่')),
                ('category', common.fields.ThaiCharField(max_length=100, verbose_name='หมวดเรื่อง')),
                ('reports', models.PositiveSmallIntegerField(default=1, verbose_name='จำนวนผู้แจ้ง')),
            ],
            options={
                'verbose_name': 'เรื่องบนกระดาน',
                'verbose_name_plural': 'เรื่องบนกระดาน',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='otherway',
            name='outside',
            field=models.BooleanField(default=False, help_text='แสดงในหน้าแจ้งการทุจริตด้วย สำหรับผู้ที่ไม่ต้องการแจ้งผ่านหน่วยงานนี้', verbose_name='หน่วยงานภายนอกที่รับเรื่องทุจริต'),
        ),
    ]
