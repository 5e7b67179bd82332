"""What an administrator does for somebody who can't get in: a link for the password, a new second factor."""

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ..accounts import links, second_factor
from ..accounts.pages import page
from ..models import StaffUser


@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest, id: str, model_admin: ModelAdmin) -> HttpResponse:
    """Give the link once, or mail it; either way the account's history says who gave it."""
    member = _member(request, id, model_admin)
    may_mail = bool(settings.MAIL_IS_SET_UP and member.email)
    if request.method == "POST" and may_mail and "mail" in request.POST:
        links.put_mail(request, member)
        model_admin.log_change(request, member, "ส่งลิงก์ตั้งรหัสผ่านทางอีเมล")
        messages.success(request, f"กำลังส่งลิงก์ไปที่ {member.email}")
        return redirect("admin:common_staffuser_change", member.pk)
    link = ""
    if request.method == "POST":
        link = request.build_absolute_uri(links.path(member))
        model_admin.log_change(request, member, "ออกลิงก์ตั้งรหัสผ่าน")
    context = {"member": member, "link": link, "may_mail": may_mail}
    return page(request, "link", context, title="ลิงก์ตั้งรหัสผ่าน")


@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request: HttpRequest, id: str, model_admin: ModelAdmin) -> HttpResponse:
    """Let a person whose telephone is lost set up another one; one's own is changed on one's own page."""
    member = _member(request, id, model_admin)
    if member == request.user:
        return redirect("admin:own-second-factor")
    is_kept = second_factor.is_kept(member)
    if request.method == "POST" and not is_kept:
        second_factor.take_away(member)
        model_admin.log_change(request, member, "ให้ตั้งการยืนยันตัวตนขั้นที่สองใหม่")
        messages.success(request, "ระบบจะพาเจ้าตัวตั้งใหม่เมื่อเข้าสู่ระบบครั้งถัดไป")
        return redirect("admin:common_staffuser_change", member.pk)
    context = {"member": member, "is_kept": is_kept}
    return page(request, "take_away", context, title="ให้ตั้งขั้นที่สองใหม่")


def _member(request: HttpRequest, id: str, model_admin: ModelAdmin) -> StaffUser:
    member = model_admin.get_object(request, id)
    if not model_admin.has_change_permission(request, member):
        raise PermissionDenied
    if member is None:
        raise Http404("ไม่มีบัญชีนี้")
    return member
