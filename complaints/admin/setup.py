"""The page that leads through setting up the desk, for those who may see who holds keys."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from ..desk import setting_up
from ..models import Channel, SettingUp, StaffMember
from ..readers import choosing
from .access import PagesOnly
from .frame import page

MAY_LOOK = "complaints.view_recoverykey"


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show every step with its state, what to do and what to print and lock away."""
    if not request.user.has_perm(MAY_LOOK):
        raise PermissionDenied
    steps = setting_up.steps()
    context = {
        "steps": steps,
        "left": sum(step.needed and not step.is_done for step in steps),
        "channels": [(channel.label, choosing.is_open(channel)) for channel in Channel],
        "roster": StaffMember.objects.filter(active=True, reader=None),
    }
    return page(request, "setup", context, title="ตั้งห้องรับเรื่อง")


@admin.register(SettingUp)
class SettingUpAdmin(PagesOnly):
    """One page and no rows."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MAY_LOOK)

    def get_urls(self) -> list[URLPattern]:
        return [path("", self.admin_site.admin_view(show), name="complaints_settingup_changelist")]
