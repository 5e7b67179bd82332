import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('measures', '0001_plans_and_measures'),
    ]

    operations = [
        migrations.AlterField(
            model_name='evidence',
            name='result',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='measures.result', verbose_name='ผลการดำเนินงาน'),
        ),
        migrations.AlterField(
            model_name='measure',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='measures.plan', verbose_name='แผนประจำปี'),
        ),
        migrations.AlterField(
            model_name='result',
            name='measure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='measures.measure', verbose_name='มาตรการ'),
        ),
    ]
