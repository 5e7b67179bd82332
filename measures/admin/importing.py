"""The pages of an import: choose a file, look at what it would make, confirm or drop it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from common import thai, uploads

from ..importing.drafts import TableDraft
from ..importing.table import read_table
from ..models import PendingImport, Plan
from .import_forms import ConfirmForm, UploadForm


def _require_right(request):
    if not request.user.has_perms(["measures.add_plan", "measures.add_measure"]):
        raise PermissionDenied


@require_http_methods(["GET", "POST"])
def upload_view(request):
    """Take a file, keep what it says for its owner alone, and lead to the page that shows it."""
    _require_right(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        PendingImport.objects.put(
            owner=request.user,
            file_name=uploads.safe_name(file.name),
            fiscal_year=form.cleaned_data["fiscal_year"],
            draft=read_table(file.rows, today=timezone.localdate()).as_json(),
        )
        return redirect("admin:measures_plan_import_check")
    return _page(request, "import_upload.html", "นำเข้าตารางมาตรการ", form=form)


@require_http_methods(["GET", "POST"])
def check_view(request):
    """Show exactly what would be made and every doubtful row; import it when the owner confirms."""
    _require_right(request)
    pending = PendingImport.objects.waiting(request.user)
    if pending is None:
        messages.warning(request, "ไม่มีตารางที่รอยืนยัน โปรดเลือกไฟล์")
        return redirect("admin:measures_plan_import")
    if request.method == "POST" and request.POST.get("digest") != pending.digest:
        messages.error(request, "มีการนำเข้าไฟล์อื่นหลังเปิดหน้านี้ โปรดตรวจตัวอย่างที่แสดงอยู่อีกครั้งก่อนยืนยัน")
        return redirect("admin:measures_plan_import_check")
    draft = TableDraft.from_json(pending.draft)
    form = ConfirmForm(
        request.POST or None,
        draft=draft,
        fiscal_year=pending.fiscal_year,
        may_add_divisions=request.user.has_perm("common.add_division"),
        initial={"title": draft.title, "preamble": draft.preamble, "digest": pending.digest},
    )
    if form.is_valid() and (plan := form.save()):
        pending.delete()
        messages.success(request, f"นำเข้าแผนปี {thai.to_thai_digits(plan.pk)} แล้ว โปรดตรวจข้อสังเกตก่อนส่งขอเผยแพร่")
        return redirect("admin:measures_plan_change", plan.pk)
    return _page(request, "import_check.html", "ตรวจก่อนนำเข้า", form=form, draft=draft, pending=pending)


@require_POST
def drop_view(request):
    """Drop what the user brought in."""
    _require_right(request)
    PendingImport.objects.filter(owner=request.user).delete()
    messages.success(request, "ยกเลิกการนำเข้าแล้ว ไม่มีข้อมูลใดเปลี่ยนแปลง")
    return redirect("admin:measures_plan_changelist")


def _page(request, template, title, **context):
    context = {**admin.site.each_context(request), "title": title, "opts": Plan._meta, **context}
    return TemplateResponse(request, f"admin/measures/{template}", context)
