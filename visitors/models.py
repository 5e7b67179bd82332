"""What the counter keeps: numbers by day and month for ever, keyed hashes for two days, never an address."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Max, Sum
from django.db.models.functions import TruncMonth

from common import days
from common.fields import ThaiCharField, ThaiDateField, ThaiTextField
from common.thai import fiscal_year, half_of, half_range


class DayQuerySet(models.QuerySet):
    def between(self, first: date, last: date) -> Self:
        """Return the days from `first` to `last`, both included, oldest first; days without a row are absent."""
        return self.filter(date__range=(first, last)).order_by("date")

    def busiest(self, count: int) -> Self:
        """Return the `count` days with most visitors, the later one first among equals; days without any are none."""
        return self.filter(visitors__gt=0).order_by("-visitors", "-date")[:count]

    def by_month(self) -> dict[date, int]:
        """Return {month's first day: its visitors} of these days."""
        months = self.order_by().annotate(month=TruncMonth("date")).values("month")
        return dict(months.annotate(sum=Sum("visitors")).values_list("month", "sum"))


class Day(models.Model):
    """The visitors and page views of one day in Bangkok. Every published figure is a sum of these rows."""

    date = models.DateField("วันที่", primary_key=True)
    visitors = models.PositiveIntegerField("ผู้เยี่ยมชม", default=0)
    views = models.PositiveBigIntegerField("การเปิดหน้าเว็บ", default=0)

    objects = DayQuerySet.as_manager()

    class Meta:
        ordering = ["-date"]
        default_permissions = ("view",)
        verbose_name = "สถิติรายวัน"
        verbose_name_plural = "สถิติรายวัน"

    def __str__(self) -> str:
        return self.date.isoformat()


class DailyKey(models.Model):
    """The random key of one day's hashes, shared by all processes; deleted within 48 hours."""

    date = models.DateField(primary_key=True)
    key = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        verbose_name = "กุญแจประจำวัน"
        verbose_name_plural = "กุญแจประจำวัน"

    def __str__(self) -> str:
        return self.date.isoformat()


class SeenVisitor(models.Model):
    """The keyed hash of a visitor already counted that day; deleted with the day's key.

    A trigger (migration 0002) adds one to the Day with every new row, so that the two can't differ.
    """

    hash = models.BinaryField(primary_key=True)
    date = models.DateField()

    class Meta:
        default_permissions = ()
        verbose_name = "ผู้เยี่ยมชมที่นับแล้ว"
        verbose_name_plural = "ผู้เยี่ยมชมที่นับแล้ว"

    def __str__(self) -> str:
        return self.date.isoformat()


class PageMonthQuerySet(models.QuerySet["PageMonth"]):
    def most_read(self, count: int, *, since: date) -> models.QuerySet["PageMonth", dict[str, Any]]:
        """Return the `count` pages opened most from the month of `since` on, as dicts of path, title and views."""
        pages = self.filter(month__gte=since).order_by().values("path")
        return pages.annotate(title=Max("title"), views=Sum("views")).order_by("-views", "path")[:count]


class PageMonth(models.Model):
    """How often one page was opened in one month; `month` is its first day."""

    month = models.DateField("เดือน")
    path = models.CharField("ที่อยู่หน้าเว็บ", max_length=200)
    title = models.CharField("ชื่อหน้า", max_length=200, blank=True)
    views = models.PositiveBigIntegerField("การเปิดหน้าเว็บ", default=0)

    objects = PageMonthQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "-views", "path"]
        default_permissions = ("view",)
        verbose_name = "หน้าเว็บที่มีผู้เปิดดู"
        verbose_name_plural = "หน้าเว็บที่มีผู้เปิดดู"
        constraints = [models.UniqueConstraint(fields=["month", "path"], name="page_once_a_month")]

    def __str__(self) -> str:
        return self.title or self.path


