"""The framework of a fiscal year becomes data, and the database keeps measures and weak points to it."""

import common.fields
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

from measures.frameworks import guards


# (table, SQL after NEW. for the row's fiscal year)
KEPT = (("measures_measure", "plan_id"), ("measures_weakpoint", "plan_id"))


def create(apps, schema_editor):
    for table, year in KEPT:
        guards.create(schema_editor, table, "indicator", year=year)


def drop(apps, schema_editor):
    for table, _year in KEPT:
        guards.drop(schema_editor, table)


class Migration(migrations.Migration):

    dependencies = [
        ('measures', '0007_sent_reminders'),
    ]

    operations = [
        migrations.CreateModel(
            name='Framework',
            fields=[
                ('fiscal_year', common.fields.FiscalYearField(primary_key=True, serialize=False, verbose_name='ปีงบประมาณ (พ.ศ.)')),
                ('grading', common.fields.ThaiCharField(blank=True, max_length=200, verbose_name='ชื่อเกณฑ์ระดับ')),
                ('source', common.fields.ThaiTextField(help_text='คู่มือหรือประกาศที่กำหนดกรอบการประเมินของปีนี้', verbose_name='ที่มา')),
                ('confidence', models.CharField(choices=[('high', 'มาก'), ('med', 'ปานกลาง'), ('low', 'น้อย'), ('none', 'ไม่พบแหล่งข้อมูล')], default='none', max_length=4, verbose_name='ความเชื่อมั่น')),
            ],
            options={
                'verbose_name': 'กรอบการประเมินประจำปี',
                'verbose_name_plural': 'กรอบการประเมินประจำปี',
                'ordering': ['-fiscal_year'],
            },
        ),
        migrations.CreateModel(
            name='FrameworkDate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='ลำดับ')),
                ('text', common.fields.ThaiCharField(max_length=300, verbose_name='ขั้นตอน')),
                ('instrument', models.CharField(blank=True, help_text='เช่น EIT เว้นว่างเมื่อเป็นของทุกแบบวัด', max_length=8, validators=[django.core.validators.RegexValidator('\\A[A-Z]{2,8}\\Z', 'รหัสแบบวัดเป็นอักษรโรมันตัวใหญ่ เช่น OIT')], verbose_name='แบบวัด')),
                ('opens', common.fields.ThaiDateField(blank=True, null=True, verbose_name='ตั้งแต่วันที่')),
                ('closes', common.fields.ThaiDateField(blank=True, null=True, verbose_name='ถึงวันที่')),
                ('source', common.fields.ThaiTextField(verbose_name='ที่มา')),
            ],
            options={
                'verbose_name': 'ปฏิทินการประเมิน',
                'verbose_name_plural': 'ปฏิทินการประเมิน',
                'ordering': ['order', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GradeBand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', common.fields.ThaiCharField(max_length=100, verbose_name='ระดับ')),
                ('total', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='คะแนนรวมตั้งแต่')),
                ('each', models.PositiveSmallIntegerField(blank=True, help_text='เว้นว่างเมื่อดูคะแนนรวมอย่างเดียว', null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='ทุกแบบวัดตั้งแต่')),
            ],
            options={
                'verbose_name': 'ระดับผลการประเมิน',
                'verbose_name_plural': 'ระดับผลการประเมิน',
                'ordering': ['-total', models.OrderBy(models.F('each'), descending=True, nulls_last=True)],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(99)], verbose_name='ตัวชี้วัดที่')),
                ('name', common.fields.ThaiCharField(max_length=200, verbose_name='ชื่อตัวชี้วัด')),
            ],
            options={
                'verbose_name': 'ตัวชี้วัด',
                'verbose_name_plural': 'ตัวชี้วัด',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Instrument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='ลำดับ')),
                ('code', models.CharField(max_length=8, validators=[django.core.validators.RegexValidator('\\A[A-Z]{2,8}\\Z', 'รหัสแบบวัดเป็นอักษรโรมันตัวใหญ่ เช่น OIT')], verbose_name='รหัส')),
                ('name', common.fields.ThaiCharField(max_length=200, verbose_name='ชื่อแบบวัด')),
                ('weight', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='น้ำหนัก (ร้อยละ)')),
            ],
            options={
                'verbose_name': 'แบบวัด',
                'verbose_name_plural': 'แบบวัด',
                'ordering': ['order', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NationalScore',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('instrument', models.CharField(blank=True, help_text='เว้นว่างสำหรับคะแนนรวม', max_length=8, validators=[django.core.validators.RegexValidator('\\A[A-Z]{2,8}\\Z', 'รหัสแบบวัดเป็นอักษรโรมันตัวใหญ่ เช่น OIT')], verbose_name='แบบวัด')),
                ('score', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='คะแนนเฉลี่ยทั้งประเทศ')),
                ('source', common.fields.ThaiTextField(verbose_name='ที่มา')),
                ('confidence', models.CharField(choices=[('high', 'มาก'), ('med', 'ปานกลาง'), ('low', 'น้อย'), ('none', 'ไม่พบแหล่งข้อมูล')], max_length=4, verbose_name='ความเชื่อมั่น')),
            ],
            options={
                'verbose_name': 'คะแนนเฉลี่ยทั้งประเทศ',
                'verbose_name_plural': 'คะแนนเฉลี่ยทั้งประเทศ',
                'ordering': ['instrument'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='measure',
            name='measure_indicator_one_to_ten',
        ),
        migrations.AlterField(
            model_name='measure',
            name='indicator',
            field=models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(99)], verbose_name='ตัวชี้วัด ITA'),
        ),
        migrations.AlterField(
            model_name='weakpoint',
            name='indicator',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(99)], verbose_name='ตัวชี้วัด'),
        ),
        migrations.AddField(
            model_name='frameworkdate',
            name='framework',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dates', to='measures.framework'),
        ),
        migrations.AddField(
            model_name='gradeband',
            name='framework',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bands', to='measures.framework'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='framework',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='measures.framework'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='framework',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='instruments', to='measures.framework'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='instrument',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='measures.instrument', verbose_name='วัดด้วยแบบวัด'),
        ),
        migrations.AddField(
            model_name='nationalscore',
            name='framework',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='national', to='measures.framework'),
        ),
        migrations.AddConstraint(
            model_name='frameworkdate',
            constraint=models.CheckConstraint(condition=models.Q(('opens', None), ('closes', None), ('closes__gte', models.F('opens')), _connector='OR'), name='framework_date_in_order'),
        ),
        migrations.AddConstraint(
            model_name='gradeband',
            constraint=models.UniqueConstraint(fields=('framework', 'name'), name='grade_band_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='instrument',
            constraint=models.UniqueConstraint(fields=('framework', 'code'), name='instrument_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='instrument',
            constraint=models.CheckConstraint(condition=models.Q(('weight__range', (0, 100))), name='instrument_weight_zero_to_hundred'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.UniqueConstraint(fields=('framework', 'number'), name='indicator_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('number__range', (1, 99))), name='indicator_number_two_digits'),
        ),
        migrations.AddConstraint(
            model_name='nationalscore',
            constraint=models.UniqueConstraint(fields=('framework', 'instrument'), name='national_score_once'),
        ),
        migrations.AddConstraint(
            model_name='nationalscore',
            constraint=models.CheckConstraint(condition=models.Q(('score__range', (0, 100))), name='national_score_zero_to_hundred'),
        ),
        migrations.RunPython(create, drop),
    ]
