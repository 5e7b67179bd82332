"""The admin of divisions, and the choice of one in other forms: those that stand, and the one chosen before."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest

from common.admin.searching import SearchesThai

from .. import thai
from ..models import Division
from .replacing import AsksBeforeReplacing
from .rows import without_pop_ups

RENAMING = (
    "แก้ชื่อเมื่อสะกดผิดเท่านั้น ชื่อที่แก้ใช้กับทุกปี ปีก่อน ๆ ก็จะเป็นชื่อนี้เมื่อเผยแพร่อีกครั้ง "
    "หากเปลี่ยนชื่อ ยุบรวม หรือเลิก ให้คงชื่อเดิม กรอก “ใช้ถึงวันที่” แล้วเพิ่มส่วนราชการใหม่"
)
RENAMED = (
    "เปลี่ยนชื่อ “{}” เป็น “{}” แล้ว ชื่อใหม่ใช้กับทุกปี รวมปีก่อนเมื่อเผยแพร่อีกครั้ง "
    "หากไม่ใช่การแก้คำผิด โปรดแก้ชื่อกลับ กรอก “ใช้ถึงวันที่” แล้วเพิ่มส่วนราชการใหม่"
)


class OffersDivisions(forms.ModelForm):
    """A form that offers the divisions that stand today or later, and the one that it had before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "division" in self.fields:
            field: Any = self.fields["division"]
            field.queryset = Division.objects.offered(self.instance.division_id)


class DivisionForm(forms.ModelForm):
    class Meta:
        model = Division
        fields = ("order", "name", "code", "starts_on", "ends_on", "followed_by")
        help_texts: ClassVar[dict[str, str]] = {
            "starts_on": "เว้นว่างได้ เช่น ส่วนราชการที่มีมาแต่เดิม",
            "ends_on": "วันสุดท้ายก่อนเปลี่ยนชื่อ ยุบรวม หรือเลิก พ้นวันนี้แล้วไม่มีให้เลือก ปีก่อน ๆ ยังใช้ชื่อนี้",
            "followed_by": "ส่วนราชการที่ทำงานนี้ต่อ เจ้าหน้าที่ของส่วนนั้นรายงานผลและดูแลงานที่ค้างแทนได้",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk or "name" not in self.fields:
            return
        self.fields["name"].help_text = RENAMING
        field: Any = self.fields["followed_by"]
        field.queryset = Division.objects.offered(self.instance.followed_by_id).exclude(pk=self.instance.pk)


@admin.register(Division)
class DivisionAdmin(SearchesThai, AsksBeforeReplacing, admin.ModelAdmin):
    """Divisions in their official order; one that a measure or a result names can't be deleted, but has a last day."""

    form = DivisionForm
    list_display = ("name", "code", "time", "order")
    list_select_related = ("followed_by",)
    search_fields = ("name", "code")
    fields = DivisionForm.Meta.fields
    actions = None

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return without_pop_ups(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))

    def save_model(self, request: HttpRequest, obj: Division, form: forms.ModelForm, change: bool) -> None:
        """Save, and say what a new name means for the years before."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            messages.warning(request, RENAMED.format(form.initial["name"], obj.name))

    @admin.display(description="ระยะเวลา", ordering="ends_on")
    def time(self, division: Division) -> str:
        first = thai.format_date(division.starts_on, style="short") if division.starts_on else ""
        last = thai.format_date(division.ends_on, style="short") if division.ends_on else ""
        days = " ".join(filter(None, (f"ตั้งแต่ {first}" if first else "", f"ถึง {last}" if last else "")))
        return f"{days} · {division.followed_by} รับช่วง" if division.followed_by else days or "ใช้อยู่"
