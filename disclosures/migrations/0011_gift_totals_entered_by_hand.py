"""A half-year before the register is reported by totals that were entered by hand, beside no gift of the register."""

from importlib import import_module

import common.fields
import django.core.validators
from django.db import migrations, models


before = import_module("disclosures.migrations.0009_two_gift_registers")

# (table that is written, its columns that matter, what must not be true of the new row)
RULES = [
    (
        "disclosures_gift", "received_on, register",
        "EXISTS (SELECT 1 FROM disclosures_giftreport AS other WHERE"
        " (other.none_received OR other.entered_count IS NOT NULL) AND"
        " other.register = NEW.register AND other.fiscal_year = NEW.fiscal_year AND other.half = NEW.half)",
    ),
    (
        "disclosures_giftreport", "fiscal_year, half, none_received, register, entered_count",
        "(NEW.none_received OR NEW.entered_count IS NOT NULL) AND EXISTS (SELECT 1 FROM disclosures_gift AS other WHERE"
        " other.register = NEW.register AND other.fiscal_year = NEW.fiscal_year AND other.half = NEW.half)",
    ),
]  # fmt: skip


class Migration(migrations.Migration):

    dependencies = [
        ('disclosures', '0010_information_index'),
    ]

    operations = [
        migrations.RunPython(before.drop, before.create(before.RULES)),
        migrations.AddField(
            model_name='giftreport',
            name='entered_count',
            field=models.PositiveIntegerField(blank=True, help_text='ใช้กับช่วงก่อนเริ่มใช้ทะเบียนในระบบเท่านั้น หน้าเว็บจะบอกว่าบันทึกด้วยมือ', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='จำนวนที่บันทึกด้วยมือ (รายการ)'),
        ),
        migrations.AddField(
            model_name='giftreport',
            name='entered_from',
            field=common.fields.ThaiCharField(blank=True, help_text='เช่น ทะเบียนรับของขวัญฉบับกระดาษ ห้ามระบุชื่อบุคคล', max_length=200, verbose_name='บันทึกจาก'),
        ),
        migrations.AddField(
            model_name='giftreport',
            name='entered_value',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='มูลค่าที่บันทึกด้วยมือ (บาท)'),
        ),
        migrations.AddConstraint(
            model_name='giftreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('entered_count', None), ('entered_from', ''), ('entered_value', None)), models.Q(('entered_count__gte', 1), ('entered_count__isnull', False), ('none_received', False), ('entered_value__gte', 0), ('entered_value__isnull', False), models.Q(('entered_from', ''), _negated=True)), _connector='OR'), name='gift_report_entered_whole', violation_error_message='ยอดที่บันทึกด้วยมือต้องกรอกจำนวน มูลค่า และที่มาให้ครบ และไม่ใช้คู่กับคำรับรองว่าไม่มีรายการ'),
        ),
            migrations.RunPython(before.create(RULES), before.drop),
    ]
