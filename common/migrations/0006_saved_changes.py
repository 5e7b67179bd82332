"""Keep what each save of staff changed, so that it can be read and taken back."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0005_thai_user_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.CharField(db_index=True, max_length=120, verbose_name='รายการ')),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='บันทึกเมื่อ')),
                ('changes', models.JSONField(verbose_name='สิ่งที่เปลี่ยน')),
                ('saved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='ผู้บันทึก')),
            ],
            options={
                'verbose_name': 'การบันทึก',
                'verbose_name_plural': 'การบันทึก',
                'ordering': ['-pk'],
                'default_permissions': (),
            },
        ),
    ]
