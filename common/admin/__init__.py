"""The admin of the office itself. Groups are made by `set_up_roles` from one table, so they are not edited by hand."""

from django.contrib import admin
from django.contrib.auth.models import Group
from django_tasks_db.models import DBTaskResult

from .divisions import DivisionAdmin
from .files import StoredFileAdmin
from .office import OrganisationAdmin
from .staff import StaffUserAdmin
from .unlinked import unlink_staff

__all__ = ["DivisionAdmin", "OrganisationAdmin", "StaffUserAdmin", "StoredFileAdmin"]

admin.site.unregister(Group)
unlink_staff()
# What waits and what failed stands on the first page, in Thai, with what to do about it.
admin.site.unregister(DBTaskResult)
