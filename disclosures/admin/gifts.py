"""The admin of the gift register, its half-year reports and the limit."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest

from common import staff, thai
from common.admin.read_only import OneRowAdmin
from common.admin.remembering import Remembers
from common.admin.searching import SearchesThai

from .. import warnings
from ..models import Gift, GiftReport, GiftRules
from ..models.gifts import Register, baht
from .filled import KeptOncePublished


@admin.register(Gift)
class GiftAdmin(SearchesThai, Remembers, admin.ModelAdmin):
    fields = (
        "register", "received_on", "receiver", "giver", "occasion", "what", "value",
        "handling", ("reported_on", "reported_to"),
    )  # fmt: skip
    list_display = ("received_on", "duty", "thing", "source", "handling", "writer")
    list_filter = ("register", "fiscal_year", "half", "giver", "handling")
    list_select_related = ("division",)
    search_fields = ("occasion", "what")
    actions = None

    def save_model(self, request: HttpRequest, obj: Gift, form: forms.ModelForm, change: bool) -> None:
        """Note which division wrote a new gift down."""
        if not change:
            obj.division_id = staff.asking(request).division_id
        super().save_model(request, obj, form, change)
        for sentence in warnings.of_names(obj):
            messages.warning(request, sentence)

    @admin.display(description="ทะเบียน", ordering="register")
    def duty(self, gift: Gift) -> str:
        return "มาตรา ๑๒๘" if gift.register == Register.LAW else "No Gift Policy"

    @admin.display(description="ของที่ได้รับ", ordering="value")
    def thing(self, gift: Gift) -> str:
        return f"{gift.what} {baht(gift.value)} บาท"

    @admin.display(description="ผู้ให้", ordering="giver")
    def source(self, gift: Gift) -> str:
        return f"{gift.get_giver_display()} โอกาส{gift.occasion}"

    @admin.display(description="บันทึกโดย", ordering="division")
    def writer(self, gift: Gift) -> str:
        return gift.division.name if gift.division else "–"


@admin.register(GiftReport)
class GiftReportAdmin(Remembers, KeptOncePublished, admin.ModelAdmin):
    fieldsets = (
        (None, {"fields": ("register", "fiscal_year", "half", "none_received", "signed_by", "position", "signed_on")}),
        ("ยอดของช่วงก่อนเริ่มใช้ทะเบียนในระบบ", {"fields": ("entered_count", "entered_value", "entered_from")}),
    )
    list_display = ("name", "register", "gift_count", "signed_by", "signed_on")
    actions = None

    def published_as(self, report: GiftReport) -> tuple[str, str]:
        return report.kind, report.key

    def get_readonly_fields(self, request: HttpRequest, obj: GiftReport | None = None) -> list[str] | tuple[str, ...]:
        """A report keeps its register and half-year: they are the address of its page."""
        return ("register", "fiscal_year", "half") if obj else ()

    @admin.display(description="ครึ่งปี", ordering="fiscal_year")
    def name(self, report: GiftReport) -> str:
        return f"{thai.to_thai_digits(report.fiscal_year)} {report.get_half_display()}"

    @admin.display(description="รายการในทะเบียน")
    def gift_count(self, report: GiftReport) -> str:
        count = report.entered_count or report.gifts.count()
        return f"{thai.format_number(count)} รายการ" if count else "ไม่มีรายการ"


@admin.register(GiftRules)
class GiftRulesAdmin(Remembers, OneRowAdmin):
    TAKES_EFFECT = "เป็นร่าง มีผลกับหน้าเว็บและทะเบียนรับของขวัญเมื่อส่งเผยแพร่และมีผู้อนุมัติแล้ว"
    FIELDS = ("limit", "report_days", "basis", "gazetted_on", "text")
    fieldsets = ((None, {"description": TAKES_EFFECT, "fields": FIELDS}),)
