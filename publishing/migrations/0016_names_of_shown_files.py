"""Note under which name an edition shows a file: the same bytes may bear several since common/0008."""

from django.db import migrations, models
from django.db.models.functions import Coalesce


def name_what_is_shown(apps, schema_editor):
    """Give each shown file its name; until now there was one for each hash."""
    files = apps.get_model("common", "StoredFile").objects.filter(sha256=models.OuterRef("sha256")).order_by("pk")
    name = Coalesce(models.Subquery(files.values("name")[:1]), models.Value(""))
    apps.get_model("publishing", "ShownFile").objects.filter(name="").update(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0015_compared_and_checked_once"),
        ("common", "0008_same_bytes_under_several_names"),
    ]

    operations = [
        migrations.RemoveConstraint("shownfile", "shown_file_once_an_edition"),
        migrations.AddField(
            "shownfile", "name", models.CharField(default="", max_length=200, verbose_name="ชื่อไฟล์"), preserve_default=False
        ),
        migrations.RunPython(name_what_is_shown, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            "shownfile", models.UniqueConstraint(fields=("edition", "sha256", "name"), name="shown_file_once_an_edition")
        ),
    ]
