"""The office, its divisions, its staff and its files: what every app needs to know."""

from collections.abc import Collection
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from typing import ClassVar, Self, cast

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from . import clocks, stores, telephones, text_layers, thai
from .divisions import DivisionQuerySet, MayEnd
from .fields import DayOfMomentField, ThaiCharField, ThaiTextField
from .licences import DataLicence
from .user_names import StaffManager, one_spelling, user_name

HASH = RegexValidator(r"\A[0-9a-f]{64}\Z", "ต้องเป็นค่าแฮช SHA-256 แบบเลขฐานสิบหกตัวเล็ก ๖๔ หลัก")


class Ordered(models.Model):
    """A row with a place among its siblings."""

    order = models.PositiveSmallIntegerField("ลำดับ", default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


class Division(MayEnd, Ordered):
    """One part of the office that answers for work, in the office's official order, from its first day to its last."""

    code = models.SlugField("รหัส", max_length=40, unique=True, help_text="ตัวอักษรละตินตัวเล็ก ใช้ในที่อยู่เว็บ เช่น finance")
    name = ThaiCharField("ชื่อส่วนราชการ", max_length=200, unique=True)

    objects = DivisionQuerySet.as_manager()

    class Meta(MayEnd.Meta, Ordered.Meta):
        verbose_name = "ส่วนราชการ"
        verbose_name_plural = "ส่วนราชการ"

    def __str__(self) -> str:
        return thai.to_thai_digits(self.name)


class StaffUser(AbstractUser):
    """A member of staff who may sign in; `division` limits a division clerk to that division's work."""

    username = models.CharField(
        "ชื่อผู้ใช้",
        max_length=150,
        unique=True,
        validators=[user_name],
        help_text="ใช้เข้าสู่ระบบ เป็นภาษาไทยได้ เช่น สมหญิง.คลัง ไม่มีเว้นวรรค",
        error_messages={"unique": "มีผู้ใช้ชื่อนี้แล้ว"},
    )
    division = models.ForeignKey(
        Division, models.SET_NULL, null=True, blank=True, related_name="staff", verbose_name="ส่วนราชการที่สังกัด"
    )
    position = ThaiCharField(
        "ตำแหน่ง", max_length=200, blank=True, help_text="แสดงต่อสาธารณะแทนชื่อเมื่ออนุมัติเผยแพร่ เช่น ปลัดองค์การบริหารส่วนตำบล"
    )

    last_login = DayOfMomentField("เข้าสู่ระบบครั้งล่าสุด", null=True, blank=True)

    objects: ClassVar[StaffManager[Self]] = StaffManager()

    class Meta(AbstractUser.Meta):
        verbose_name = "เจ้าหน้าที่"
        verbose_name_plural = "เจ้าหน้าที่"

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Return a name in the one spelling under which it is kept and found."""
        return one_spelling(username)

    @property
    def role(self) -> str:
        """Return what the public is told of this person: the position, else the first group, else a plain word."""
        group = self.groups.order_by("name").values_list("name", flat=True).first()
        return self.position or group or "เจ้าหน้าที่"


class StoredFileQuerySet(models.QuerySet):
    def public(self, at: datetime | None = None) -> Self:
        """Return the files that a published edition shows at `at` (default: now)."""
        return self.filter(public_since__lte=at or clocks.latest())

    def named(self, files: Collection[tuple[str, str]]) -> Self:
        """Return the files with these SHA-256 and names; the same bytes under another name are another file."""
        pairs = self.alias(pair=Concat("sha256", "name"))  # a hash is always as long: no two pairs read alike
        return pairs.filter(
            sha256__in={sha256 for sha256, _ in files}, pair__in={f"{sha256}{name}" for sha256, name in files}
        )

    def publish(self, *, at: datetime) -> int:
        """Make these files public from `at` on; those already public keep their date."""
        return self.filter(models.Q(public_since=None) | models.Q(public_since__gt=at)).update(public_since=at)

    def hide(self) -> int:
        """Take these files out of public sight."""
        return self.update(public_since=None)


class WithCopies(models.Manager.from_queryset(StoredFileQuerySet)):  # type: ignore[misc] # a class made by a function
    """Brings a file's copy with it: whatever is frozen says of each file whether there is one."""

    def get_queryset(self) -> StoredFileQuerySet:
        return cast(StoredFileQuerySet, super().get_queryset()).select_related("with_text")


class StoredFile(models.Model):
    """Bytes under a name, shared by evidence and documents. They never change, and lie on disk once under their SHA-256."""

    sha256 = models.CharField("SHA-256", max_length=64, db_index=True, validators=[HASH], editable=False)
    name = models.CharField("ชื่อไฟล์", max_length=200, editable=False)
    content_type = models.CharField("ชนิดไฟล์", max_length=100, editable=False)
    size = models.PositiveBigIntegerField("ขนาด (ไบต์)", editable=False)
    pages = models.PositiveIntegerField("จำนวนหน้า", null=True, editable=False)
    has_text_layer = models.BooleanField("มีชั้นข้อความ", null=True, editable=False)
    readability = models.PositiveSmallIntegerField("ข้อความที่อ่านได้ (ร้อยละ)", null=True, editable=False)
    with_text = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="originals", verbose_name="ฉบับที่ค้นหาข้อความได้"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, verbose_name="ผู้นำเข้า"
    )
    uploaded_at = models.DateTimeField("นำเข้าเมื่อ", auto_now_add=True)
    public_since = models.DateTimeField("เผยแพร่ตั้งแต่", null=True, blank=True, editable=False)

    objects = StoredFileQuerySet.as_manager()
    fetched = WithCopies()
    # What an upload had to change of this very file, or which links lead nowhere, in a Thai sentence: for whoever brought it in, not stored.
    changed = ""

    class Meta:
        base_manager_name = "fetched"  # by which foreign keys and prefetching find files
        ordering = ["-uploaded_at"]
        verbose_name = "ไฟล์"
        verbose_name_plural = "ไฟล์"
        constraints = [models.UniqueConstraint(fields=["sha256", "name"], name="stored_file_once_a_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("common:document", args=[self.sha256, self.name])

    @property
    def is_public(self) -> bool:
        """Return whether a published edition shows it now."""
        return self.public_since is not None and clocks.has_come(self.public_since)

    @property
    def text_problem(self) -> str:
        """Return why its text can't be searched or read aloud, in Thai words; "" when it can, be it in its copy."""
        return "" if self.with_text_id else text_layers.problem(self.has_text_layer, self.readability)

    @property
    def store_name(self) -> str:
        """Return under which name the bytes lie in the store "files"."""
        return f"{self.sha256[:2]}/{self.sha256}"

    @property
    def path(self) -> Path:
        """Return where the bytes lie where the store is a folder of this machine."""
        return settings.MEDIA_ROOT / self.store_name

    @property
    def is_there(self) -> bool:
        """Return whether anything lies there, be it whole or not. Raises OSError where a bucket does not answer."""
        return stores.store("files").size(self.store_name) is not None

    @property
    def is_whole(self) -> bool:
        """Return whether the bytes are in the store, all of them. Raises OSError where a bucket does not answer."""
        return stores.store("files").size(self.store_name) == self.size

    def open(self) -> BufferedReader:
        """Open the bytes. Raises OSError, FileNotFoundError among it."""
        return stores.store("files").open(self.store_name)

    def read(self) -> bytes:
        """Return the bytes. Raises OSError, FileNotFoundError among it."""
        with self.open() as file:
            return file.read()


class FileText(models.Model):
    """The text inside a stored file, for search; apart from the file so that lists need not carry it."""

    file = models.OneToOneField(StoredFile, models.CASCADE, related_name="text", verbose_name="ไฟล์")
    text = models.TextField("ข้อความในไฟล์")

    class Meta:
        verbose_name = "ข้อความในไฟล์"
        verbose_name_plural = "ข้อความในไฟล์"

    def __str__(self) -> str:
        return str(self.file)


class Organisation(models.Model):
    """The office that runs this site: one row. An unknown fact stays empty and is not shown to the public."""

    name = ThaiCharField("ชื่อหน่วยงาน", max_length=200)
    short_name = ThaiCharField("ชื่อย่อ", max_length=100, blank=True)
    address = ThaiTextField("ที่อยู่", blank=True)
    phones = ThaiCharField(
        "โทรศัพท์", max_length=200, blank=True, validators=[telephones.validate], help_text="คั่นหลายหมายเลขด้วยจุลภาค"
    )
    fax = ThaiCharField("โทรสาร", max_length=100, blank=True, validators=[telephones.validate])
    email = models.EmailField("อีเมล", blank=True)
    site_address = models.URLField(
        "ที่อยู่เว็บไซต์นี้", blank=True, help_text="เช่น https://www.example.go.th ใช้ในรายงานและรหัสคิวอาร์"
    )
    chief_executive = ThaiCharField("ชื่อผู้บริหารสูงสุด", max_length=200, blank=True)
    chief_executive_title = ThaiCharField("ตำแหน่งผู้บริหารสูงสุด", max_length=200, blank=True)
    data_licence = models.CharField(
        "สัญญาอนุญาตของข้อมูลเปิด",
        max_length=12,
        blank=True,
        default="",
        choices=DataLicence,
        help_text="ใช้กับไฟล์ตารางในหน้าข้อมูลเปิด มีผลเมื่อเผยแพร่ข้อมูลหน่วยงานฉบับใหม่",
    )
    logo = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, verbose_name="ตราหน่วยงาน", help_text="ภาพ PNG หรือ JPEG"
    )

    class Meta:
        verbose_name = "หน่วยงาน"
        verbose_name_plural = "หน่วยงาน"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="organisation_one_row")]

    def __str__(self) -> str:
        return self.name


class SocialLink(Ordered):
    """Where else the office can be followed."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="social_links")
    label = ThaiCharField("ชื่อช่องทาง", max_length=100)
    url = models.URLField("ลิงก์")

    class Meta(Ordered.Meta):
        verbose_name = "ช่องทางสื่อสังคม"
        verbose_name_plural = "ช่องทางสื่อสังคม"

    def __str__(self) -> str:
        return self.label


class Limit(models.Model):
    """How often something was tried (common/limits.py): `name` is a keyed hash, and the row counts only before `until`."""

    name = models.CharField(max_length=64, primary_key=True)
    tries = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.tries} before {self.until}"


class SavedChange(models.Model):
    """One save of a record by staff: what its fields and rows were before and after, as common.changes tells them."""

    record = models.CharField("รายการ", max_length=120, db_index=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name="ผู้บันทึก")
    saved_at = models.DateTimeField("บันทึกเมื่อ", default=timezone.now)
    changes = models.JSONField("สิ่งที่เปลี่ยน")

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]
        verbose_name = "การบันทึก"
        verbose_name_plural = "การบันทึก"

    def __str__(self) -> str:
        return self.record
