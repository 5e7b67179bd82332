"""From the first case on nobody changes alone whom the roster names, who leads the office, or who gets keys."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError

from common.models import StaffUser
from complaints import row_macs
from complaints.models import Desk, Reader, RecoveryKey, RosterConfirmation, RosterVersion, StaffMember
from complaints.readers import choosing, keyholders, roster_changes, roster_version, sound
from complaints.readers.roster_version import IN_LEDGER
from complaints.row_macs import Altered
from publishing.integrity import problems
from publishing.models import LedgerEntry
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter

PAGE = DESK + "roster/"


@pytest.fixture
def working(desk):
    """The desk with a first case: from now on two change the roster."""
    desk.file()
    return desk


def change(member, by=None, **columns):
    """Save a person's row as the admin does."""
    row = StaffMember.objects.get(pk=member.pk)
    for name, value in columns.items():
        setattr(row, name, value)
    return roster_version.keep_member(row, by=by)


def said(member):
    return next(row for row in sound.people() if row.pk == member.pk)


def only():
    (one,) = roster_changes.waiting()
    return one


@pytest.mark.promise("two-change-the-roster")
def test_words_wait_for_one_key_holder_who_did_not_propose_them(working):
    first, second = (person.reader for person in working.officers[:2])
    member = working.officers[2].reader.staff_member
    assert not change(member, by=first.user_id, name="นายใหม่ ทองดี")
    assert said(member).name == demo.NAMES[2]
    for reader in (first, working.officers[2].reader):  # who proposed it, and whom it is about
        with pytest.raises(ValidationError):
            roster_changes.confirm(only().id, reader)
    assert roster_changes.confirm(only().id, second)
    assert said(member).name == "นายใหม่ ทองดี"
    assert not roster_changes.waiting()


@pytest.mark.promise("two-change-the-roster")
def test_an_officer_with_a_second_account_without_a_key_changes_no_words_alone(working):
    accomplice = working.officers[2].reader.staff_member
    change(accomplice, by=StaffUser.objects.create_superuser("admin").pk, name="")
    assert not roster_changes.confirm(only().id, working.officers[0].reader)
    assert said(accomplice).name
    assert roster_changes.confirm(only().id, working.officers[1].reader)


def test_nobody_refuses_words_that_keep_themselves_out(working):
    first, second, accused = working.officers
    change(accused.reader.staff_member, by=first.reader.user_id, nicknames="เล็ก")
    client = enter(accused)
    assert 'value="refuse"' not in client.get(PAGE).content.decode()
    client.post(PAGE + "act/", {"action": "refuse", "change": only().id})
    assert only().will["nicknames"] == "เล็ก"
    enter(second).post(PAGE + "act/", {"action": "refuse", "change": only().id})
    assert not roster_changes.waiting()


@pytest.mark.promise("both-words-keep-out")
def test_while_a_change_waits_the_words_of_before_and_the_new_ones_keep_out(working):
    officer = working.officers[0]
    change(officer.reader.staff_member, name="นายใหม่ ทองดี", position="แม่บ้าน")
    for words in (demo.NAMES[0], "นายใหม่ ทองดี"):
        case, _ = working.file(what=f"{words} เรียกรับเงิน")
        assert officer.opens(case) is None
    case, _ = working.file(what="น้ำไม่ไหล")
    assert officer.opens(case)
    assert not sound.faults()


@pytest.mark.promise("two-change-the-roster")
def test_the_mark_of_the_chief_executive_takes_two_key_holders(working):
    change(working.chief, by=999, chief_executive=False)
    assert not roster_changes.confirm(only().id, working.officers[0].reader)
    assert not roster_changes.confirm(only().id, working.officers[0].reader)
    case, _ = working.file(involved=[working.chief.pk])
    assert working.outside.opens(case)
    assert roster_changes.confirm(only().id, working.officers[1].reader)
    assert not said(working.chief).chief_executive


def test_a_new_reader_gets_no_key_until_two_others_confirmed(working):
    member = demo.on_roster(position="นิติกร")
    demo.confirm_changes(working)
    thief = StaffUser.objects.create_user("thief", password="x", is_staff=True)
    reader, _ = keyholders.appoint(user=thief, passphrase="วลีรหัสที่ยาวพอสมควร", staff_member=member)
    assert not sound.is_trusted(reader)
    with pytest.raises(Altered):
        keyholders.open_with_passphrase(reader, "วลีรหัสที่ยาวพอสมควร")
    case, _ = working.file()
    assert reader.pk not in {one["id"] for one in working.officers[0].opens(case).leaf("readership")["readers"]}
    with pytest.raises(ValidationError):
        roster_changes.confirm(only().id, reader)
    assert not roster_changes.confirm(only().id, working.officers[0].reader)
    assert roster_changes.confirm(only().id, working.outside.reader)
    assert keyholders.open_with_passphrase(reader, "วลีรหัสที่ยาวพอสมควร")


def test_a_reader_who_leaves_is_out_at_once(working):
    keyholders.dismiss(working.officers[0].reader)
    assert not sound.is_trusted(Reader.objects.get(pk=working.officers[0].reader.pk))
    assert not roster_changes.waiting()


def test_a_new_recovery_key_waits_while_the_one_before_serves(working):
    before = choosing.recovery_in_use()
    fresh = demo.recovery.make()
    keyholders.set_recovery_key(public=fresh.public, locks=fresh.locks)
    assert choosing.recovery_in_use() == before
    roster_changes.refuse(only().id, working.officers[0].reader)
    assert RecoveryKey.objects.get(in_use=True) == before
    again = demo.recovery.make()
    keyholders.set_recovery_key(public=again.public, locks=again.locks)
    for person in working.officers[:2]:
        roster_changes.confirm(only().id, person.reader)
    assert bytes(choosing.recovery_in_use().public) == again.public


