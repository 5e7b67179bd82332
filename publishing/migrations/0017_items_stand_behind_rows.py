"""What an item of a request stands behind has a name of its own."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("publishing", "0016_names_of_shown_files")]

    operations = [migrations.RenameField("submitteditem", "place", "behind")]
