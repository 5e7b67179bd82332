"""A request holds the items that it asks for; what was asked before is one item, the whole content as it was frozen."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.fields

WAITING, APPROVED, RETURNED = "waiting", "approved", "returned"
NO_EDITION = "ฉบับที่อนุมัติไม่อยู่ในระบบแล้ว"


def hold_items(apps, schema_editor):
    """Give each request its item: approved ones the edition that says exactly this, waiting ones what is approved now."""
    Submission, SubmittedItem = (apps.get_model("publishing", name) for name in ("Submission", "SubmittedItem"))
    editions = apps.get_model("publishing", "Edition").objects
    for request in Submission.objects.iterator(chunk_size=50):
        same = editions.filter(kind=request.kind, key=request.key).order_by("-number")
        became = same.filter(approved_at=request.decided_at, submitted_by=request.submitted_by_id).first()
        newest = same.filter(withdrawn_at=None).first()
        taken = request.status == APPROVED and became is not None
        returned = request.status == RETURNED or (request.status == APPROVED and became is None)
        SubmittedItem.objects.create(
            submission=request,
            key="",
            name="ทั้งเรื่อง",
            author_id=request.submitted_by_id,
            before=newest.content if newest and request.status == WAITING else None,
            after=request.content,
            decision="taken" if taken else RETURNED if returned else WAITING,
            edition=became if taken else None,
            note=(request.decision_note or NO_EDITION) if returned else "",
        )


def name_divisions(apps, schema_editor):
    for request in apps.get_model("publishing", "Submission").objects.select_related("submitted_by__division"):
        if request.submitted_by.division_id:
            request.division = request.submitted_by.division.name
            request.save(update_fields=["division"])


def _item():
    return migrations.CreateModel(
        "SubmittedItem",
        [
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("key", models.CharField(blank=True, max_length=80, verbose_name="รายการ")),
            ("name", common.fields.ThaiCharField(blank=True, max_length=300, verbose_name="ชื่อรายการ")),
            ("before", models.JSONField(null=True, verbose_name="เดิม")),
            ("after", models.JSONField(null=True, verbose_name="ที่ขอ")),
            ("place", models.CharField(blank=True, max_length=10, verbose_name="ต่อจาก")),
            (
                "decision",
                models.CharField(
                    choices=[("waiting", "รอพิจารณา"), ("taken", "รับแล้ว"), ("returned", "ส่งกลับ")],
                    default="waiting",
                    max_length=10,
                    verbose_name="ผลการพิจารณา",
                ),
            ),
            ("note", common.fields.ThaiTextField(blank=True, verbose_name="เหตุผลที่ส่งกลับ")),
            (
                "author",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="ผู้เสนอ",
                ),
            ),
            (
                "edition",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="items",
                    to="publishing.edition",
                    verbose_name="ฉบับที่รวมรายการนี้",
                ),
            ),
            (
                "submission",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="items",
                    to="publishing.submission",
                    verbose_name="คำขอ",
                ),
            ),
        ],
        options={
            "verbose_name": "รายการในคำขอ",
            "verbose_name_plural": "รายการในคำขอ",
            "ordering": ["pk"],
            "default_permissions": (),
        },
    )


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0010_call_the_ledger_a_register"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "submission",
            "division",
            common.fields.ThaiCharField(blank=True, default="", max_length=200, verbose_name="ส่วนราชการของผู้ส่ง"),
            preserve_default=False,
        ),
        migrations.AddField(
            "submission",
            "follows",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="publishing.submission",
                verbose_name="คำขอเดิมที่ต้องพิจารณาใหม่",
            ),
        ),
        migrations.AlterField(
            "submission",
            "status",
            models.CharField(
                choices=[
                    ("waiting", "รออนุมัติ"),
                    ("approved", "อนุมัติแล้ว"),
                    ("returned", "ส่งกลับให้แก้ไข"),
                    ("taken-back", "ผู้ส่งถอนคำขอ"),
                ],
                default="waiting",
                max_length=10,
                verbose_name="สถานะ",
            ),
        ),
        _item(),
        migrations.RunPython(hold_items, migrations.RunPython.noop),
        migrations.RunPython(name_divisions, migrations.RunPython.noop),
    ]
