"""Topics, documents and pages are tagged with what the Official Information Act calls them."""

import common.fields
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosures', '0009_two_gift_registers'),
    ]

    operations = [
        migrations.CreateModel(
            name='InformationTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clause', models.CharField(choices=[('7-1', 'มาตรา 7 (1) โครงสร้างและการจัดองค์กรในการดำเนินงาน'), ('7-2', 'มาตรา 7 (2) สรุปอำนาจหน้าที่ที่สำคัญและวิธีการดำเนินงาน'), ('7-3', 'มาตรา 7 (3) สถานที่ติดต่อเพื่อขอรับข้อมูลข่าวสารหรือคำแนะนำในการติดต่อกับหน่วยงานของรัฐ'), ('7-4', 'มาตรา 7 (4) กฎ มติคณะรัฐมนตรี ข้อบังคับ คำสั่ง หนังสือเวียน ระเบียบ แบบแผน นโยบาย หรือการตีความที่มีสภาพอย่างกฎ'), ('7-5', 'มาตรา 7 (5) ข้อมูลข่าวสารอื่นตามที่คณะกรรมการกำหนดตามมาตรา ๗'), ('9-1', 'มาตรา 9 (1) ผลการพิจารณาหรือคำวินิจฉัยที่มีผลโดยตรงต่อเอกชน'), ('9-2', 'มาตรา 9 (2) นโยบายหรือการตีความที่ไม่เข้าข่ายต้องลงพิมพ์ในราชกิจจานุเบกษาตามมาตรา ๗ (๔)'), ('9-3', 'มาตรา 9 (3) แผนงาน โครงการ และงบประมาณรายจ่ายประจำปีของปีที่กำลังดำเนินการ'), ('9-4', 'มาตรา 9 (4) คู่มือหรือคำสั่งเกี่ยวกับวิธีปฏิบัติงานของเจ้าหน้าที่ของรัฐ ซึ่งมีผลกระทบถึงสิทธิหน้าที่ของเอกชน'), ('9-5', 'มาตรา 9 (5) สิ่งพิมพ์ที่ได้มีการอ้างอิงถึงตามมาตรา ๗ วรรคสอง'), ('9-6', 'มาตรา 9 (6) สัญญาสัมปทาน สัญญาที่มีลักษณะเป็นการผูกขาดตัดตอน หรือสัญญาร่วมทุนกับเอกชนในการจัดทำบริการสาธารณะ'), ('9-7', 'มาตรา 9 (7) มติคณะรัฐมนตรี หรือมติคณะกรรมการที่แต่งตั้งโดยกฎหมายหรือโดยมติคณะรัฐมนตรี'), ('9-8', 'มาตรา 9 (8) ข้อมูลข่าวสารอื่นตามที่คณะกรรมการกำหนดตามมาตรา ๙')], max_length=3, verbose_name='ประเภทตามกฎหมาย')),
                ('page', models.CharField(blank=True, help_text='ขึ้นต้นด้วย / เช่น /contact/', max_length=300, validators=[django.core.validators.RegexValidator('\\A/(?!/)[!-~]*\\Z', 'ที่อยู่ในเว็บไซต์นี้ต้องขึ้นต้นด้วย / หนึ่งตัว เช่น /contact/')], verbose_name='หน้าในเว็บไซต์นี้')),
                ('page_title', common.fields.ThaiCharField(blank=True, help_text='กรอกคู่กับหน้าในเว็บไซต์นี้', max_length=300, verbose_name='ชื่อหน้า')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='tags', to='disclosures.document', verbose_name='เอกสาร')),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='tags', to='disclosures.topic', verbose_name='หัวข้อ')),
            ],
            options={
                'verbose_name': 'รายการในดัชนีข้อมูลข่าวสาร',
                'verbose_name_plural': 'ดัชนีข้อมูลข่าวสาร (มาตรา ๗ และ ๙)',
                'ordering': ['clause', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('clause__in', ['7-1', '7-2', '7-3', '7-4', '7-5', '9-1', '9-2', '9-3', '9-4', '9-5', '9-6', '9-7', '9-8'])), name='information_tag_clause_known'), models.CheckConstraint(condition=models.Q(models.Q(('document', None), ('page', ''), ('page_title', ''), ('topic__isnull', False)), models.Q(('document__isnull', False), ('page', ''), ('page_title', ''), ('topic', None)), models.Q(('document', None), ('page__startswith', '/'), ('topic', None), models.Q(('page_title', ''), _negated=True)), _connector='OR'), name='information_tag_exactly_one_place', violation_error_message='เลือกหัวข้อ เอกสาร หรือหน้าในเว็บไซต์นี้พร้อมชื่อหน้า อย่างใดอย่างหนึ่ง'), models.UniqueConstraint(fields=('clause', 'topic', 'document', 'page'), name='information_tag_once', nulls_distinct=False, violation_error_message='รายการนี้อยู่ในประเภทนี้แล้ว')],
            },
        ),
    ]
