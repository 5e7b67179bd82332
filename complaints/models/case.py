"""A sealed case. Outside the seal lies only what the limit and the statistics need."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q


class Channel(models.TextChoices):
    """A way in; columns, sealed and published contents name it `door` for ever."""

    GENERAL = "general", "เรื่องร้องเรียนทั่วไป"
    CORRUPTION = "corruption", "การทุจริตและประพฤติมิชอบ"


class Outcome(models.TextChoices):
    """How a case stands in the statistics; the working status lies inside the seal."""

    OPEN = "open", "อยู่ระหว่างดำเนินการ"
    DONE = "done", "ดำเนินการแล้วเสร็จ"
    NOT_DONE = "not-done", "ยุติเรื่อง ดำเนินการไม่ได้"
    REJECTED = "rejected", "ไม่รับเรื่อง"
    FORWARDED = "forwarded", "ส่งต่อหน่วยงานที่มีอำนาจ"
    WITHDRAWN = "withdrawn", "ผู้แจ้งถอนเรื่อง"


class CaseQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Return cases whose seals still exist, newest first."""
        return self.filter(destroyed_on=None).order_by("-received_on", "pk")

    def open(self) -> Self:
        """Return standing cases that are not closed, the nearest limit first."""
        return self.standing().filter(closed_on=None).order_by("due_on", "pk")

    def waiting(self) -> Self:
        """Return open cases, and closed ones to which their reporter has written since, or of which something is asked."""
        return self.standing().filter(Q(closed_on=None) | Q(written_on__isnull=False) | Q(asked_after_end=True))

    def closed(self) -> Self:
        """Return standing cases that are closed, the latest first."""
        return self.standing().filter(closed_on__isnull=False).order_by("-closed_on", "pk")


class Case(models.Model):
    """One complaint. `slots` hold its keys for the readers, without saying who they are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField("ช่องทาง", max_length=12, choices=Channel.choices, db_column="door")
    received_on = models.DateField("วันที่รับเรื่อง")
    counted_from = models.DateField("นับกำหนดจากวันที่")
    due_on = models.DateField("ครบกำหนดแจ้งผล")
    first_due_on = models.DateField("ครบกำหนดแจ้งผลครั้งแรก")
    answered_on = models.DateField("ตอบผู้แจ้งครั้งแรก", null=True)
    told_on = models.DateField("ตอบผู้แจ้งครั้งล่าสุด", null=True)  # since counted_from
    closed_on = models.DateField("ยุติเมื่อ", null=True)
    written_on = models.DateField("ผู้แจ้งเขียนหลังยุติเมื่อ", null=True)  # and nobody has answered or read it
    asked_after_end = models.BooleanField("มีคำขอรอยืนยันหลังยุติ", default=False)
    outcome = models.CharField("ผล", max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    reopened = models.PositiveSmallIntegerField("จำนวนครั้งที่เปิดใหม่", default=0)
    legal_hold = models.BooleanField("ระงับการทำลาย", default=False)
    agreed_on = models.DateField("ยืนยันให้ทำลายเมื่อ", null=True)
    destroyed_on = models.DateField("ทำลายเมื่อ", null=True)
    restored_on = models.DateField("คืนจากสำเนาเมื่อ", null=True)

    rotation = models.PositiveIntegerField(default=1, db_column="epoch")  # how often its keys were made
    slots = models.BinaryField()
    locator = models.BinaryField(unique=True, max_length=32, null=True)
    reporter_public = models.BinaryField()
    reporter_lock = models.BinaryField()
    reporter_envelope = models.BinaryField()
    recovery_envelope = models.BinaryField()
    code_confirmed = models.BooleanField(default=False)
    summary = models.BinaryField()
    readership = models.BinaryField()
    identity = models.BinaryField()
    former = models.BinaryField(default=b"")  # notes under keys of before: see readers/shutting_out.py
    escrow = models.BinaryField(default=b"")  # keys laid by for the outside reader: see readers/overdue.py
    passed_on = models.DateField("ถึงผู้รับเรื่องภายนอกเมื่อ", null=True)
    farewells = models.BinaryField(default=b"")  # letters to readers who were taken off: see readers/farewells.py
    attestation = models.BinaryField(default=b"")

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "เรื่องร้องเรียน"
        verbose_name_plural = "เรื่องร้องเรียน"
        default_permissions = ()
        indexes = [
            models.Index(fields=["closed_on", "due_on"], name="case_open_due"),
            models.Index(fields=["channel", "received_on"], name="case_door_received"),
            models.Index(fields=["received_on"], name="case_received"),
            models.Index(fields=["written_on"], name="case_written", condition=Q(written_on__isnull=False)),
            models.Index(fields=["asked_after_end"], name="case_asked", condition=Q(asked_after_end=True)),
        ]
        constraints = [
            models.CheckConstraint(
                name="case_closed_with_outcome",
                condition=Q(closed_on=None, outcome=Outcome.OPEN)
                | Q(closed_on__isnull=False) & ~Q(outcome=Outcome.OPEN),
            ),
            models.CheckConstraint(
                name="case_days_in_order",
                condition=Q(due_on__gte=F("received_on"))
                & (Q(answered_on=None) | Q(answered_on__gte=F("received_on")))
                & (Q(closed_on=None) | Q(closed_on__gte=F("received_on"))),
            ),
            models.CheckConstraint(
                name="case_hold_before_destruction", condition=Q(destroyed_on=None) | Q(legal_hold=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def number(self) -> str:
        """Return how people name the case: eight random signs, never counted up."""
        return self.id.hex[:8].upper()


class Item(models.Model):
    """One entry of a case: of the thread that the reporter reads too, or a note among the readers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="items")
    sequence = models.PositiveIntegerField()
    staff_only = models.BooleanField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ["sequence"]
        default_permissions = ()
        verbose_name = "รายการในเรื่อง"
        verbose_name_plural = "รายการในเรื่อง"
        constraints = [models.UniqueConstraint(fields=["case", "sequence"], name="item_sequence_once")]

    def __str__(self) -> str:
        return str(self.id)


class SealedFile(models.Model):
    """A file of a case. Its bytes lie under the id in the sealed store; name, size and key inside the seal."""

    id = models.UUIDField(primary_key=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="files")
    order = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ["order"]
        default_permissions = ()
        verbose_name = "ไฟล์ในเรื่อง"
        verbose_name_plural = "ไฟล์ในเรื่อง"
        constraints = [models.UniqueConstraint(fields=["case", "order"], name="sealed_file_order_once")]

    def __str__(self) -> str:
        return str(self.id)
