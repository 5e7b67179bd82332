"""The desk: its limits, the ways in beside it, the roster, and those who hold keys."""

from functools import partial
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from common.fields import ThaiCharField, ThaiDateField, ThaiTextField
from common.models import Division, Ordered
from common.promises import promise
from publishing.contents import title

from ..guideline import edition as guideline_edition
from .case import Channel

# The Thai word of a field stands once: in the type of what is published.
_of_guideline = partial(title, guideline_edition.Guideline)
_of_way = partial(title, guideline_edition.Way)


class Desk(models.Model):
    """What the desk promises: one row, edited in the admin."""

    unit = ThaiCharField(_of_guideline("unit"), max_length=200, blank=True)
    answer_days = models.PositiveSmallIntegerField(
        "แจ้งผลหรือความคืบหน้าครั้งแรกภายใน (วัน)", default=15, validators=[MinValueValidator(1), MaxValueValidator(180)]
    )
    working_days = models.BooleanField(
        "นับเฉพาะวันทำการ", default=False, help_text="ไม่เลือก: นับทุกวันตามปฏิทิน หน้าเว็บบอกวิธีนับตามที่ตั้งไว้"
    )
    progress_days = models.PositiveSmallIntegerField(
        "หลังจากนั้นแจ้งความคืบหน้าทุก (วัน)", default=30, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    reopen_days = models.PositiveSmallIntegerField(
        "ขอเปิดเรื่องอีกครั้งได้ภายใน (วัน)", default=30, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    procedure = ThaiTextField(_of_guideline("procedure"), blank=True, help_text="แสดงในหน้าแนวปฏิบัติ ต่อจากขั้นตอนของระบบ")
    networks = ThaiTextField(
        "เครือข่ายของสำนักงาน",
        blank=True,
        help_text="หนึ่งบรรทัดต่อหนึ่งเครือข่าย เช่น 203.0.113.0/24 ใช้เตือนผู้แจ้งที่เข้าจากสำนักงานเท่านั้น ไม่บันทึกที่อยู่ของผู้ใด",
    )
    chief_mail = models.EmailField(
        "อีเมลผู้บริหารสูงสุด",
        blank=True,
        help_text="เมื่อเรื่องทุจริตเลยกำหนดแจ้งผลหรือกำหนดแจ้งความคืบหน้า และถึงผู้รับเรื่องภายนอกแล้ว "
        + promise("chief-learns-that-a-limit-passed", "ระบบแจ้งเพียงว่ามีกำหนดหนึ่งผ่านไป ไม่บอกว่าเรื่องใด"),
    )
    salt = models.BinaryField(editable=False)
    demo = models.BooleanField("ห้องรับเรื่องสาธิต", default=False, editable=False)

    class Meta:
        verbose_name = "การตั้งค่าห้องรับเรื่อง"
        verbose_name_plural = "การตั้งค่าห้องรับเรื่อง"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="desk_one_row")]

    def __str__(self) -> str:
        return "ห้องรับเรื่อง"


class OtherWay(Ordered):
    """A way in besides this site: telephone, box, the chief executive's line, NACC."""

    name = ThaiCharField(_of_way("name"), max_length=200)
    detail = ThaiTextField(_of_way("detail"), blank=True)
    url = models.URLField(_of_way("url"), blank=True)
    outside = models.BooleanField(
        _of_way("outside"), default=False, help_text="แสดงในหน้าแจ้งการทุจริตด้วย สำหรับผู้ที่ไม่ต้องการแจ้งผ่านหน่วยงานนี้"
    )

    class Meta(Ordered.Meta):
        verbose_name = "ช่องทางอื่น"
        verbose_name_plural = "ช่องทางอื่น"

    def __str__(self) -> str:
        return self.name

    @property
    def leads_somewhere(self) -> bool:
        """Return whether it has a number, a place or a link; a bare name is offered to nobody."""
        return bool(self.detail or self.url)


class StaffMember(Ordered):
    """A person or post of the office that a reporter can tick as involved."""

    position = ThaiCharField("ตำแหน่ง", max_length=200)
    name = ThaiCharField("ชื่อ", max_length=200, blank=True)
    nicknames = ThaiCharField(
        "ชื่อเล่น", max_length=200, blank=True, help_text="หลายชื่อคั่นด้วยเว้นวรรคหรือจุลภาค เช่น เล็ก, ช่างเล็ก"
    )
    spellings = ThaiCharField(
        "ชื่ออื่นที่คนเรียกหรือสะกด",
        max_length=400,
        blank=True,
        help_text="หลายชื่อคั่นด้วยจุลภาค ใช้จับคู่กับถ้อยคำในเรื่องร้องเรียน เพื่อไม่ให้ผู้ถูกกล่าวถึงได้อ่าน",
    )
    division = models.ForeignKey(Division, models.PROTECT, null=True, blank=True, verbose_name="ส่วนราชการ")
    chief_executive = models.BooleanField("เป็นผู้บริหารสูงสุด", default=False)
    active = models.BooleanField("ยังปฏิบัติงาน", default=True)
    changed_by = models.PositiveBigIntegerField("ผู้เสนอแก้ไข", null=True, editable=False)
    attestation = models.BinaryField(default=b"", editable=False)

    class Meta(Ordered.Meta):
        verbose_name = "บุคลากร"
        verbose_name_plural = "ทะเบียนบุคลากร"

    def __str__(self) -> str:
        return f"{self.position} ({self.name})" if self.name else self.position


class ReaderQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Return readers who have not left, officers before the outside reader."""
        return self.filter(ended_on=None).select_related("staff_member", "user").order_by("outside", "pk")

    def officers(self, channel: str) -> Self:
        """Return the current officers of this channel, without the outside reader."""
        return self.current().filter(outside=False, **{Reader.CHANNEL_FIELDS[Channel(channel)]: True})


class Reader(models.Model):
    """Somebody who can be given a case: an officer of the desk or the one outside reader."""

    CHANNEL_FIELDS = {Channel.GENERAL: "opens_general", Channel.CORRUPTION: "opens_corruption"}

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="complaint_reader", verbose_name="บัญชีผู้ใช้"
    )
    staff_member = models.OneToOneField(StaffMember, models.PROTECT, null=True, blank=True, verbose_name="บุคลากร")
    outside = models.BooleanField("ผู้รับเรื่องภายนอก", default=False)
    opens_general = models.BooleanField("รับเรื่องทั่วไป", default=True)
    opens_corruption = models.BooleanField("รับเรื่องทุจริต", default=True)
    since = ThaiDateField("เริ่มเมื่อ")
    ended_on = ThaiDateField("พ้นหน้าที่เมื่อ", null=True, blank=True)
    public = models.BinaryField(editable=False)
    passphrase_lock = models.BinaryField(editable=False)
    code_lock = models.BinaryField(editable=False)
    attestation = models.BinaryField(editable=False)

    objects = ReaderQuerySet.as_manager()

    class Meta:
        ordering = ["outside", "pk"]
        verbose_name = "ผู้ถือกุญแจ"
        verbose_name_plural = "ผู้ถือกุญแจ"
        constraints = [
            models.UniqueConstraint(
                fields=["outside"], condition=Q(outside=True, ended_on=None), name="reader_one_outside"
            ),
            models.CheckConstraint(
                name="reader_inside_is_on_the_roster", condition=Q(outside=True) | Q(staff_member__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.staff_member or self.user.position or self.user.get_full_name() or self.user)

    def opens(self, channel: str) -> bool:
        """Return whether reports of this channel are given to this reader."""
        return getattr(self, self.CHANNEL_FIELDS[Channel(channel)])

    @property
    def post(self) -> str:
        """Return what a reporter is told of this reader: the post, not the name."""
        if self.outside:
            return f"ผู้รับเรื่องภายนอก {self.user.position}" if self.user.position else "ผู้รับเรื่องภายนอก"
        return self.staff_member.position if self.staff_member else ""


class RecoveryKey(models.Model):
    """The office's offline recovery key: its public half, and the locks that two of three keepers open."""

    public = models.BinaryField(editable=False)
    locks = models.BinaryField(editable=False)
    attestation = models.BinaryField(editable=False)
    made_on = ThaiDateField("สร้างเมื่อ")
    rehearsed_on = ThaiDateField("ซ้อมกู้คืนล่าสุด", null=True, blank=True)
    in_use = models.BooleanField("ใช้อยู่", default=True)

    class Meta:
        ordering = ["-made_on", "-pk"]
        verbose_name = "กุญแจกู้คืน"
        verbose_name_plural = "กุญแจกู้คืน"
        constraints = [
            models.UniqueConstraint(fields=["in_use"], condition=Q(in_use=True), name="recovery_key_one_in_use")
        ]

    def __str__(self) -> str:
        return f"กุญแจกู้คืน {self.pk}"


class Room(Desk):
    """The officers' desk in the admin's menu; its pages open cases, never rows. Its name stands in their addresses, which stay."""

    class Meta:
        proxy = True
        verbose_name = "ห้องรับเรื่อง"
        verbose_name_plural = "ห้องรับเรื่อง (เปิดอ่านเรื่อง)"
        default_permissions = ()


class SettingUp(Desk):
    """How to set the desk up, step by step: what another line of the admin's menu leads to."""

    class Meta:
        proxy = True
        verbose_name = "ตั้งห้องรับเรื่อง"
        verbose_name_plural = "ตั้งห้องรับเรื่อง (ทีละขั้น)"
        default_permissions = ()
