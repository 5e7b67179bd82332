from django.db import migrations


def forget(apps, schema_editor):
    """What was indexed holds the dots of abbreviations; `prepare_site` indexes anew when nothing is indexed."""
    apps.get_model("publishing", "SearchEntry").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("publishing", "0006_spoken_words_and_unfound_questions")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop, elidable=True)]
