"""The staff page that opens a year's OIT list."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from common import thai
from common.numbers import short_number
from disclosures.models import Section

from ..models import OitCatalogue
from .new_year import OWN_SECTION, Opened, open_year


class OpenForm(forms.Form):
    catalogue = forms.ModelChoiceField(OitCatalogue.objects.all(), label="บัญชีรายการ", empty_label=None)
    section = forms.ModelChoiceField(
        Section.objects.all(),
        label="หมวดของหัวข้อใหม่",
        required=False,
        empty_label=f"หมวด {OWN_SECTION['title']}",
    )


@require_http_methods(["GET", "POST"])
def open_view(request: HttpRequest) -> HttpResponse:
    """Ask which list is opened and where new topics go, and lead to the items of that year."""
    if not request.user.has_perms(["ita.add_oitanswer", "disclosures.add_topic"]):
        raise PermissionDenied
    running = thai.fiscal_year(timezone.localdate())
    known = _proposed(request.GET.get("fiscal_year", ""), running)
    form = OpenForm(request.POST or None, initial={"catalogue": known})
    if form.is_valid():
        catalogue = form.cleaned_data["catalogue"]
        opened = open_year(catalogue, form.cleaned_data["section"])
        messages.success(request, _told(opened))
        return redirect(f"{reverse('admin:ita_oititem_changelist')}?catalogue__fiscal_year__exact={catalogue.pk}")
    context = admin.site.each_context(request) | {
        "title": "เปิดแบบตรวจ OIT ปีใหม่",
        "form": form,
        "known": known,
        "running": running,
        "is_known": OitCatalogue.objects.filter(pk=running).exists(),
        "opts": OitCatalogue._meta,
    }
    return TemplateResponse(request, "admin/ita/open_year.html", context)


def _proposed(named: str, running: int) -> OitCatalogue | None:
    """Return the list of the year in the address, else the newest up to the running year, else any, or None."""
    if found := OitCatalogue.objects.filter(pk=short_number(named) or 0).first():
        return found
    return OitCatalogue.objects.filter(pk__lte=running).first() or OitCatalogue.objects.first()


def _told(opened: Opened) -> str:
    if not (opened.proposed or opened.made):
        return "ทุกข้อมีคำตอบอยู่แล้ว จึงไม่มีสิ่งใดเปลี่ยน"
    return (
        f"เสนอคำตอบตามปีก่อน {thai.format_number(opened.proposed)} ข้อ และใช้หน้าของเว็บไซต์หรือหัวข้อของข้อที่ยังไม่เคยตอบ"
        f" {thai.format_number(opened.made)} ข้อ โปรดตรวจทุกข้อ เติมเนื้อหา แล้วส่งขอเผยแพร่"
    )
