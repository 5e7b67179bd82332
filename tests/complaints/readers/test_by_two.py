"""One reader alone buries no corruption case: neither by ending it nor by taking the others away."""

import pytest
from django.core.exceptions import ValidationError

from complaints import row_macs
from complaints.cases import retention
from complaints.cases.open_case import writing
from complaints.cases.workflow import Status
from complaints.filing import intake
from complaints.models import Case
from complaints.readers import by_two, farewells, keyholders
from complaints.sealing import people
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, act, enter

REASON = "เรื่องนี้อยู่ในอำนาจของสำนักงาน ป.ป.ช. และมีเลขรับไว้แล้วตามหนังสือที่แนบ"
ENDINGS = ["rejected", "forwarded"]


def ask(person, case, what, text=REASON, target=None):
    with writing(person.opens(case)) as opened:
        by_two.ask(opened, what=what, text=text, by=person.reader, target=target and target.reader.pk)


def confirm(person, case):
    opened = person.opens(case)
    with writing(opened) as again:
        by_two.confirm(again, ask_id=by_two.asked(opened)[0]["id"], by=person.reader)


def reading(person, case):
    return {one["id"] for one in person.opens(case).leaf("readership")["readers"]}


@pytest.mark.promise("nobody-ends-alone")
@pytest.mark.parametrize("what", ENDINGS)
def test_an_ending_waits_for_another_reader_and_the_reporter_reads_why(desk, what):
    case, code = desk.file()
    first, second = desk.officers[:2]
    client = enter(first)
    assert f'aria-describedby="second-{what}"' in client.get(f"{DESK}{case.pk}/").content.decode()
    act(client, case, action="move", to=what, text=REASON)
    assert Case.objects.get(pk=case.pk).closed_on is None
    (one,) = by_two.asked(first.opens(case))
    assert "ต้องเป็นผู้รับเรื่องอีกคน" in act(client, case, action="agree", ask=one["id"])
    other = enter(second)
    assert REASON in other.get(f"{DESK}{case.pk}/").content.decode()
    act(other, case, action="agree", ask=one["id"])
    assert Case.objects.get(pk=case.pk).outcome == what
    told = intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code)).entries()[-1]
    assert REASON in told.content["text"]
    assert first.reader.post in told.content["text"]
    assert second.reader.post in told.content["text"]


def test_a_made_up_result_ends_no_case_alone(desk):
    case, _ = desk.file()
    client = enter(desk.officers[0])
    for to in ("accepted", "in-progress", "done"):
        act(client, case, action="move", to=to, text="ตรวจสอบแล้วไม่พบการกระทำผิดตามที่แจ้ง จึงยุติเรื่องไว้เพียงเท่านี้")
    assert Case.objects.get(pk=case.pk).closed_on is None
    confirm(desk.officers[1], case)
    assert Case.objects.get(pk=case.pk).outcome == "done"


@pytest.mark.promise("nobody-ends-alone")
def test_a_reader_is_removed_by_two_others_and_the_reporter_is_told(desk):
    case, code = desk.file()
    first, second, target = desk.officers
    ask(first, case, by_two.REMOVE, target=target)
    for person in (first, target):
        with pytest.raises(ValidationError):
            confirm(person, case)
    opened = target.opens(case)
    with pytest.raises(ValidationError), writing(opened) as again:
        by_two.withdraw(again, ask_id=by_two.asked(opened)[0]["id"], by=target.reader)
    confirm(second, case)
    assert target.opens(case) is None
    told = intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code)).entries()[-1]
    assert told.type == "reader-left"
    assert REASON in told.content["text"]


@pytest.mark.promise("the-removed-one-is-told")
def test_the_removed_one_alone_is_told_at_the_desk_until_noted(desk):
    case, code = desk.file()
    first, second, target = desk.officers
    ask(first, case, by_two.REMOVE, target=target)
    confirm(second, case)
    assert [farewells.farewells_of(people.box_of(person.private)) for person in (first, second, desk.outside)] == [
        []
    ] * 3
    assert farewells.farewells_of(people.box_of(target.private))[0].text.startswith(REASON)
    client, others = enter(target), enter(first)
    page = client.get(DESK).content.decode()
    assert case.number in page
    assert REASON in page
    others.post(f"{DESK}{case.pk}/farewell/")
    assert case.number in client.get(DESK).content.decode()
    assert case.number not in client.post(f"{DESK}{case.pk}/farewell/", follow=True).content.decode()
    assert REASON in intake.open_as_reporter(Case.objects.get(), intake.claim_of(code)).entries()[-1].content["text"]


