"""Sections → topics → documents by fiscal year, and signed statements that a round had nothing to show."""

from datetime import date
from functools import partial
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from common import days, text_layers
from common.fields import FiscalYearField, ThaiCharField, ThaiDateField, ThaiTextField
from common.models import Division, Ordered, StoredFile
from common.rich_text import RichTextField
from publishing.contents import title

from ..editions import index as index_edition
from ..editions import topic as topic_edition
from ..periods import Round

# The Thai word of a field stands once: in the type of what is published.
_of_document = partial(title, topic_edition.Document)
_of_entry = partial(title, index_edition.Entry)
_of_older_file = partial(title, topic_edition.OlderFile)
_of_section = partial(title, topic_edition.Section)
_of_statement = partial(title, topic_edition.Statement)
_of_topic = partial(title, topic_edition.Topic)

SLUG_HELP = "ตัวอักษรละตินตัวเล็ก ตัวเลข และขีดกลาง ใช้ในที่อยู่เว็บ เช่น internal-audit-plan ไม่ควรเปลี่ยนหลังเผยแพร่"


class Section(Ordered):
    """A heading of the disclosure menu."""

    slug = models.SlugField(_of_section("slug"), max_length=60, unique=True, help_text=SLUG_HELP)
    title = ThaiCharField("ชื่อหมวด", max_length=300)

    class Meta(Ordered.Meta):
        verbose_name = "หมวดการเปิดเผยข้อมูล"
        verbose_name_plural = "หมวดการเปิดเผยข้อมูล"

    def __str__(self) -> str:
        return self.title


class TopicQuerySet(models.QuerySet):
    def in_menu_order(self) -> Self:
        """Return the topics as the menu lists them, with their sections."""
        return self.select_related("section").order_by("section__order", "section__pk", "order", "pk")

    def whole(self) -> Self:
        """Return the topics with everything below them, in a constant number of queries."""
        return self.select_related("section", "division").prefetch_related(
            "documents__file", "documents__replacements__file", "statements"
        )


class Topic(Ordered):
    """One thing that the office discloses, such as its internal audit plan."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="topics", verbose_name=_of_topic("section"))
    slug = models.SlugField(_of_topic("slug"), max_length=60, unique=True, help_text=SLUG_HELP)
    title = ThaiCharField("ชื่อหัวข้อ", max_length=300)
    text = RichTextField(_of_topic("text"), blank=True)
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="topics", verbose_name=_of_topic("division")
    )
    first_year = FiscalYearField(
        "แสดงตั้งแต่ปีงบประมาณ (พ.ศ.)", help_text="หน้าเว็บแสดงทุกปีตั้งแต่ปีนี้ และบอกตรง ๆ เมื่อปีใดยังไม่มีเอกสาร"
    )

    objects = TopicQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = "หัวข้อการเปิดเผยข้อมูล"
        verbose_name_plural = "หัวข้อการเปิดเผยข้อมูล"

    def __str__(self) -> str:
        return self.title


class DocumentQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Return the documents that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def to_look_after(self, today: date) -> tuple[int, int]:
        """Return of standing documents how many are to be reviewed by `today`, and how many PDFs lack a text layer."""
        due = models.Count("pk", filter=models.Q(review_on__lte=today))
        scans = models.Count("pk", filter=text_layers.without_text("file__"))
        return tuple(self.standing().aggregate(due=due, scans=scans).values())


class Document(Ordered):
    """One document of a topic for a fiscal year. Its file changes only by `versions.replace`, it ends by `withdraw`."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="documents", verbose_name=_of_entry("topic"))
    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)")
    round = models.CharField("รอบ", max_length=2, choices=Round, blank=True, default=Round.YEAR)
    title = ThaiCharField("ชื่อเอกสาร", max_length=300)
    dated = ThaiDateField(_of_document("dated"), null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="documents", verbose_name=_of_document("file"))
    review_on = ThaiDateField(
        "วันที่ควรทบทวน", null=True, blank=True, help_text="เมื่อถึงวันนี้ หน้างานของเจ้าหน้าที่จะเตือนให้ตรวจว่าเอกสารยังเป็นปัจจุบัน"
    )
    withdrawn_at = models.DateTimeField("เพิกถอนเมื่อ", null=True, blank=True, editable=False)
    withdrawn_reason = ThaiTextField("เหตุผลที่เพิกถอน", blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = "เอกสาร"
        verbose_name_plural = "เอกสาร"
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""), name="document_has_title", violation_error_message="โปรดระบุชื่อเอกสาร"
            ),
            models.CheckConstraint(
                condition=Q(round__in=Round.values),
                name="document_round_known",
                violation_error_message="รอบที่เลือกไม่อยู่ในรายการ",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""),
                name="document_withdrawn_with_reason",
                violation_error_message="การเพิกถอนต้องมีเหตุผล",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        days.refuse(self, "dated")
        if self.withdrawn_at is None and self.topic_id and Statement.objects.denying(self).exists():
            raise ValidationError("รอบนี้มีคำรับรองว่าไม่มีรายการแล้ว จึงเพิ่มเอกสารไม่ได้ หากมีเอกสารจริง โปรดลบคำรับรองของรอบนั้นก่อน")


