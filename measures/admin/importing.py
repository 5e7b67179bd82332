"""The pages of an import: bring in a table, mend what was read of it, confirm or drop it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from common import thai, uploads
from common.numbers import short_number
from common.staff import asking

from ..importing.drafts import TableDraft
from ..importing.mending import mend
from ..importing.waiting import WaitingTable
from ..models import PendingImport, Plan
from .import_forms import ConfirmForm, UploadForm, YearForm
from .import_page import COLUMN_CHOICES, page_view, proposed_title

CHECK = "admin:measures_plan_import_check"
PASTED = "ตารางที่วาง"
OTHER_FILE = "มีการนำเข้าไฟล์อื่นหลังเปิดหน้านี้ โปรดตรวจตัวอย่างที่แสดงอยู่อีกครั้งก่อนยืนยัน"
MENDED = "บันทึกการแก้ไขและอ่านตารางใหม่แล้ว โปรดตรวจอีกครั้งก่อนยืนยัน"


def _require_right(request: HttpRequest) -> None:
    if not request.user.has_perms(["measures.add_plan", "measures.add_measure"]):
        raise PermissionDenied


@require_http_methods(["GET", "POST"])
def upload_view(request: HttpRequest) -> HttpResponse:
    """Take a table, keep what it says for its owner alone, and lead to the page that shows it."""
    _require_right(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        cleaned, file = form.cleaned_data, form.cleaned_data["file"]
        table = WaitingTable.of(cleaned["sheets"], fiscal_year=cleaned["fiscal_year"], today=timezone.localdate())
        PendingImport.objects.put(
            owner=request.user,
            file_name=uploads.safe_name(file.name) if file else PASTED,
            fiscal_year=cleaned["fiscal_year"],
            table=table.as_json(),
        )
        return redirect(CHECK)
    return _page(request, "import_upload.html", "นำเข้าตารางมาตรการ", form=form)


@require_http_methods(["GET", "POST"])
def check_view(request: HttpRequest) -> HttpResponse:
    """Show what would be made and every doubtful row, take what is mended, import it when the owner confirms."""
    _require_right(request)
    pending = PendingImport.objects.waiting(request.user)
    if pending is None:
        messages.warning(request, "ไม่มีตารางที่รอยืนยัน โปรดเลือกไฟล์")
        return redirect("admin:measures_plan_import")
    if request.method == "POST":
        if request.POST.get("upload") != _stamp(pending):
            messages.error(request, OTHER_FILE)
            return redirect(CHECK)
        if led := _mended(request, pending):
            return led
    table, draft = _read(pending)
    form = _form(request, pending, draft, data=request.POST if request.method == "POST" else None)
    if form.is_valid() and (plan := form.save()):
        pending.delete()
        messages.success(request, f"นำเข้าแผนปี {thai.to_thai_digits(plan.pk)} แล้ว โปรดตรวจข้อสังเกตก่อนส่งขอเผยแพร่")
        return redirect("admin:measures_plan_change", plan.pk)
    return _check_page(request, pending, table, draft, form)


def _mended(request: HttpRequest, pending: PendingImport) -> HttpResponse | None:
    """Keep everything that was typed; return where to go on, or None when the table is confirmed as it was shown."""
    shown = request.POST.get("digest") == pending.digest
    shown_for = pending.fiscal_year
    table, draft = _read(pending)
    changed = mend(table, draft, request.POST) | _other_year(request, pending)
    opened = _opened(request, pending)
    fields = _form(request, pending, draft).fields
    kept = {name: request.POST[name] for name in fields if name in request.POST}
    if kept.get("title") == proposed_title(shown_for):
        del kept["title"]
    pending.answers = pending.answers | kept | {"open": opened}
    pending.table = table.as_json()
    pending.save()
    if request.POST.get("do") == "confirm" and shown and not changed:
        return None
    if changed or request.POST.get("do") == "confirm":
        messages.success(request, MENDED)
    rows = (short_number(request.POST.get(name)) for name in ("open", "out", "in"))
    row = next((row for row in rows if row is not None), None)
    return redirect(reverse(CHECK) + ("" if row is None else f"#row-{row}"))


def _other_year(request: HttpRequest, pending: PendingImport) -> bool:
    """Take the fiscal year typed on the page and return whether it was another one; one that can't be is told."""
    typed = request.POST.get("fiscal_year", "")
    if thai.to_arabic_digits(typed.strip()) in ("", str(pending.fiscal_year)):
        return False
    form = YearForm({"fiscal_year": typed})
    if form.is_valid():
        pending.fiscal_year = form.cleaned_data["fiscal_year"]
    else:
        messages.error(request, " ".join(map(str, form.errors["fiscal_year"])))
    return True


def _opened(request: HttpRequest, pending: PendingImport) -> list[int]:
    """Return the rows that stay open for typing: the one asked for last stands first."""
    before = pending.answers.get("open", [])
    asked, closed = short_number(request.POST.get("open")), short_number(request.POST.get("out"))
    return [number for number in dict.fromkeys([asked, *before]) if number not in (None, closed)]


def _read(pending: PendingImport) -> tuple[WaitingTable, TableDraft]:
    table = WaitingTable.from_json(pending.table)
    return table, table.read(fiscal_year=pending.fiscal_year, today=timezone.localdate())


def _form(request: HttpRequest, pending: PendingImport, draft: TableDraft, data: Any = None) -> ConfirmForm:
    title = draft.title or proposed_title(pending.fiscal_year)
    return ConfirmForm(
        data,
        draft=draft,
        fiscal_year=pending.fiscal_year,
        may_add_divisions=request.user.has_perm("common.add_division"),
        initial={"title": title, "preamble": draft.preamble} | pending.answers,
    )


def _check_page(
    request: HttpRequest, pending: PendingImport, table: WaitingTable, draft: TableDraft, form: ConfirmForm
) -> HttpResponse:
    return _page(
        request,
        "import_check.html",
        "ตรวจและแก้ก่อนนำเข้า",
        form=form,
        draft=draft,
        pending=pending,
        table=table,
        stamp=_stamp(pending),
        view=page_view(table, draft, pending.answers.get("open", []), form),
        column_choices=COLUMN_CHOICES,
        year=YearForm(initial={"fiscal_year": pending.fiscal_year})["fiscal_year"],
        doubtful=len(draft.doubts) + len(form.unknown) + bool(form.guessed),
        may_renumber=table.choices.renumber or any("ซ้ำกับแถว" in doubt.sentence for doubt in draft.doubts),
    )


def _stamp(pending: PendingImport) -> str:
    return pending.uploaded_at.isoformat()


@require_POST
def drop_view(request: HttpRequest) -> HttpResponse:
    """Drop what the user brought in."""
    _require_right(request)
    PendingImport.objects.filter(owner=asking(request)).delete()
    messages.success(request, "ยกเลิกการนำเข้าแล้ว ไม่มีข้อมูลใดเปลี่ยนแปลง")
    return redirect("admin:measures_plan_changelist")


def _page(request: HttpRequest, template: str, title: str, **context: Any) -> TemplateResponse:
    context = {**admin.site.each_context(request), "title": title, "opts": Plan._meta, **context}
    return TemplateResponse(request, f"admin/measures/{template}", context)
