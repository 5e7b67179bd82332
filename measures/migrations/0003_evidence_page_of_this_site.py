import measures.evidence_pages
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('measures', '0002_protect_what_was_reported'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='evidence',
            name='evidence_exactly_one_place',
        ),
        migrations.AlterField(
            model_name='evidence',
            name='page',
            field=models.CharField(blank=True, help_text='ที่อยู่ที่ขึ้นต้นด้วย / เช่น /no-gift-policy/', max_length=200, validators=[measures.evidence_pages.validate_page], verbose_name='หน้าในเว็บไซต์นี้'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('page', ''), ('url', '')), models.Q(('file', None), ('page', ''), models.Q(('url', ''), _negated=True)), models.Q(('file', None), ('url', ''), ('page__startswith', '/'), models.Q(('page__startswith', '//'), _negated=True)), _connector='OR'), name='evidence_exactly_one_place', violation_error_message='หลักฐานแต่ละรายการต้องมีไฟล์ ลิงก์ หรือหน้าในเว็บไซต์ อย่างใดอย่างหนึ่ง'),
        ),
    ]
