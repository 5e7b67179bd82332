"""The page with which a new installation begins: the first administrator enters the office, once."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from . import office
from .forms import NewOfficeForm

DONE = "เปิดเว็บไซต์ของ{}แล้ว ยังไม่มีสิ่งใดเผยแพร่: แก้ถ้อยคำตัวอย่าง เพิ่มเจ้าหน้าที่อีกอย่างน้อยหนึ่งคน แล้วส่งขออนุมัติเผยแพร่"


@require_http_methods(["GET", "HEAD", "POST"])
def new_office(request: HttpRequest) -> HttpResponse:
    """Ask for the office and lead to the first page of the admin; there is nothing to ask where it is known."""
    if not request.user.is_superuser:
        raise PermissionDenied
    if office.is_open():
        return redirect("admin:index")
    form = NewOfficeForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        messages.success(request, DONE.format(office.open_office(**form.cleaned_data).name))
        return redirect("admin:index")
    context = admin.site.each_context(request) | {"title": "เริ่มเว็บไซต์ของหน่วยงาน", "form": form}
    return TemplateResponse(request, "admin/opening/new_office.html", context, status=422 if form.errors else 200)
