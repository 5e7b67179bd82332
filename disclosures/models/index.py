"""Tags: which kind of information of sections 7 and 9 of the Official Information Act a topic, document or page is."""

from functools import partial

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from common.fields import ThaiCharField
from publishing.contents import title

from ..clauses import Clause
from ..editions import index as index_edition
from .topics import Document, Topic

# The Thai word of a field stands once: in the type of what is published.
_of_entry = partial(title, index_edition.Entry)

PAGE = RegexValidator(r"\A/(?!/)[!-~]*\Z", "ที่อยู่ในเว็บไซต์นี้ต้องขึ้นต้นด้วย / หนึ่งตัว เช่น /contact/")


AGAIN = "รายการนี้อยู่ในประเภทนี้แล้ว"
ONCE = [
    models.UniqueConstraint(
        fields=["clause", "topic"], name="information_tag_topic_once", violation_error_message=AGAIN
    ),
    models.UniqueConstraint(
        fields=["clause", "document"], name="information_tag_document_once", violation_error_message=AGAIN
    ),
    models.UniqueConstraint(
        fields=["clause", "page"],
        condition=~Q(page=""),
        name="information_tag_page_once",
        violation_error_message=AGAIN,
    ),
]


class InformationTag(models.Model):
    """One line of the index of public information: exactly one topic, document or page of this site."""

    clause = models.CharField(
        _of_entry("clause"), max_length=3, choices=[(c.value, f"{c.number} {c.label}") for c in Clause]
    )
    topic = models.ForeignKey(
        Topic, models.CASCADE, null=True, blank=True, related_name="tags", verbose_name=_of_entry("topic")
    )
    document = models.ForeignKey(
        Document, models.CASCADE, null=True, blank=True, related_name="tags", verbose_name="เอกสาร"
    )
    page = models.CharField(
        "หน้าในเว็บไซต์นี้", max_length=300, blank=True, validators=[PAGE], help_text="ขึ้นต้นด้วย / เช่น /contact/"
    )
    page_title = ThaiCharField("ชื่อหน้า", max_length=300, blank=True, help_text="กรอกคู่กับหน้าในเว็บไซต์นี้")

    class Meta:
        ordering = ["clause", "pk"]
        verbose_name = "รายการในดัชนีข้อมูลข่าวสาร"
        verbose_name_plural = "ดัชนีข้อมูลข่าวสาร (มาตรา ๗ และ ๙)"
        constraints = [
            models.CheckConstraint(condition=Q(clause__in=Clause.values), name="information_tag_clause_known"),
            models.CheckConstraint(
                condition=Q(topic__isnull=False, document=None, page="", page_title="")
                | Q(topic=None, document__isnull=False, page="", page_title="")
                | Q(topic=None, document=None, page__startswith="/") & ~Q(page_title=""),
                name="information_tag_exactly_one_place",
                violation_error_message="เลือกหัวข้อ เอกสาร หรือหน้าในเว็บไซต์นี้พร้อมชื่อหน้า อย่างใดอย่างหนึ่ง",
            ),
            *ONCE,
        ]

    def __str__(self) -> str:
        return f"{Clause(self.clause).number} {self.what}"

    @property
    def what(self) -> str:
        """Return what the tagged topic, document or page is called."""
        return str(self.topic or self.document or self.page_title)

    @property
    def clause_words(self) -> str:
        """Return the place in the act and its words: มาตรา 9 (3) แผนงาน …"""
        return f"{Clause(self.clause).number} {Clause(self.clause).label}"
