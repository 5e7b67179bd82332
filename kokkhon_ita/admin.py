"""The admin site: Django's own, with our name on it and a first page that says what waits."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.urls import path

from common import dashboard, wheel

from . import duties, manual


class SiteAdmin(AdminSite):
    site_header = "ระบบหลังบ้าน เว็บไซต์คุณธรรมและความโปร่งใส"
    site_title = "ระบบหลังบ้าน"
    index_title = "งานของเจ้าหน้าที่"

    def get_urls(self):
        from .opening import page  # it asks for models, which are not there when this module is read

        own = {"site": self}
        return [
            path("duties.ics", self.admin_view(duties.calendar), name="duties"),
            path("manual/", self.admin_view(manual.index), own, name="manual"),
            path("manual/<slug:slug>/", self.admin_view(manual.chapter), own, name="manual-chapter"),
            path("new-office/", self.admin_view(page.new_office), name="new_office"),
            *super().get_urls(),
        ]

    def get_app_list(self, request, app_label=None):
        """Return what can be edited; the first page asks twice, the database is asked once."""
        if app_label:
            return super().get_app_list(request, app_label)
        if not hasattr(request, "app_list"):
            request.app_list = super().get_app_list(request)
        return request.app_list

    def index(self, request, extra_context=None):
        """Show one's own measures, the year wheel, what every app has to tell this member of staff, then what can be edited."""
        user = request.user
        told = {"leads": dashboard.leads(user), "turn": wheel.turn(user), "notices": dashboard.notices(user)}
        return super().index(request, told | (extra_context or {}))


class SiteAdminConfig(AdminConfig):
    """Registers SiteAdmin as the default admin site."""

    default_site = "kokkhon_ita.admin.SiteAdmin"
