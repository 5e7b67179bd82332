"""Addresses without limit. SQLite makes a changed table anew and loses its triggers: the index goes first, and comes back."""

from importlib import import_module

from django.db import migrations, models

trigrams = import_module("publishing.migrations.0004_search_by_trigrams")


class Migration(migrations.Migration):
    dependencies = [("publishing", "0004_search_by_trigrams")]
    operations = [
        migrations.RunPython(trigrams.unindex, trigrams.index),
        migrations.AlterField("searchentry", "url", models.TextField()),
        migrations.RunPython(trigrams.index, trigrams.unindex),
    ]
