"""The sealed head has the same size whoever reads, is kept out, or is named."""

import pytest

from complaints.models import Case, StaffMember
from complaints.readers.choosing import Involved
from tests.complaints import demo

SEALED = ("slots", "summary", "readership", "identity", "reporter_envelope", "recovery_envelope", "reporter_lock")


def size(case):
    return {name: len(getattr(Case.objects.get(pk=case.pk), name)) for name in SEALED}


@pytest.mark.parametrize("officers", [3, 12])
@pytest.mark.parametrize("channel", ["general", "corruption"])
def test_the_sealed_head_is_as_large_with_and_without_exclusions(db, officers, channel):
    desk = demo.make_desk(officers=officers)
    others = [StaffMember.objects.create(position=f"ผู้อำนวยการกองที่ {n}", name="ก" * 60) for n in range(40)]
    plain, _ = desk.file(channel=channel)
    some, _ = desk.file(channel=channel, involved=[desk.officers[0].reader.staff_member_id])
    everybody = [one.pk for one in others] + [one.reader.staff_member_id for one in desk.officers]
    all_out, _ = desk.file(channel=channel, involved=everybody)
    chief, _ = desk.file(channel=channel, involved=Involved(frozenset([desk.chief.pk]), outside_only=True))
    long, _ = desk.file(channel=channel, place="ห" * 500, category="ฮ" * 100)
    assert size(plain) == size(some) == size(all_out) == size(chief) == size(long)
