"""Call the fields `channel` and `rotation`, as the code does; columns and rows stay as they are."""

from django.db import migrations, models

CHOICES = [("general", "เรื่องร้องเรียนทั่วไป"), ("corruption", "การทุจริตและประพฤติมิชอบ")]


def kept_column(model: str, field: models.Field, old: str, new: str) -> list:
    return [migrations.AlterField(model, old, field), migrations.RenameField(model, old, new)]


def channel(**more: object) -> models.CharField:
    return models.CharField("ช่องทาง", max_length=12, choices=CHOICES, db_column="door", **more)


class Migration(migrations.Migration):
    dependencies = [("complaints", "0020_destruction_by_two")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveIndex("case", "case_door_received"),
                migrations.RemoveConstraint("earlierfigures", "earlier_figures_once"),
            ]
        ),
        *kept_column("case", channel(), "door", "channel"),
        *kept_column("earlierfigures", channel(), "door", "channel"),
        *kept_column(
            "replytemplate", channel(blank=True, help_text="เว้นว่างไว้หากใช้ได้ทั้งสองช่องทาง"), "door", "channel"
        ),
        *kept_column("case", models.PositiveIntegerField(default=1, db_column="epoch"), "epoch", "rotation"),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddIndex("case", models.Index(fields=["channel", "received_on"], name="case_door_received")),
                migrations.AddConstraint(
                    "earlierfigures",
                    models.UniqueConstraint(
                        fields=("fiscal_year", "channel", "span"),
                        name="earlier_figures_once",
                        violation_error_message="บันทึกช่วงเวลานี้ของช่องทางนี้ไว้แล้ว โปรดแก้ไขรายการเดิม",
                    ),
                ),
                migrations.AlterModelOptions(
                    "earlierfigures",
                    {
                        "ordering": ["-fiscal_year", "channel", "span"],
                        "verbose_name": "ตัวเลขจากทะเบียนเดิม",
                        "verbose_name_plural": "สถิติจากทะเบียนเดิม",
                    },
                ),
            ]
        ),
    ]
