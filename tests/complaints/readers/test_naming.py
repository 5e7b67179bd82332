"""The reporter's name in its envelope: one reader alone never sees it, two do, and the reporter is told."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from complaints.cases import identity
from complaints.cases.open_case import REPORTER, OpenCase, writing
from complaints.filing import intake
from complaints.models import Case
from complaints.readers import by_two, circle, naming, rekeying, rescue, shutting_out
from complaints.sealing import texts
from complaints.sealing.errors import SealError
from tests.complaints import demo, parcels
from tests.complaints.admin.test_desk import DESK, act, enter

NAME = "นางผู้แจ้ง กล้าหาญ"
TRACK = "/complaints/track/"


@pytest.fixture
def filed(desk):
    """A case with a name, and what opens it as its reporter."""
    case, code = desk.file(channel="general", text="ไฟดับ")
    return case, code, lambda: intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code))


def everything_that_opens(opened):
    """Return all that a reader's keys open of a case, as text."""
    entries = [*opened.entries(), *opened.entries(staff_only=True)]
    leaves = [opened.leaf(name) for name in ("summary", "identity", "readership")]
    return f"{entries} {leaves} {opened.files()}"


@pytest.mark.promise("name-lies-apart")
def test_a_reader_with_the_whole_database_and_his_key_finds_no_name_in_the_case(desk, filed, settings):
    case, _, as_reporter = filed
    opened = desk.officers[0].opens(case)
    assert NAME not in everything_that_opens(opened)
    assert identity.is_given(opened)
    settings.COMPLAINTS_PEPPER = "ab" * 32
    with pytest.raises(SealError):
        identity.read(opened)
    settings.COMPLAINTS_PEPPER = "5a" * 32
    assert identity.read(as_reporter()) == {"name": NAME}


def test_an_envelope_moved_to_a_case_whose_name_one_may_see_does_not_open(desk, filed):
    case, _, _ = filed
    own, _ = desk.file(channel="general", text="ของตนเอง")
    mine, other = desk.officers[0].opens(own), desk.officers[0].opens(case)
    mine.set_leaf("identity", other.leaf("identity"))
    with pytest.raises(SealError):
        identity.read(mine)


@pytest.mark.promise("name-opens-by-two")
@pytest.mark.parametrize("channel", ["general", "corruption"])
def test_it_opens_to_who_asked_once_another_agreed_and_the_reporter_reads_why_and_who(desk, channel):
    case, code = desk.file(channel=channel, what="เรื่อง", text="เรื่อง")
    first, second, third = (enter(person) for person in desk.officers)
    page = first.get(f"{DESK}{case.pk}/").content.decode()
    assert "แจ้งชื่อไว้ในซองปิดผนึก" in page
    assert NAME not in page
    assert "อย่างน้อย ๔๐ ตัวอักษร" in act(first, case, action="name", text="อยากรู้")
    assert NAME not in act(first, case, action="name", text=demo.REASON)
    (one,) = by_two.asked(desk.officers[0].opens(case))
    assert NAME not in act(first, case, action="agree", ask=one["id"])
    assert NAME not in act(second, case, action="agree", ask=one["id"])
    assert NAME in first.get(f"{DESK}{case.pk}/").content.decode()
    assert NAME not in third.get(f"{DESK}{case.pk}/").content.decode()
    page = Client().post(TRACK, {"code": code}).content.decode()
    for told in (demo.REASON, *(person.reader.post for person in desk.officers[:2]), "เปิดแล้ว ๑ ครั้ง", "เปิดซองชื่อของท่าน"):
        assert told in page
    assert NAME not in page


def test_the_export_of_the_name_waits_for_a_second_reader_too(desk, filed):
    case, _, _ = filed
    client, export = enter(desk.officers[0]), f"{DESK}{case.pk}/export/"
    answer = client.post(export, parcels.asked("identity"), follow=True)
    assert naming.NOT_YET in answer.content.decode()
    with pytest.raises(ValidationError):
        naming.shown_to(desk.officers[0].opens(case), desk.officers[0].reader)
    demo.ask_for_the_name(desk.officers[0], case)
    demo.agree_to_the_name(desk.officers[1], case, to=desk.officers[0])
    assert client.post(export, parcels.asked("identity")).headers["Content-Type"] == "application/octet-stream"


