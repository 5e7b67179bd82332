"""The admin as an app. Django imports this before any model; the site itself knows models."""

from django.contrib.admin.apps import AdminConfig


class SiteAdminConfig(AdminConfig):
    """Registers SiteAdmin as the default admin site."""

    default_site = "kokkhon_ita.admin.SiteAdmin"
