"""Links by which a person sets the own password: given by an administrator, or mailed. Each works once."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import PasswordResetConfirmView
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from common import queue

from ..models import StaffUser
from .pages import in_frame

SUBJECT = "ตั้งรหัสผ่านใหม่ เว็บไซต์คุณธรรมและความโปร่งใส"
TEXT = (
    "มีผู้ขอตั้งรหัสผ่านใหม่ของบัญชีนี้ ({name})\n\nเปิดลิงก์นี้เพื่อตั้งรหัสผ่าน ใช้ได้ครั้งเดียวภายใน ๓ วัน\n{link}\n\n"
    "หากท่านไม่ได้ขอ ไม่ต้องทำสิ่งใด รหัสผ่านเดิมยังใช้ได้\n"
)


def path(user: StaffUser) -> str:
    """Return the address, on this site, at which `user` sets a password; it ends with the first use or signing in."""
    person = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("admin:set-password", args=[person, default_token_generator.make_token(user)])


@queue.work("ส่งลิงก์ตั้งรหัสผ่าน")
def mail(pk: int, site: str) -> None:
    """Mail the link to a person of this site (its address, without a path)."""
    user = get_user_model().objects.get(pk=pk)
    text = TEXT.format(name=user.get_username(), link=site + path(user))
    send_mail(SUBJECT, text, None, [user.email])


def put_mail(request: HttpRequest, user: StaffUser) -> None:
    """Have the link mailed soon."""
    queue.put(mail, user.pk, request.build_absolute_uri("/").rstrip("/"), turn=queue.Turn.STAFF)


class SetPassword(PasswordResetConfirmView):
    """The page that a link leads to; who used it signs in as always, second factor included."""

    template_name = "admin/accounts/set_password.html"
    success_url = reverse_lazy("admin:login")

    def get_user(self, uidb64: str) -> StaffUser | None:
        user = super().get_user(uidb64)
        return user if user and user.is_active and user.is_staff else None

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        messages.success(self.request, "ตั้งรหัสผ่านแล้ว เข้าสู่ระบบด้วยรหัสผ่านใหม่ได้เลย")
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = "ตั้งรหัสผ่าน" if self.validlink else "ลิงก์นี้ใช้ไม่ได้แล้ว"
        return in_frame(self.request) | super().get_context_data(**kwargs) | {"title": title}
