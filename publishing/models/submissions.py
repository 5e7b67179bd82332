"""A request to publish, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from common.fields import ThaiTextField

from .base import KindedModel


class SubmissionQuerySet(models.QuerySet):
    def waiting(self):
        """Return submissions that nobody has decided, oldest first."""
        return self.filter(status=Submission.Status.WAITING).order_by("submitted_at", "pk")

    def waiting_for(self, user):
        """Return the waiting submissions that `user` did not send, oldest first."""
        return self.waiting().exclude(submitted_by=user)

    def returned_to(self, user):
        """Return what was sent back to `user` and not submitted again by anybody, newest first."""
        later = Submission.objects.filter(
            kind=models.OuterRef("kind"), key=models.OuterRef("key"), pk__gt=models.OuterRef("pk")
        )
        returned = self.filter(status=Submission.Status.RETURNED, submitted_by=user)
        return returned.filter(~models.Exists(later)).order_by("-decided_at")


class Submission(KindedModel):
    """A request to publish: the content frozen as its author sent it, until a second person decides."""

    class Status(models.TextChoices):
        WAITING = "waiting", "รออนุมัติ"
        APPROVED = "approved", "อนุมัติแล้ว"
        RETURNED = "returned", "ส่งกลับให้แก้ไข"

    published_at = models.DateTimeField(  # type: ignore[assignment] # a request may leave it open
        "กำหนดเผยแพร่", null=True, help_text="ว่างไว้คือเผยแพร่ทันทีที่อนุมัติ"
    )
    status = models.CharField("สถานะ", max_length=10, choices=Status.choices, default=Status.WAITING)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="submissions", verbose_name="ผู้ส่ง"
    )
    submitted_at = models.DateTimeField("ส่งเมื่อ", default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="decisions", verbose_name="ผู้พิจารณา"
    )
    decided_at = models.DateTimeField("พิจารณาเมื่อ", null=True)
    decision_note = ThaiTextField("เหตุผลที่ส่งกลับ", blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        verbose_name = "คำขอเผยแพร่"
        verbose_name_plural = "คำขอเผยแพร่"
        default_permissions = ("add", "view")
        permissions = [("approve_submission", "อนุมัติ ส่งกลับ เพิกถอน และยืนยันการเผยแพร่")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], condition=Q(status="waiting"), name="submission_one_waiting"
            ),
            models.CheckConstraint(
                name="submission_decided_by_someone",
                condition=Q(status="waiting", decided_by=None, decided_at=None)
                | ~Q(status="waiting") & Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="submission_returned_with_note",
                condition=Q(status__in=["waiting", "approved"]) | Q(status="returned") & ~Q(decision_note=""),
            ),
        ]

    @property
    def is_waiting(self):
        return self.status == self.Status.WAITING
