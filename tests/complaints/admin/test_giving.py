"""Several cases are given to a colleague at once: one proposes with a reason, another approves, each case checks for itself."""

from django.utils.html import strip_tags

from complaints.admin import bulk
from tests.complaints.admin.test_desk import DESK, enter


def give(client, act, cases, **data):
    answer = client.post(f"{DESK}{act}/", {"case": [str(case.pk) for case in cases], **data}, follow=True)
    return " ".join(strip_tags(answer.text).split())


def test_ticked_cases_are_proposed_with_one_reason_and_approved_by_another(desk):
    cases = [demo_case(desk, channel) for channel in ("general", "corruption")]
    new = desk.outside
    one, other = enter(desk.officers[0]), enter(desk.officers[1])
    sent = {"whom": new.reader.pk, "why": "แทนคนที่ลา\nหนึ่งเดือน"}
    assert f"เสนอ {new.reader} ใน ๒ เรื่องแล้ว" in give(one, "propose", cases, **sent)
    assert "ผู้เสนออนุมัติเองไม่ได้" in give(one, "approve", cases, **sent)
    assert [new.opens(case) for case in cases] == [None, None]
    assert "แทนคนที่ลา<br>หนึ่งเดือน" in other.get(f"{DESK}{cases[0].pk}/").text
    assert f"เพิ่ม {new.reader} เป็นผู้รับเรื่องใน ๒ เรื่องแล้ว" in give(other, "approve", cases, whom=new.reader.pk)
    assert all(new.opens(case) for case in cases)


def demo_case(desk, channel="general", **more):
    return desk.file(channel=channel, what="ไฟดับ", **more)[0]


def test_a_case_that_keeps_the_colleague_out_refuses_by_its_number_and_what_was_typed_stays(desk):
    kept_out = desk.officers[2].reader
    case = demo_case(desk, involved=[kept_out.staff_member_id])
    answer = enter(desk.officers[0]).post(
        f"{DESK}propose/", {"case": str(case.pk), "whom": kept_out.pk, "why": "ช่วยกันทำ"}
    )
    assert answer.status_code == 422
    assert f"เรื่อง {case.number}: เพิ่มผู้นี้เป็นผู้รับเรื่องนี้ไม่ได้" in answer.text
    assert "ช่วยกันทำ</textarea>" in answer.text
    assert desk.officers[0].opens(case).leaf("readership")["proposed"] == []


def test_nobody_is_proposed_without_a_case_a_name_or_a_reason(desk):
    case, client = demo_case(desk), enter(desk.officers[0])
    outside = desk.outside.reader.pk
    assert bulk.NOTHING in give(client, "propose", [], whom=outside, why="x")
    assert "โปรดเลือกผู้ที่จะร่วมรับเรื่อง" in give(client, "propose", [case], whom="9" * 5000, why="x")
    assert f"เรื่อง {case.number}: โปรดเขียนเหตุผลที่เสนอ" in give(client, "propose", [case], whom=outside)
    assert "ไม่มีข้อเสนอเพิ่มผู้รับเรื่องรายนี้แล้ว" in give(client, "approve", [case], whom=outside)
    assert desk.officers[0].opens(case).leaf("readership")["proposed"] == []


def test_a_ticked_case_of_corruption_is_not_ended_as_junk(desk):
    case = demo_case(desk, "corruption")
    said = give(enter(desk.officers[0]), "turn-away", [case], reason="โฆษณา", sure="1")
    assert f"เรื่อง {case.number}: ทำพร้อมกันได้เฉพาะเรื่องทั่วไป" in said
    assert desk.officers[0].opens(case).case.closed_on is None
