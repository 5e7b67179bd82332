"""Submissions wait for a second person; editions are what the public reads; the ledger chains every act."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from common.fields import ThaiCharField, ThaiTextField

from . import kinds
from .verify import canonical, digest


class Immutable(RuntimeError):
    """Raised by every attempt to change what was published."""


class KindedModel(models.Model):
    """Something of a kind, for one key: what both submissions and editions are."""

    kind = models.CharField("ประเภท", max_length=40)
    key = models.CharField("รายการ", max_length=80, blank=True)
    content = models.JSONField("เนื้อหา")
    reason = ThaiTextField("เหตุผลการเผยแพร่", max_length=1000)
    published_at = models.DateTimeField("เผยแพร่เมื่อ", null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    @property
    def about(self):
        """Return the Kind this belongs to."""
        return kinds.get(self.kind)

    @property
    def title(self):
        return self.about.title(self.content)

    @property
    def content_bytes(self):
        """Return the content as canonical JSON: the bytes that the hash is of."""
        return canonical(self.content)


class SubmissionQuerySet(models.QuerySet):
    def waiting(self):
        """Return submissions that nobody has decided, oldest first."""
        return self.filter(status=Submission.Status.WAITING).order_by("submitted_at")


class Submission(KindedModel):
    """A request to publish: the content frozen as its author sent it, until a second person decides."""

    class Status(models.TextChoices):
        WAITING = "waiting", "รออนุมัติ"
        APPROVED = "approved", "อนุมัติแล้ว"
        RETURNED = "returned", "ส่งกลับให้แก้ไข"

    status = models.CharField("สถานะ", max_length=10, choices=Status.choices, default=Status.WAITING, editable=False)
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
        ordering = ["-submitted_at"]
        verbose_name = "คำขอเผยแพร่"
        verbose_name_plural = "คำขอเผยแพร่"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], condition=models.Q(status="waiting"), name="submission_one_waiting"
            )
        ]


class EditionQuerySet(models.QuerySet):
    def of(self, kind, key):
        """Return every edition of this kind and key, newest number first, those to come included."""
        return self.filter(kind=kind, key=key).order_by("-number")

    def out(self, at=None):
        """Return editions whose time of publication has come at `at` (default: now)."""
        return self.filter(published_at__lte=at or timezone.now())

    def live(self, kind, key, at=None):
        """Return the edition that the public page shows at `at` (default: now), or None.

        It is the highest number whose time has come. A withdrawn one is returned too: its page says so.
        """
        return self.of(kind, key).out(at).first()

    def newest_of_each(self, kind, at=None):
        """Return the live edition of every key of this kind, highest key first."""
        later = self.model.objects.filter(kind=kind, key=models.OuterRef("key"), number__gt=models.OuterRef("number"))
        return self.filter(kind=kind).out(at).filter(~models.Exists(later.out(at))).order_by("-key")

    def unconfirmed(self):
        """Return emergency publications that no second person has confirmed yet, oldest first."""
        return self.filter(emergency=True, confirmed_at=None).order_by("published_at")

    def update(self, **changes):
        raise Immutable("ฉบับเผยแพร่แก้ไขไม่ได้")

    def delete(self):
        raise Immutable("ฉบับเผยแพร่ลบไม่ได้")

    bulk_update = delete


class Edition(KindedModel):
    """What was published, for ever. Only withdrawing and confirming touch a row again, each through the ledger."""

    number = models.PositiveIntegerField("ฉบับที่")
    sha256 = models.CharField("SHA-256 ของเนื้อหา", max_length=64)
    published_at = models.DateTimeField("เผยแพร่เมื่อ")
    approved_at = models.DateTimeField("อนุมัติเมื่อ")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ผู้ส่ง"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ผู้อนุมัติ"
    )
    approved_role = ThaiCharField("ตำแหน่งผู้อนุมัติ", max_length=200, blank=True)
    system_import = models.BooleanField("ระบบนำเข้า", default=False)
    emergency = models.BooleanField("เผยแพร่กรณีเร่งด่วนโดยคนเดียว", default=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ผู้ยืนยัน"
    )
    confirmed_at = models.DateTimeField("ยืนยันเมื่อ", null=True)
    confirmed_role = ThaiCharField("ตำแหน่งผู้ยืนยัน", max_length=200, blank=True)
    withdrawn_at = models.DateTimeField("เพิกถอนเมื่อ", null=True)
    withdrawn_reason = ThaiTextField("เหตุผลที่เพิกถอน", blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-approved_at", "-pk"]
        verbose_name = "ฉบับเผยแพร่"
        verbose_name_plural = "ฉบับเผยแพร่"
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "number"], name="edition_number_once"),
            models.CheckConstraint(
                name="edition_two_people",
                condition=models.Q(system_import=True, submitted_by=None, approved_by=None)
                | models.Q(system_import=False, approved_by__isnull=False, submitted_by__isnull=False)
                & (models.Q(emergency=True) | ~models.Q(submitted_by=models.F("approved_by"))),
            ),
            models.CheckConstraint(
                name="edition_confirmed_by_another",
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("approved_by")),
            ),
            models.CheckConstraint(
                name="edition_withdrawn_with_reason",
                condition=models.Q(withdrawn_at=None, withdrawn_reason="")
                | models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_reason=""),
            ),
        ]

    def save(self, **kwargs):
        if self.pk and set(kwargs.get("update_fields") or ["content"]) - self.MAY_CHANGE:
            raise Immutable("ฉบับเผยแพร่แก้ไขไม่ได้")
        super().save(**kwargs)

    MAY_CHANGE = {
        "withdrawn_at", "withdrawn_reason", "confirmed_by", "confirmed_at", "confirmed_role",
    }

    def delete(self, **kwargs):
        raise Immutable("ฉบับเผยแพร่ลบไม่ได้")

    def get_absolute_url(self):
        return self.about.edition_url(self.key, self.number)

    @property
    def newest_url(self):
        return self.about.url(self.key)

    @property
    def history_url(self):
        return self.about.history_url(self.key)

    @property
    def needs_confirmation(self):
        return self.emergency and self.confirmed_at is None

    @property
    def short_hash(self):
        return self.sha256[:12]

    @classmethod
    def unsaved(cls, kind, key, content, *, at):
        """Return an edition that only a preview shows: number 0, never stored."""
        return cls(
            kind=kind, key=key, content=content, number=0, published_at=at, approved_at=at, sha256=digest(canonical(content))
        )


class LedgerEntry(models.Model):
    """One link of the site-wide chain: a publication, a withdrawal or a confirmation."""

    class Action(models.TextChoices):
        PUBLISH = "publish", "เผยแพร่"
        WITHDRAW = "withdraw", "เพิกถอน"
        CONFIRM = "confirm", "ยืนยันการเผยแพร่เร่งด่วน"

    position = models.PositiveBigIntegerField("ลำดับ", primary_key=True)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="entries", verbose_name="ฉบับเผยแพร่")
    payload = models.JSONField("ข้อมูล")
    previous_sha256 = models.CharField("แฮชก่อนหน้า", max_length=64, unique=True)
    sha256 = models.CharField("แฮช", max_length=64, unique=True)

    class Meta:
        ordering = ["position"]
        verbose_name = "รายการในสมุดบัญชี"
        verbose_name_plural = "สมุดบัญชีการเผยแพร่"

    def __str__(self):
        return f"{self.position}"

    def save(self, **kwargs):
        if not self._state.adding:
            raise Immutable("สมุดบัญชีแก้ไขไม่ได้")
        super().save(**kwargs)

    def delete(self, **kwargs):
        raise Immutable("สมุดบัญชีลบไม่ได้")


class LedgerHead(models.Model):
    """One row that approvers queue for, so that the chain can't fork."""

    position = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="ledger_head_one_row")]
