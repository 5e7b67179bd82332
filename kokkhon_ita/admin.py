"""The admin site: Django's own, with our name on it."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig


class SiteAdmin(AdminSite):
    site_header = "ระบบหลังบ้าน เว็บไซต์คุณธรรมและความโปร่งใส"
    site_title = "ระบบหลังบ้าน"
    index_title = "งานของเจ้าหน้าที่"


class SiteAdminConfig(AdminConfig):
    """Registers SiteAdmin as the default admin site."""

    default_site = "kokkhon_ita.admin.SiteAdmin"
