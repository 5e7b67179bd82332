"""Whose topics a member of staff may fill.

Who may change topics may change everything in them. Who may only change documents, a division clerk, is limited to
topics that the clerk's own division answers for, and those of an ended division that it follows.
"""

from django.db.models import QuerySet

from common.models import Division, StaffUser

from .models import Topic


def edits_everything(user: StaffUser) -> bool:
    return user.has_perm("disclosures.change_topic")


def topics_to_fill(user: StaffUser) -> QuerySet[Topic]:
    """Return the topics in which `user` may add and change documents and statements, in menu order."""
    topics = Topic.objects.in_menu_order()
    if edits_everything(user):
        return topics
    # Asked for the division None, the query would find the topics that nobody answers for.
    if not user.has_perm("disclosures.change_document") or not user.division_id:
        return topics.none()
    return topics.filter(division__in=Division.objects.answered_by(user.division_id))


def may_fill(user: StaffUser, topic: Topic) -> bool:
    """Return whether `user` may add and change what this topic holds."""
    return edits_everything(user) or (
        user.has_perm("disclosures.change_document")
        and user.division_id is not None
        and topic.division_id in Division.objects.answered_by(user.division_id)
    )
