"""The admin of the EIT survey."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from common import thai
from common.admin.remembering import Remembers
from common.numbers import short_number
from measures.models import FrameworkDate

from ..models import EitRound
from .forms import EitRoundForm
from .state import RoundView


@admin.register(EitRound)
class EitRoundAdmin(Remembers, admin.ModelAdmin):
    form = EitRoundForm
    list_display = ("year", "link_shown", "opens", "closes", "state")
    ordering = ("-fiscal_year",)
    readonly_fields = ("official_qr",)
    fieldsets = (
        (None, {"fields": ("fiscal_year", "link")}),
        (
            "ช่วงเวลารับคำตอบ",
            {
                "fields": ("opens", "closes"),
                "description": "เว้นว่างได้เมื่อยังไม่ทราบ วันสุดท้ายนับเป็นวันที่ยังตอบได้",
            },
        ),
        ("รอบถัดไป", {"fields": ("next_opens", "next_closes")}),
        ("ภาพคิวอาร์โค้ดทางการ", {"fields": ("official_qr", "new_official_qr", "drop_official_qr")}),
        ("แอป ITAS", {"fields": ("app_store", "google_play")}),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Propose the running year, or the one in the address, in the period that its calendar has for EIT."""
        year = short_number(request.GET.get("fiscal_year")) or thai.fiscal_year(timezone.localdate())
        period = FrameworkDate.objects.filter(framework=year, instrument="EIT").first()
        dates = {"opens": period.opens, "closes": period.closes} if period else {}
        return {"fiscal_year": year} | dates

    def get_readonly_fields(self, request: HttpRequest, obj: EitRound | None = None) -> list[str] | tuple[str, ...]:
        """A round keeps its year: it is the address of its page."""
        return (*self.readonly_fields, "fiscal_year") if obj else self.readonly_fields

    @admin.display(description="ปีงบประมาณ", ordering="fiscal_year")
    def year(self, round_: EitRound) -> str:
        return thai.to_thai_digits(round_.fiscal_year)

    @admin.display(description="ลิงก์", ordering="code")
    def link_shown(self, round_: EitRound) -> str:
        return round_.link if round_.code else f"{round_.link} (ยังไม่มีรหัสหน่วยงาน)"

    @admin.display(description="สถานะวันนี้")
    def state(self, round_: EitRound) -> str:
        return RoundView(round_, timezone.localdate()).state.word