class LeftOutQuerySet(models.QuerySet):
    def told(self, *, month: date) -> Self:
        """Return the rows that may be shown in `month`, its first day, to the public and to staff alike.

        Complaint pages show only halves of fiscal years that have ended: nobody can tell when somebody reports.
        """
        begun, _ = half_range(fiscal_year(month), half_of(month))
        return self.exclude(month__gte=begun, reason=LeftOut.Reason.COMPLAINT)

    def published(self, *, since: date, month: date) -> dict[str, int]:
        """Return {reason: requests} from `since` to `month`, both first days of months, as the public may see them."""
        rows = self.told(month=month).filter(month__range=(since, month)).order_by().values("reason")
        return dict(rows.annotate(sum=Sum("requests")).values_list("reason", "sum"))


class LeftOut(models.Model):
    """How many requests one rule left out in one month; `month` is its first day."""

    class Reason(models.TextChoices):
        """Why a request is not counted as a visitor."""

        BOT = "bot", "โปรแกรมอัตโนมัติ เช่น โปรแกรมเก็บข้อมูลของเว็บค้นหา"
        PREFETCH = "prefetch", "เบราว์เซอร์โหลดหน้ารอไว้ล่วงหน้าโดยยังไม่มีผู้เปิดอ่าน"
        STAFF = "staff", "เจ้าหน้าที่ที่เข้าสู่ระบบ และหน้าของระบบหลังบ้าน"
        HEALTH = "health", "ระบบตรวจสอบว่าเว็บไซต์ทำงานอยู่"
        STATIC = "static", "ไฟล์ประกอบหน้าเว็บ เช่น รูปแบบและตัวอักษร"
        COMPLAINT = "complaint", "หน้าร้องเรียนทุกหน้า"
        ERROR = "error", "หน้าเว็บที่ไม่พบหรือเกิดข้อผิดพลาด"
        NOT_A_PAGE = "not-a-page", "ไฟล์ดาวน์โหลด การส่งแบบฟอร์ม และการเปลี่ยนเส้นทาง"
        PRIVATE = "private", "เบราว์เซอร์ที่ขอไม่ให้ติดตาม (DNT หรือ GPC) นับเฉพาะการเปิดหน้าเว็บ"
        UNAVAILABLE = "unavailable", "ฐานข้อมูลไม่พร้อม จึงนับเฉพาะการเปิดหน้าเว็บ"

    month = models.DateField("เดือน")
    reason = models.CharField("เหตุผล", max_length=20, choices=Reason.choices)
    requests = models.PositiveBigIntegerField("จำนวนครั้ง", default=0)

    objects = LeftOutQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "reason"]
        default_permissions = ("view",)
        verbose_name = "การเข้าชมที่ไม่นับ"
        verbose_name_plural = "การเข้าชมที่ไม่นับ"
        constraints = [models.UniqueConstraint(fields=["month", "reason"], name="left_out_reason_once_a_month")]

    def __str__(self) -> str:
        return self.get_reason_display()


class Interruption(models.Model):
    """A time when one process could not write what it counted, recorded when it could again."""

    began_at = models.DateTimeField("เริ่ม")
    ended_at = models.DateTimeField("สิ้นสุด")

    class Meta:
        ordering = ["-ended_at"]
        default_permissions = ("view",)
        verbose_name = "ช่วงที่บันทึกสถิติไม่ได้"
        verbose_name_plural = "ช่วงที่บันทึกสถิติไม่ได้"

    def __str__(self) -> str:
        return self.began_at.isoformat()


class OpeningBalance(models.Model):
    """What another counter had counted before this one: one row, added to the total and always named beside it."""

    visitors = models.PositiveBigIntegerField("จำนวนยกมา")
    as_of = ThaiDateField("ณ วันที่")
    label = ThaiCharField("คำอธิบาย", max_length=200, help_text="แสดงต่อสาธารณะหน้าวันที่ เช่น ยอดยกมาจากเว็บไซต์เดิม")
    source = ThaiTextField("ที่มาของตัวเลข", blank=True, help_text="แสดงต่อสาธารณะ")

    class Meta:
        verbose_name = "ยอดยกมา"
        verbose_name_plural = "ยอดยกมา"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="opening_balance_one_row")]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        super().clean()
        days.refuse(self, "as_of")
