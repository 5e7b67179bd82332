"""The admin of the office itself. Groups are made by `set_up_roles` from one table, so they are not edited by hand."""

from django.contrib import admin
from django.contrib.auth.models import Group

from .files import StoredFileAdmin
from .office import DivisionAdmin, OrganisationAdmin
from .staff import StaffUserAdmin

__all__ = ["DivisionAdmin", "OrganisationAdmin", "StaffUserAdmin", "StoredFileAdmin"]

admin.site.unregister(Group)
