"""Names of staff on pages that only show: without Django's link to an account, which few may open."""

from typing import Any

from django.contrib.admin.helpers import AdminReadonlyField

from ..models import StaffUser


def unlink_staff() -> None:
    """Let read-only fields tell a member of staff by name alone. Django links every record, whoever looks, and offers no hook."""
    linked = AdminReadonlyField.get_admin_url

    def get_admin_url(field: AdminReadonlyField, remote_field: Any, remote_obj: Any) -> str:
        return str(remote_obj) if isinstance(remote_obj, StaffUser) else linked(field, remote_field, remote_obj)

    AdminReadonlyField.get_admin_url = get_admin_url  # type: ignore[method-assign, assignment]
