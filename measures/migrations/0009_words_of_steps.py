import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('measures', '0008_framework_of_a_year'),
    ]

    operations = [
        migrations.AlterField(
            model_name='result',
            name='step',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='results', to='measures.step', verbose_name='ผลตามขั้นตอน'),
        ),
    ]
