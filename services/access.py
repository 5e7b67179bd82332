"""Whose services a member of staff may edit: a division clerk those of the own division, and drafts of no division."""

from django.db.models import Q, QuerySet

from common.models import StaffUser

from .models import Service


def edits_everything(user: StaffUser) -> bool:
    return user.has_perm("services.delete_service")


def may_edit(user: StaffUser, service: Service) -> bool:
    """Return whether `user` may change this service."""
    if edits_everything(user):
        return True
    of_nobody = service.division_id is None and user.division_id is not None
    return user.has_perm("services.change_service") and (of_nobody or service.division_id == user.division_id)


def services_to_edit(user: StaffUser) -> QuerySet[Service]:
    """Return the services that `user` may change, by division."""
    services = Service.objects.select_related("division")
    if edits_everything(user):
        return services
    if not user.has_perm("services.change_service") or not user.division_id:
        return services.none()
    return services.filter(Q(division=None) | Q(division=user.division_id))
