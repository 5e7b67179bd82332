"""What staff edit like any other table: none of it says anything about a case."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse

from common.admin.divisions import OffersDivisions
from common.admin.read_only import OneRowAdmin
from common.admin.replacing import AsksBeforeReplacing
from common.admin.searching import SearchesThai

from ..cases import deadlines
from ..filing import networks
from ..models import Category, Desk, EarlierFigures, OtherWay, ReplyTemplate, StaffMember, Village
from ..readers import keyholders, roster_version, sound

WAITS = "บันทึกเป็นข้อเสนอแล้ว มีผลเมื่อผู้ถือกุญแจคนอื่นรับรองในห้องรับเรื่อง หน้า “ทะเบียนที่รับรอง” ระหว่างนี้ระบบกันผู้ถูกกล่าวถึงออกตามทั้งข้อมูลเดิมและข้อมูลใหม่"


class MovesLimits(AsksBeforeReplacing, admin.ModelAdmin):
    """A table whose changes move the limits of open cases."""

    def _move(self, request: HttpRequest) -> None:
        deadlines.move_open_limits()
        messages.info(request, "คำนวณกำหนดของเรื่องที่ยังไม่ยุติใหม่แล้ว ผู้แจ้งเห็นวันหยุดและกำหนดใหม่ในหน้าติดตามเรื่อง")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        self._move(request)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        self._move(request)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        super().delete_queryset(request, queryset)
        self._move(request)


class DeskForm(ModelForm):
    def clean_networks(self) -> str:
        networks.parsed(self.cleaned_data["networks"])
        return self.cleaned_data["networks"]


@admin.register(Desk)
class DeskAdmin(AsksBeforeReplacing, OneRowAdmin):
    form = DeskForm
    TAKES_EFFECT = (
        "ส่วนงาน กำหนดเวลา และขั้นตอนเป็นร่างของแนวปฏิบัติการจัดการเรื่องร้องเรียน "
        "มีผลกับหน้าเว็บและการนับวันเมื่อส่งเผยแพร่และมีผู้อนุมัติแล้ว ส่วนเครือข่ายของสำนักงานและอีเมลของผู้บริหารสูงสุดมีผลทันที และไม่เผยแพร่"
    )
    FIELDS = (
        "unit",
        "answer_days",
        "working_days",
        "progress_days",
        "reopen_days",
        "procedure",
        "networks",
        "chief_mail",
    )
    fieldsets = ((None, {"description": TAKES_EFFECT, "fields": FIELDS}),)
    list_display = ["__str__", "unit", "answer_days", "working_days", "progress_days", "reopen_days"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Desk]:
        """Return the one row, made when there is none, so that its words can be edited before the keys exist."""
        keyholders.ensure_desk()
        return super().get_queryset(request)


@admin.register(OtherWay)
class OtherWayAdmin(AsksBeforeReplacing, admin.ModelAdmin):
    NEEDS = (
        "กรอกหมายเลขโทรศัพท์หรือสถานที่ในรายละเอียด หรือใส่ลิงก์ ช่องทางที่มีแต่ชื่อไม่แสดงต่อประชาชน "
        "ประชาชนเห็นเมื่อเผยแพร่แนวปฏิบัติการจัดการเรื่องร้องเรียนฉบับใหม่"
    )
    fieldsets = [(None, {"description": NEEDS, "fields": ["name", "detail", "url", "outside", "order"]})]
    list_display = ["name", "detail", "url", "outside", "order"]
    list_editable = ["order"]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "url":
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(EarlierFigures)
class EarlierFiguresAdmin(AsksBeforeReplacing, admin.ModelAdmin):
    fields = ["fiscal_year", "channel", "span", "received", "finished", "source"]
    list_display = ["fiscal_year", "channel", "span", "received", "finished", "source"]
    list_filter = ["channel", "fiscal_year"]


@admin.register(Category)
class CategoryAdmin(AsksBeforeReplacing, admin.ModelAdmin):
    fields = ["name", "order", "active"]
    list_display = ["name", "order", "active"]
    list_editable = ["order", "active"]


@admin.register(Village)
class VillageAdmin(AsksBeforeReplacing, admin.ModelAdmin):
    fields = ["name", "order"]
    list_display = ["name", "order"]
    list_editable = ["order"]


@admin.register(ReplyTemplate)
class ReplyTemplateAdmin(SearchesThai, AsksBeforeReplacing, admin.ModelAdmin):
    fields = ["title", "channel", "text", "order"]
    list_display = ["title", "channel", "order"]
    list_filter = ["channel"]
    list_editable = ["order"]
    search_fields = ["title", "text"]


@admin.register(StaffMember)
class StaffMemberAdmin(SearchesThai, AsksBeforeReplacing, admin.ModelAdmin):
    form = OffersDivisions
    FIELDS = ("position", "name", "nicknames", "spellings", "division", "chief_executive", "active", "order")
    list_display = ["position", "name", "nicknames", "division", "chief_executive", "active", "order"]
    list_filter = ["active", "division"]
    list_editable = ["order"]
    search_fields = ["position", "name"]
    readonly_fields = ["named_division"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Return the fields, the division as words for an officer who can't open its page: Django links what may only be read."""
        if self.has_change_permission(request, obj) or request.user.has_perm("common.view_division"):
            return self.FIELDS
        return tuple("named_division" if name == "division" else name for name in self.FIELDS)

    @admin.display(description="ส่วนราชการ")
    def named_division(self, member: StaffMember) -> str:
        return str(member.division or "")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not roster_version.keep_member(obj, by=request.user.pk):
            messages.warning(request, f"{obj}: {WAITS}")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the roster, and first of all what of it was changed behind the site."""
        if request.method == "GET":
            for fault in sound.faults():
                messages.error(request, fault)
        return super().changelist_view(request, extra_context)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