def test_two_may_ask_at_once_and_each_agrees_to_the_other(desk, filed):
    case, _, _ = filed
    first, second = desk.officers[:2]
    demo.ask_for_the_name(first, case)
    demo.ask_for_the_name(second, case)
    demo.agree_to_the_name(second, case, to=first)
    demo.agree_to_the_name(first, case, to=second)
    assert all(naming.is_open_to(one.opens(case), one.reader) for one in (first, second))
    with pytest.raises(ValidationError, match="เปิดให้ท่านแล้ว"):
        demo.ask_for_the_name(first, case)


def test_one_who_reads_alone_asks_nobody_but_the_reporter(desk):
    case, _ = desk.file(involved=demo.Involved(outside_only=True))
    with pytest.raises(ValidationError, match="ไม่มีผู้รับเรื่องอีกคน"):
        demo.ask_for_the_name(desk.outside, case)
    assert not naming.is_open_to(desk.outside.opens(case), desk.outside.reader)


def test_new_keys_keep_the_envelope_and_the_one_shut_out_opens_neither(desk, filed):
    case, _, as_reporter = filed
    before = desk.officers[0].opens(case)
    with writing(as_reporter()) as opened:
        shutting_out.shut_out(opened, desk.officers[0].reader.pk)
    with writing(desk.officers[1].opens(case)) as opened:
        rekeying.remove(opened, reader_id=desk.officers[2].reader.pk, by="x")
    assert identity.read(as_reporter()) == {"name": NAME}
    with pytest.raises(SealError):
        identity.read(OpenCase(Case.objects.get(pk=case.pk), before.keys))
    assert len(circle.circle_of(as_reporter()).out) == 1


@pytest.mark.promise("name-opens-by-two")
def test_a_reporter_gives_changes_and_takes_back_the_name_and_nobody_sees_the_new_one_unasked(desk, filed):
    case, code, as_reporter = filed
    demo.ask_for_the_name(desk.officers[0], case)
    demo.agree_to_the_name(desk.officers[1], case, to=desk.officers[0])
    sent = {"code": code, "action": "naming", "name": "นางสาวชื่อใหม่", "contact": "081"}
    for _ in range(2):
        page = Client().post(TRACK, sent).content.decode()
    assert "เก็บชื่อและช่องทางติดต่อตามที่กรอกแล้ว" in page
    assert "นางสาวชื่อใหม่" not in enter(desk.officers[0]).get(f"{DESK}{case.pk}/").content.decode()
    assert identity.read(as_reporter()) == {"name": "นางสาวชื่อใหม่", "contact": "081"}
    assert "ยังไม่ได้เก็บชื่อ" in Client().post(TRACK, sent | {"name": "ก" * 301}).content.decode()
    Client().post(TRACK, {"code": code, "action": "naming", "name": "", "contact": ""})
    assert not identity.is_given(desk.officers[0].opens(case))
    told = [entry.type for entry in as_reporter().entries() if entry.by == REPORTER]
    assert told == ["report", "identity-given", "identity-taken-back"]


def test_a_case_from_before_is_readable_and_its_name_moves_into_the_envelope_when_opened(desk, filed):
    case, _, as_reporter = filed
    sizes = set()
    for content in ({"name": NAME}, {}):
        old_leaf(desk.officers[0].opens(case), content)
        assert identity.read(desk.officers[0].opens(case)) == content
        assert NAME not in enter(desk.officers[1]).get(f"{DESK}{case.pk}/").content.decode()
        assert NAME not in str(desk.officers[1].opens(case).leaf("identity"))
        assert identity.read(as_reporter()) == content
        sizes.add(len(Case.objects.get(pk=case.pk).identity))
    assert len(sizes) == 1


def old_leaf(opened, content):
    """Store the leaf as it was before there were envelopes: 4 KiB, the name in it."""
    place = opened.binding("identity", opened.case.pk, 0)
    blob = texts.seal(opened.keys.shared, json.dumps(content).encode(), place, least=(1 << 12) - 1)
    demo.rewrite(opened.case, identity=blob)


def test_the_row_takes_the_same_space_with_and_without_a_name(desk, filed):
    case, _, as_reporter = filed
    sizes = set()
    for who in ({}, {"name": "ก"}, {"name": "ก" * 300, "contact": "😀" * 300}):
        naming.name_oneself(as_reporter(), who)
        sizes.add(len(Case.objects.get(pk=case.pk).identity))
    assert len(sizes) == 1


def test_keepers_who_open_a_case_see_that_there_is_a_name_and_not_which(desk, filed):
    case, _, _ = filed
    keys = rescue.keys_of(Case.objects.get(pk=case.pk), list(desk.recovery.codes[:2]))
    assert NAME not in everything_that_opens(OpenCase(Case.objects.get(pk=case.pk), keys))
