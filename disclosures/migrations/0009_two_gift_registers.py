"""Two registers of gifts: the office's own policy, and section 128 with who received and to whom it was reported.

"There was nothing" speaks of its own register from now on: the triggers of 0004 are made anew for both tables.
"""

from importlib import import_module

import common.fields
from django.db import migrations, models


before = import_module("disclosures.migrations.0004_nothing_beside_entries")

# (table that is written, its columns that matter, what must not be true of the new row)
RULES = [
    (
        "disclosures_gift", "received_on, register",
        "EXISTS (SELECT 1 FROM disclosures_giftreport AS other WHERE other.none_received AND"
        " other.register = NEW.register AND other.fiscal_year = NEW.fiscal_year AND other.half = NEW.half)",
    ),
    (
        "disclosures_giftreport", "fiscal_year, half, none_received, register",
        "NEW.none_received AND EXISTS (SELECT 1 FROM disclosures_gift AS other WHERE"
        " other.register = NEW.register AND other.fiscal_year = NEW.fiscal_year AND other.half = NEW.half)",
    ),
]  # fmt: skip
OLD = [rule for rule in before.RULES if "gift" in rule[0]]


def create(rules):
    def run(apps, schema_editor):
        for table, columns, wrong in rules:
            if schema_editor.connection.vendor == "postgresql":
                schema_editor.execute(before.POSTGRESQL.format(table=table, wrong=wrong), params=None)
            else:
                for event, action in (("insert", "INSERT"), ("update", f"UPDATE OF {columns}")):
                    made = before.SQLITE.format(table=table, event=event, action=action, wrong=wrong)
                    schema_editor.execute(made, params=None)

    return run


def drop(apps, schema_editor):
    for table, _columns, _wrong in RULES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_nothing() CASCADE")
        else:
            for event in ("insert", "update"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_nothing_{event}")


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0004_limits'),
        ('disclosures', '0008_legal_basis_of_gift_rules'),
    ]

    operations = [
        migrations.RunPython(drop, create(OLD)),
        migrations.AlterModelOptions(
            name='giftreport',
            options={'ordering': ['-fiscal_year', '-half', 'register'], 'verbose_name': 'รายงานการรับของขวัญและประโยชน์รายครึ่งปี', 'verbose_name_plural': 'รายงานการรับของขวัญและประโยชน์รายครึ่งปี'},
        ),
        migrations.RemoveConstraint(
            model_name='gift',
            name='gift_handling_known',
        ),
        migrations.RemoveConstraint(
            model_name='giftreport',
            name='gift_report_once_a_half',
        ),
        migrations.AddField(
            model_name='gift',
            name='receiver',
            field=models.CharField(choices=[('serving', 'ผู้ดำรงตำแหน่งอยู่'), ('left', 'ผู้พ้นจากตำแหน่งไม่ถึงสองปี')], default='serving', max_length=7, verbose_name='ผู้รับ'),
        ),
        migrations.AddField(
            model_name='gift',
            name='register',
            field=models.CharField(choices=[('policy', 'ของขวัญตามนโยบาย No Gift Policy'), ('law', 'ทรัพย์สินหรือประโยชน์อื่นใดตามมาตรา ๑๒๘')], default='policy', max_length=6, verbose_name='ทะเบียน'),
        ),
        migrations.AddField(
            model_name='gift',
            name='reported_on',
            field=common.fields.ThaiDateField(blank=True, null=True, verbose_name='วันที่รายงาน'),
        ),
        migrations.AddField(
            model_name='gift',
            name='reported_to',
            field=models.CharField(blank=True, choices=[('superior', 'ผู้บังคับบัญชา'), ('executive', 'ผู้บริหารสูงสุดของหน่วยงาน'), ('appointer', 'ผู้มีอำนาจแต่งตั้งถอดถอน')], max_length=9, verbose_name='รายงานต่อ (ตำแหน่ง)'),
        ),
        migrations.AddField(
            model_name='giftreport',
            name='register',
            field=models.CharField(choices=[('policy', 'ของขวัญตามนโยบาย No Gift Policy'), ('law', 'ทรัพย์สินหรือประโยชน์อื่นใดตามมาตรา ๑๒๘')], default='policy', max_length=6, verbose_name='ทะเบียน'),
        ),
        migrations.AlterField(
            model_name='gift',
            name='handling',
            field=models.CharField(choices=[('returned', 'ส่งคืนผู้ให้'), ('handed-over', 'ส่งมอบให้หน่วยงาน'), ('accepted', 'รับไว้ตามธรรมเนียมประเพณีไม่เกินมูลค่าที่กำหนด'), ('kept', 'รายงานแล้ว ผู้บังคับบัญชาให้รับไว้')], max_length=12, verbose_name='การดำเนินการ'),
        ),
        migrations.AddConstraint(
            model_name='gift',
            constraint=models.CheckConstraint(condition=models.Q(('handling__in', ['returned', 'handed-over', 'accepted', 'kept'])), name='gift_handling_known'),
        ),
        migrations.AddConstraint(
            model_name='gift',
            constraint=models.CheckConstraint(condition=models.Q(('register__in', ['policy', 'law'])), name='gift_register_known'),
        ),
        migrations.AddConstraint(
            model_name='gift',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('handling', 'kept'), _negated=True), models.Q(('register', 'law'), ('reported_on__isnull', False), ('reported_to__in', ['superior', 'executive', 'appointer'])), _connector='OR'), name='gift_kept_only_after_report', violation_error_message='ให้รับไว้ได้เฉพาะทะเบียนตามมาตรา ๑๒๘ เมื่อระบุวันที่รายงานและตำแหน่งของผู้ที่รายงานต่อ'),
        ),
        migrations.AddConstraint(
            model_name='gift',
            constraint=models.CheckConstraint(condition=models.Q(('reported_on', None), ('reported_on__gte', models.F('received_on')), _connector='OR'), name='gift_reported_after_received', violation_error_message='วันที่รายงานต้องไม่มาก่อนวันที่ได้รับ'),
        ),
        migrations.AddConstraint(
            model_name='giftreport',
            constraint=models.UniqueConstraint(fields=('register', 'fiscal_year', 'half'), name='gift_report_once_a_half', violation_error_message='ครึ่งปีนี้มีรายงานแล้ว'),
        ),
        migrations.AddConstraint(
            model_name='giftreport',
            constraint=models.CheckConstraint(condition=models.Q(('register__in', ['policy', 'law'])), name='gift_report_register_known'),
        ),
            migrations.RunPython(create(RULES), drop),
    ]
