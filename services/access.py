"""Whose services a member of staff may edit: a division clerk those of the own division, and drafts of no division.

Those of an ended division are its follower's.
"""

from django.db.models import Q, QuerySet

from common.models import Division, StaffUser

from .models import Service


def edits_everything(user: StaffUser) -> bool:
    return user.has_perm("services.delete_service")


def may_edit(user: StaffUser, service: Service) -> bool:
    """Return whether `user` may change this service."""
    if edits_everything(user):
        return True
    of_nobody = service.division_id is None and user.division_id is not None
    own = of_nobody or service.division_id in Division.objects.answered_by(user.division_id)
    return user.has_perm("services.change_service") and own


def services_to_edit(user: StaffUser) -> QuerySet[Service]:
    """Return the services that `user` may change, by division."""
    services = Service.objects.select_related("division")
    if edits_everything(user):
        return services
    if not user.has_perm("services.change_service") or not user.division_id:
        return services.none()
    return services.filter(Q(division=None) | Q(division__in=Division.objects.answered_by(user.division_id)))
