"""Who writes the database, but not the server's secret, changes nothing about who is left out and who may read."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db.models import ProtectedError

from common.models import Division, StaffUser
from complaints import row_macs
from complaints.models import Desk, Reader, RecoveryKey, RosterVersion, StaffMember
from complaints.readers import choosing, keyholders, roster_changes, roster_version, sound
from complaints.readers.choosing import ChannelClosed
from complaints.row_macs import Altered
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter

# What a database writer could put into each column of a person.
FORGED = {
    "position": "แม่บ้าน",
    "name": "นายไม่มี ตัวตน",
    "nicknames": "เล็ก",
    "spellings": "ป้าแดง",
    "division_id": None,
    "chief_executive": True,
    "active": False,
    "order": 9,
    "changed_by": 9,
    "attestation": bytes(32),
}


def words_of(member):
    return {name: getattr(member, name) for name in ("position", "name", "nicknames", "spellings", "attestation")}


def put(member, **columns):
    StaffMember.objects.filter(pk=member.pk).update(**columns)


def test_every_column_of_a_person_is_tried():
    assert {field.attname for field in StaffMember._meta.concrete_fields} - {"id"} == set(FORGED)


@pytest.mark.parametrize("name", sorted(FORGED))
def test_a_reader_whose_roster_row_was_forged_reads_nothing_new_and_the_outside_reader_joins(desk, name):
    forged = desk.officers[0].reader.staff_member
    forged.division = Division.objects.create(code="x", name="กองช่าง")
    roster_version.keep_member(forged)
    put(forged, **{name: FORGED[name]})
    case, _ = desk.file()
    assert desk.officers[0].opens(case) is None
    assert desk.officers[1].opens(case)
    assert desk.outside.opens(case)


def test_two_rows_with_swapped_words_keep_the_accused_out_and_are_told(desk):
    one, other = (person.reader.staff_member for person in desk.officers[:2])
    before = {member.pk: words_of(member) for member in (one, other)}
    put(one, **before[other.pk])
    put(other, **before[one.pk])
    case, _ = desk.file(what=f"{demo.NAMES[0]} เรียกรับเงิน")
    assert desk.officers[0].opens(case) is None
    assert desk.outside.opens(case)
    client = enter(desk.officers[2])
    desk.officers[2].reader.user.user_permissions.add(*Permission.objects.filter(codename="view_staffmember"))
    for page in (DESK, "/admin/", "/admin/complaints/staffmember/"):
        assert "เจ้าหน้าที่รับเรื่องคนที่ 1” ในทะเบียนบุคลากรถูกเปลี่ยนนอกระบบ" in client.get(page).content.decode(), page


def test_an_unticked_chief_still_calls_the_outside_reader(desk):
    put(desk.chief, chief_executive=False)
    assert "นายกองค์การบริหารส่วนตำบล” ในทะเบียนบุคลากรถูกเปลี่ยนนอกระบบ" in " ".join(sound.faults())
    case, _ = desk.file(what="นายกเรียกรับเงิน")
    assert desk.outside.opens(case)
    ticked, _ = desk.file(involved=[desk.chief.pk])
    assert desk.outside.opens(ticked)
    keyholders.dismiss(desk.outside.reader)
    with pytest.raises(ChannelClosed):
        desk.file(what="น้ำไม่ไหล")


def test_an_old_true_row_of_a_person_is_no_longer_true(desk):
    member = desk.officers[0].reader.staff_member
    old = StaffMember.objects.filter(pk=member.pk).values().get()
    member.nicknames = "แดง"
    roster_version.keep_member(member)
    StaffMember.objects.filter(pk=member.pk).update(**old)
    assert row_macs.holds(StaffMember.objects.get(pk=member.pk))
    assert [change.row for change in roster_changes.waiting()] == [member]
    case, _ = desk.file(what="พี่แดง เจ้าหน้าที่ เรียกรับเงิน")
    assert desk.officers[0].opens(case) is None


def test_a_row_that_nobody_added_or_that_is_gone_is_not_offered_and_told(client, desk):
    StaffMember.objects.create(position="ปลัดที่ไม่มีอยู่จริง")
    gone = demo.on_roster(position="นายช่างโยธา", name="นายสมัย")
    StaffMember.objects.filter(pk=gone.pk).delete()
    assert {row.position for row in sound.people()} & {"ปลัดที่ไม่มีอยู่จริง", "นายช่างโยธา"} == set()
    told = " ".join(sound.faults())
    assert "ปลัดที่ไม่มีอยู่จริง" in told
    assert "นายช่างโยธา" in told
    assert "ปลัดที่ไม่มีอยู่จริง" not in client.get("/complaints/corruption/").content.decode()


@pytest.mark.promise("altered-people-read-nothing")
def test_a_dismissed_reader_whose_old_row_is_put_back_gets_nothing(desk):
    person = desk.officers[0]
    old = Reader.objects.filter(pk=person.reader.pk).values().get()
    keyholders.dismiss(person.reader)
    Reader.objects.filter(pk=person.reader.pk).update(**old)
    back = Reader.objects.get(pk=person.reader.pk)
    assert row_macs.holds(back)
    with pytest.raises(Altered):
        keyholders.open_with_passphrase(back, person.passphrase)
    case, _ = desk.file()
    assert person.opens(case) is None
    assert "ผู้ถือกุญแจ" in " ".join(sound.faults())
    page = enter(desk.officers[1]).get(DESK).content.decode()
    assert "ไม่ตรงกับทะเบียนที่รับรอง" in page


def test_what_is_put_back_is_not_taken_over_by_the_next_change(desk):
    person = desk.officers[0]
    old = Reader.objects.filter(pk=person.reader.pk).values().get()
    keyholders.dismiss(person.reader)
    Reader.objects.filter(pk=person.reader.pk).update(**old)
    put(desk.chief, chief_executive=False)
    keyholders.dismiss(desk.officers[1].reader)
    demo.on_roster(position="นิติกร")
    assert not sound.is_trusted(Reader.objects.get(pk=person.reader.pk))
    assert len(sound.faults()) == 2


def test_a_recovery_key_of_before_put_back_whole_is_not_used(desk):
    old = RecoveryKey.objects.values().get()
    fresh = demo.recovery.make()
    keyholders.set_recovery_key(public=fresh.public, locks=fresh.locks)
    RecoveryKey.objects.filter(public=fresh.public).delete()
    RecoveryKey.objects.filter(pk=old["id"]).update(**old)
    assert choosing.recovery_in_use() is None


@pytest.mark.parametrize("attack", ["forged", "emptied"])
def test_a_forged_or_missing_roster_in_force_shuts_the_channels_with_a_sentence(desk, attack):
    if attack == "forged":
        RosterVersion.objects.filter(number=RosterVersion.objects.first().number).update(content="{}")
    else:
        RosterVersion.objects.all().delete()
    assert choosing.missing("general") == [sound.NOT_IN_FORCE]
    assert sound.faults() == [sound.NOT_IN_FORCE]
    with pytest.raises(ChannelClosed):
        desk.file()
    with pytest.raises(Altered):
        demo.on_roster(position="นิติกร")


@pytest.mark.django_db
def test_the_roster_can_be_typed_before_the_servers_secret_is_set(settings):
    settings.COMPLAINTS_PEPPER = ""
    member = demo.on_roster(position="นิติกร")
    settings.COMPLAINTS_PEPPER = "5a" * 32
    assert sound.people() == [member]
    demo.make_desk(officers=2)
    assert not sound.faults()


def test_a_renamed_division_breaks_nothing_and_one_with_people_stays(desk):
    division = Division.objects.create(code="x", name="กองช่าง")
    demo.on_roster(position="นายช่าง", division=division)
    division.name = "กองช่างและผังเมือง"
    division.save()
    assert not sound.faults()
    with pytest.raises(ProtectedError):
        division.delete()


def test_saving_in_the_admin_keeps_the_roster_sound(client, desk):
    client.force_login(StaffUser.objects.create_superuser("root", password="x"))
    answer = client.post(
        f"/admin/complaints/staffmember/{desk.chief.pk}/change/",
        {"position": "นายก", "name": "นายสมชาย", "chief_executive": "on", "active": "on", "order": "2"},
    )
    assert answer.status_code == 302
    assert not sound.faults()
    assert StaffMember.objects.get(pk=desk.chief.pk).name == "นายสมชาย"


@pytest.mark.django_db
def test_rows_from_before_get_their_macs_once_and_forged_readers_none():
    keyholders.ensure_desk()
    Desk.objects.update(demo=True)  # its roster is in no ledger, as none was before
    desk = demo.make_desk()
    StaffMember.objects.update(attestation=b"")
    RosterVersion.objects.all().delete()
    forged = desk.officers[1].reader
    Reader.objects.filter(pk=forged.pk).update(public=bytes(32))
    import_module("complaints.migrations.0011_roster_in_force").write_first(apps, None)
    trusted = sound.trusted(Reader.objects.all())
    assert {reader.pk for reader in trusted} == set(Reader.objects.exclude(pk=forged.pk).values_list("pk", flat=True))
    assert not sound.people_faults(roster_version.in_force())
