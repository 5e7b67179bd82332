"""A request to publish, and what became of it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from common.fields import ThaiCharField, ThaiTextField

from .base import KindedModel
from .editions import Edition


class SubmissionQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Return submissions that nobody has decided, oldest first."""
        return self.filter(status=Submission.Status.WAITING).order_by("submitted_at", "pk")

    def waiting_for(self, user: Any) -> Self:
        """Return the waiting submissions that `user` did not send, oldest first."""
        return self.waiting().exclude(submitted_by=user)

    def returned_to(self, user: Any) -> Self:
        """Return what was sent back to `user`, whole or in part, and not submitted again by the same, newest first."""
        later = Submission.objects.filter(
            kind=OuterRef("kind"), key=OuterRef("key"), submitted_by=user, pk__gt=OuterRef("pk")
        )
        items = SubmittedItem.objects.filter(submission=OuterRef("pk"), decision=SubmittedItem.Decision.RETURNED)
        returned = self.filter(Q(status=Submission.Status.RETURNED) | Exists(items), submitted_by=user)
        return returned.filter(~Exists(later)).order_by("-decided_at")


class Submission(KindedModel):
    """What one person asks to publish, item by item as it was then, until a second person decides."""

    class Status(models.TextChoices):
        WAITING = "waiting", "รออนุมัติ"
        APPROVED = "approved", "อนุมัติแล้ว"
        RETURNED = "returned", "ส่งกลับให้แก้ไข"
        TAKEN_BACK = "taken-back", "ผู้ส่งถอนคำขอ"

    published_at = models.DateTimeField(  # type: ignore[assignment] # a request may leave it open
        "กำหนดเผยแพร่", null=True, help_text="ว่างไว้คือเผยแพร่ทันทีที่อนุมัติ"
    )
    status = models.CharField("สถานะ", max_length=10, choices=Status.choices, default=Status.WAITING)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="submissions", verbose_name="ผู้ส่ง"
    )
    division = ThaiCharField("ส่วนราชการของผู้ส่ง", max_length=200, blank=True)
    submitted_at = models.DateTimeField("ส่งเมื่อ", default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="decisions", verbose_name="ผู้พิจารณา"
    )
    decided_at = models.DateTimeField("พิจารณาเมื่อ", null=True)
    decision_note = ThaiTextField("เหตุผลที่ส่งกลับ", blank=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="followed_by", verbose_name="คำขอเดิมที่ต้องพิจารณาใหม่"
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        verbose_name = "คำขอเผยแพร่"
        verbose_name_plural = "คำขอเผยแพร่"
        default_permissions = ("add", "view")
        permissions = [("approve_submission", "อนุมัติ ส่งกลับ เพิกถอน และยืนยันการเผยแพร่")]
        indexes = [
            models.Index(fields=["-submitted_at", "-id"], name="submission_by_day"),
            models.Index(fields=["submitted_at", "id"], condition=Q(status="waiting"), name="submission_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "submitted_by"],
                condition=Q(status="waiting"),
                name="submission_one_waiting_each",
            ),
            models.CheckConstraint(
                name="submission_decided_by_someone",
                condition=Q(status="waiting", decided_by=None, decided_at=None)
                | ~Q(status="waiting") & Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="submission_returned_with_note",
                condition=Q(status__in=["waiting", "approved", "taken-back"])
                | Q(status="returned") & ~Q(decision_note=""),
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.WAITING

    @property
    def sender(self) -> str:
        """Return who asks, with the division as it was called then."""
        name = self.submitted_by.get_full_name() or self.submitted_by.get_username()
        return f"{name} ({self.division})" if self.division else name


class SubmittedItem(models.Model):
    """One item of a request: what was approved when it was sent, what is asked, and what became of it."""

    class Decision(models.TextChoices):
        WAITING = "waiting", "รอพิจารณา"
        TAKEN = "taken", "รับแล้ว"
        RETURNED = "returned", "ส่งกลับ"

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="items", verbose_name="คำขอ")
    key = models.CharField("รายการ", max_length=80, blank=True)
    name = ThaiCharField("ชื่อรายการ", max_length=300, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ผู้เสนอ")
    before = models.JSONField("เดิม", null=True)
    after = models.JSONField("ที่ขอ", null=True)
    behind = models.CharField("ต่อจาก", max_length=10, blank=True)
    decision = models.CharField("ผลการพิจารณา", max_length=10, choices=Decision.choices, default=Decision.WAITING)
    note = ThaiTextField("เหตุผลที่ส่งกลับ", blank=True)
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="items", verbose_name="ฉบับที่รวมรายการนี้")

    class Meta:
        ordering = ["pk"]
        verbose_name = "รายการในคำขอ"
        verbose_name_plural = "รายการในคำขอ"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["submission", "key"], name="submitted_item_once"),
            models.CheckConstraint(
                name="submitted_item_decided",
                condition=Q(decision="waiting", edition=None, note="")
                | Q(decision="taken", edition__isnull=False, note="")
                | Q(decision="returned", edition=None) & ~Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.submission.told_title
