import common.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0009_hash_one_time_codes'),
    ]

    operations = [
        migrations.CreateModel(
            name='EarlierFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fiscal_year', common.fields.FiscalYearField(verbose_name='ปีงบประมาณ')),
                ('door', models.CharField(choices=[('general', 'เรื่องร้องเรียนทั่วไป'), ('corruption', 'การทุจริตและประพฤติมิชอบ')], max_length=12, verbose_name='ช่องทาง')),
                ('span', models.CharField(choices=[('year', 'ทั้งปีงบประมาณ'), ('first', 'ครึ่งปีแรก (ตุลาคม–มีนาคม)'), ('second', 'ครึ่งปีหลัง (เมษายน–กันยายน)')], default='year', max_length=6, verbose_name='ช่วงเวลา')),
                ('received', models.PositiveSmallIntegerField(help_text='ไม่มีเรื่องให้กรอก ๐', verbose_name='รับเรื่อง')),
                ('finished', models.PositiveSmallIntegerField(help_text='ยุติแล้วทุกกรณี รวมไม่รับเรื่อง ส่งต่อ และผู้ร้องถอน', verbose_name='แล้วเสร็จ')),
                ('source', common.fields.ThaiCharField(help_text='เช่น ทะเบียนรับเรื่องร้องเรียน ปี ๒๕๖๕ เล่มที่ ๑', max_length=200, verbose_name='ที่มาของตัวเลข')),
            ],
            options={
                'verbose_name': 'ตัวเลขจากทะเบียนเดิม',
                'verbose_name_plural': 'สถิติจากทะเบียนเดิม',
                'ordering': ['-fiscal_year', 'door', 'span'],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'door', 'span'), name='earlier_figures_once', violation_error_message='บันทึกช่วงเวลานี้ของช่องทางนี้ไว้แล้ว โปรดแก้ไขรายการเดิม'), models.CheckConstraint(condition=models.Q(('finished__lte', models.F('received'))), name='earlier_figures_finished_of_received', violation_error_message='จำนวนแล้วเสร็จต้องไม่มากกว่าจำนวนที่รับ')],
            },
        ),
    ]
