import common.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0002_file_pages_and_text'),
        ('measures', '0003_evidence_page_of_this_site'),
    ]

    operations = [
        migrations.CreateModel(
            name='PendingImport',
            fields=[
                ('owner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to=settings.AUTH_USER_MODEL, verbose_name='ผู้นำเข้า')),
                ('file_name', common.fields.ThaiCharField(max_length=200, verbose_name='ชื่อไฟล์')),
                ('fiscal_year', common.fields.FiscalYearField(verbose_name='ปีงบประมาณ (พ.ศ.)')),
                ('draft', models.JSONField(verbose_name='ร่างที่อ่านได้')),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='นำเข้าเมื่อ')),
            ],
            options={
                'verbose_name': 'ตารางที่รอยืนยันนำเข้า',
                'verbose_name_plural': 'ตารางที่รอยืนยันนำเข้า',
                'default_permissions': (),
            },
        ),
    ]
