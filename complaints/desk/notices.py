"""What the admin's first page says of the desk: never a number, so that a quiet day looks like a busy one."""

from django.urls import reverse

from common.dashboard import Level, Notice
from common.models import StaffUser

from ..models import Channel, Reader
from ..readers import choosing, roster_changes, sound
from . import whole


def notices(user: StaffUser) -> list[Notice]:
    """Return the notices for this member of staff: where the desk is, and to a superuser what the desk lacks."""
    found = []
    holder = Reader.objects.current().filter(user_id=user.pk).exists()
    if holder:
        found.append(
            Notice(
                Level.TASK, "เปิดห้องรับเรื่องทุกวันทำการ เพื่อดูเรื่องใหม่และกำหนดเวลา", reverse("admin:complaints_room_changelist")
            )
        )
    if user.is_superuser:
        page = reverse("admin:complaints_settingup_changelist")
        found += [Notice(Level.WRONG, f"ช่องทางร้องเรียนยังไม่เปิด: {lack}", page) for lack in choosing.missing(*Channel)]
    if holder and sound.NOT_IN_FORCE not in sound.faults() and roster_changes.waiting():
        page = reverse("admin:complaints_desk_roster")
        found.append(Notice(Level.TASK, "มีการเปลี่ยนทะเบียนของห้องรับเรื่องที่รอผู้ถือกุญแจรับรอง", page))
    if holder or user.is_superuser:
        roster = reverse("admin:complaints_staffmember_changelist")
        faults = [*whole.last_faults(), *sound.faults()]
        found += [Notice(Level.WRONG, f"ห้องรับเรื่อง: {fault}", roster) for fault in faults]
    return found