def test_a_confirmation_put_back_or_forged_does_not_count_for_a_later_change(working):
    change(working.chief, chief_executive=False)
    roster_changes.confirm(only().id, working.officers[0].reader)
    given = list(RosterConfirmation.objects.values())
    roster_changes.confirm(only().id, working.officers[1].reader)
    change(working.chief, chief_executive=True)
    for person in working.officers[:2]:
        roster_changes.confirm(only().id, person.reader)
    change(working.chief, chief_executive=False)
    RosterConfirmation.objects.all().delete()
    RosterConfirmation.objects.bulk_create(RosterConfirmation(**row) for row in given)
    assert roster_changes.lacks(only()) == 2
    for person in working.officers[:2]:
        RosterConfirmation.objects.create(change=only().id, reader=person.reader, attestation=bytes(32))
    assert roster_changes.lacks(only()) == 2


def test_what_changed_after_it_was_shown_is_not_confirmed(working):
    change(working.chief, name="นายก ก")
    shown = only().id
    change(working.chief, name="นายก ข")
    with pytest.raises(ValidationError):
        roster_changes.confirm(shown, working.officers[0].reader)


def test_refusing_puts_the_words_back_and_takes_new_rows_away(working):
    change(working.chief, name="นายปลอม")
    roster_changes.refuse(only().id, working.officers[0].reader)
    assert StaffMember.objects.get(pk=working.chief.pk).name == ""
    member = demo.on_roster(position="นิติกร")
    user = StaffUser.objects.create_user("new", is_staff=True)
    demo.confirm_changes(working)
    keyholders.appoint(user=user, passphrase="วลีรหัสที่ยาวพอสมควร", staff_member=member)
    roster_changes.refuse(only().id, working.officers[0].reader)
    assert Reader.objects.get(user=user).ended_on
    demo.on_roster(position="คนผิด")
    roster_changes.refuse(only().id, working.officers[0].reader)
    assert not StaffMember.objects.filter(position="คนผิด").exists()


def test_forged_and_missing_rows_are_repaired_from_the_roster_in_force(working):
    gone = working.chief
    StaffMember.objects.filter(pk=gone.pk).delete()
    StaffMember.objects.filter(pk=working.officers[0].reader.staff_member_id).update(name="นายปลอม")
    stranger = StaffMember.objects.create(position="คนแปลกหน้า")
    client = enter(working.officers[1])
    page = client.get(PAGE).content.decode()
    assert page.count('value="repair"') == 3
    for pk in (gone.pk, working.officers[0].reader.staff_member_id, stranger.pk):
        client.post(PAGE + "act/", {"action": "repair", "person": pk})
    assert not sound.faults()
    assert StaffMember.objects.get(pk=gone.pk).chief_executive
    assert not StaffMember.objects.filter(pk=stranger.pk).exists()


def test_every_change_stands_in_the_public_ledger_as_a_hash_without_names(working):
    change(working.chief, name="นายสมชาย ใจดี")
    before = LedgerEntry.objects.count()
    demo.confirm_changes(working)
    entry = LedgerEntry.objects.get(position=before + 1)
    assert entry.payload["title"] == IN_LEDGER
    assert entry.payload["content_sha256"] == roster_version.fingerprint(RosterVersion.objects.first())
    assert "สมชาย" not in str(entry.payload)
    assert not problems()


def test_a_roster_rolled_back_behind_the_ledger_shuts_the_channels(working):
    person = working.officers[0]
    old = Reader.objects.filter(pk=person.reader.pk).values().get()
    keyholders.dismiss(person.reader)
    RosterVersion.objects.filter(pk=RosterVersion.objects.first().pk).delete()
    Reader.objects.filter(pk=person.reader.pk).update(**old)
    assert not sound.is_trusted(Reader.objects.get(pk=person.reader.pk))
    assert choosing.missing("corruption") == [sound.NOT_IN_FORCE]


def test_the_ledgers_page_shows_a_roster_entry_and_a_demo_desk_writes_none(page_client, desk):
    page = page_client.get("/ledger/").content.decode()
    assert IN_LEDGER in page
    Desk.objects.update(demo=True)
    before = LedgerEntry.objects.count()
    demo.on_roster(position="นิติกร")
    assert LedgerEntry.objects.count() == before


def test_a_key_holder_confirms_on_the_page_and_others_are_told(working):
    working.officers[0].reader.user.user_permissions.add(*Permission.objects.filter(codename="change_staffmember"))
    client = enter(working.officers[0])
    answer = client.post(
        f"/admin/complaints/staffmember/{working.chief.pk}/change/",
        {"position": "นายกคนใหม่", "chief_executive": "on", "active": "on", "order": "0"},
        follow=True,
    )
    assert "มีผลเมื่อผู้ถือกุญแจคนอื่นรับรอง" in answer.content.decode()
    assert 'value="confirm"' not in client.get(PAGE).content.decode()
    other = enter(working.officers[1])
    assert "รอผู้ถือกุญแจรับรอง" in other.get("/admin/").content.decode()
    page = other.get(PAGE).content.decode()
    assert "นายกคนใหม่" in page
    answer = other.post(PAGE + "act/", {"action": "confirm", "change": only().id}, follow=True)
    assert "มีผลแล้ว" in answer.content.decode()
    assert "โปรดดูใหม่" in other.post(PAGE + "act/", {"action": "confirm", "change": "x"}, follow=True).content.decode()
    assert said(working.chief).position == "นายกคนใหม่"
    assert row_macs.holds(StaffMember.objects.get(pk=working.chief.pk))