class Replacement(models.Model):
    """A file that a document had before: its bytes stay at their own address for ever."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="replacements", verbose_name="เอกสาร")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="replaced_in", verbose_name="ไฟล์เดิม")
    replaced_at = models.DateTimeField("แทนที่เมื่อ", default=timezone.now)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="ผู้แทนที่"
    )
    reason = ThaiTextField(_of_older_file("reason"))

    class Meta:
        ordering = ["-replaced_at", "-pk"]
        verbose_name = "ไฟล์ฉบับก่อน"
        verbose_name_plural = "ไฟล์ฉบับก่อน"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="replacement_has_reason")]

    def __str__(self) -> str:
        return self.file.name


class StatementQuerySet(models.QuerySet):
    def denying(self, document: Document) -> Self:
        """Return the statements that say there is no such document: of its round, or of its whole year."""
        return self.filter(
            topic_id=document.topic_id, fiscal_year=document.fiscal_year, round__in={Round.YEAR, document.round}
        )


class Statement(models.Model):
    """A signed and dated "there was nothing" for one round of a topic. The database keeps documents away from it."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="statements", verbose_name=_of_entry("topic"))
    fiscal_year = FiscalYearField("ปีงบประมาณ (พ.ศ.)")
    round = models.CharField("รอบ", max_length=2, choices=Round, blank=True, default=Round.YEAR)
    text = ThaiCharField(
        _of_statement("text"), max_length=500, default="ไม่มีรายการ", help_text="เช่น ไม่มีรายการ หรือ ไม่มีเรื่องร้องเรียน"
    )
    signed_by = ThaiCharField(_of_statement("signed_by"), max_length=200)
    position = ThaiCharField("ตำแหน่งผู้ลงนาม", max_length=200)
    signed_on = ThaiDateField(_of_statement("signed_on"))

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["-fiscal_year", "round"]
        verbose_name = "คำรับรองว่าไม่มีรายการ"
        verbose_name_plural = "คำรับรองว่าไม่มีรายการ"
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "fiscal_year", "round"],
                name="statement_once_a_round",
                violation_error_message="รอบนี้มีคำรับรองแล้ว",
            ),
            models.CheckConstraint(
                condition=Q(round__in=Round.values),
                name="statement_round_known",
                violation_error_message="รอบที่เลือกไม่อยู่ในรายการ",
            ),
            models.CheckConstraint(
                condition=~Q(signed_by="") & ~Q(position="") & ~Q(text=""),
                name="statement_is_signed",
                violation_error_message="คำรับรองต้องมีข้อความ ผู้ลงนาม และตำแหน่ง",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.get_round_display()})"

    def clean(self) -> None:
        days.refuse(self, "signed_on", year=self.fiscal_year)
        if self.topic_id and self.denied_documents().exists():
            raise ValidationError("รอบนี้มีเอกสารอยู่แล้ว จึงรับรองว่าไม่มีรายการไม่ได้")

    def denied_documents(self) -> DocumentQuerySet:
        """Return the standing documents that this statement would deny."""
        documents = Document.objects.standing().filter(topic_id=self.topic_id, fiscal_year=self.fiscal_year)
        return documents.filter(round=self.round) if self.round else documents