def test_a_farewell_written_by_another_hand_is_shown_to_nobody(desk):
    case, _ = desk.file()
    target = desk.officers[2]
    row = Case.objects.get()
    farewells.leave(row, public=bytes(target.reader.public).hex(), text="ปลอม", on=row.received_on)
    Case.objects.filter(pk=case.pk).update(farewells=row.farewells)
    assert farewells.farewells_of(people.box_of(target.private)) == []


def test_letters_are_of_one_size_and_go_with_the_case(desk):
    desk.file()
    sizes = set()
    for text in ("", "ยาว" * 400):
        row = Case.objects.get()
        farewells.leave(row, public=bytes(desk.officers[0].reader.public).hex(), text=text, on=row.received_on)
        sizes.add(len(row.farewells))
    assert len(sizes) == 1
    row.agreed_on = row.received_on
    row_macs.save(row)
    assert retention.destroy(row)
    assert bytes(Case.objects.get().farewells) == b""


@pytest.mark.parametrize("text", ["", "สั้นไป", "ก" * 80, "กขค " * 30])
def test_a_reason_without_substance_is_refused(desk, text):
    case, _ = desk.file()
    with pytest.raises(ValidationError):
        ask(desk.officers[0], case, "rejected", text=text)


def test_what_was_typed_stays_when_the_reason_is_too_short(desk):
    case, _ = desk.file()
    page = act(enter(desk.officers[0]), case, action="move", to="rejected", text="สั้นไปหน่อย")
    assert "อย่างน้อย ๔๐ ตัวอักษร" in page
    assert "สั้นไปหน่อย" in page


def test_where_no_second_is_left_the_outside_reader_is_dealt_in_and_confirms(desk):
    first, second, third = desk.officers
    case, _ = desk.file(involved=[third.reader.staff_member_id])
    if desk.outside.opens(case) is None:
        assert len(reading(first, case)) == 2
    ask(first, case, by_two.REMOVE, target=second)
    assert desk.outside.reader.pk in reading(first, case)
    confirm(desk.outside, case)
    assert second.opens(case) is None
    with pytest.raises(ValidationError):
        ask(first, case, by_two.REMOVE, target=desk.outside)


def test_without_an_outside_reader_the_last_two_cannot_bury_each_other(desk):
    first, second, third = desk.officers
    case, _ = desk.file(involved=[third.reader.staff_member_id])
    keyholders.dismiss(desk.outside.reader)
    with pytest.raises(ValidationError):
        ask(first, case, by_two.REMOVE, target=second)
    assert second.opens(case)


def test_a_request_of_one_who_no_longer_reads_counts_no_more(desk):
    case, _ = desk.file()
    first, second, third = desk.officers
    ask(first, case, "rejected")
    ask(second, case, by_two.REMOVE, target=first)
    opened = third.opens(case)
    one = next(one for one in by_two.asked(opened) if one["what"] == by_two.REMOVE)
    with writing(opened) as again:
        by_two.confirm(again, ask_id=one["id"], by=third.reader)
    assert by_two.asked(third.opens(case)) == []
    with pytest.raises(ValidationError):
        act_again(third, case, one["id"])


def act_again(person, case, ask_id):
    with writing(person.opens(case)) as again:
        by_two.confirm(again, ask_id=ask_id, by=person.reader)


def test_a_request_is_taken_back_or_not_agreed_to(desk):
    case, _ = desk.file()
    ask(desk.officers[0], case, "rejected")
    client = enter(desk.officers[1])
    (one,) = by_two.asked(desk.officers[1].opens(case))
    act(client, case, action="let-go", ask=one["id"])
    assert by_two.asked(desk.officers[0].opens(case)) == []
    assert Case.objects.get(pk=case.pk).closed_on is None


def test_the_outside_reader_alone_on_a_case_may_end_it(desk):
    case, _ = desk.file(involved=demo.Involved(outside_only=True))
    ask(desk.outside, case, "rejected")
    assert Case.objects.get(pk=case.pk).outcome == "rejected"


def test_the_general_channel_needs_one(desk):
    case, _ = desk.file(channel="general")
    act(enter(desk.officers[0]), case, action="move", to=str(Status.REJECTED), text="ซ้ำ")
    assert Case.objects.get(pk=case.pk).closed_on
