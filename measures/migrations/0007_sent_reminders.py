"""Remember which mails about reporting rounds went out, so that none goes out twice."""

import common.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0003_readable_texts'),
        ('measures', '0006_imports_are_mended_on_the_page'),
    ]

    operations = [
        migrations.CreateModel(
            name='SentReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fiscal_year', common.fields.FiscalYearField(verbose_name='ปีงบประมาณ (พ.ศ.)')),
                ('months', models.PositiveSmallIntegerField(verbose_name='รอบ (เดือน)')),
                ('days', models.SmallIntegerField(verbose_name='ก่อนครบกำหนด (วัน)')),
                ('sent_on', common.fields.ThaiDateField(verbose_name='ส่งเมื่อ')),
                ('division', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='common.division', verbose_name='ส่วนราชการ')),
            ],
            options={
                'verbose_name': 'อีเมลเตือนที่ส่งแล้ว',
                'verbose_name_plural': 'อีเมลเตือนที่ส่งแล้ว',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('division', 'fiscal_year', 'months', 'days'), name='reminder_once_a_division')],
            },
        ),
    ]
