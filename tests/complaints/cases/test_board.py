"""The public board, and which cases speak of the same."""

from datetime import timedelta

import pytest

from complaints import freshness, register
from complaints.cases import board, following
from complaints.cases.open_case import writing
from complaints.cases.workflow import Status
from complaints.filing import intake
from complaints.models import BoardEntry, Case
from complaints.readers import by_two
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, act, enter
from tests.complaints.cases.test_workflow import take

PLACE = "/complaints/board/"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("หมู่ ๓", "หมู่ที่ 3", True),
        ("หมู่ ๓ หน้าวัด", "หมู่ที่ ๓", True),
        ("หมู่ 1", "หมู่ 10", False),
        ("หมู่ 1", "หมู่ 2", False),
        ("", "หมู่ 2", False),
        ("วัด", "วัดป่า", False),
    ],
)
def test_one_place_written_in_several_ways(one, other, same):
    assert board.same_place(one, other) is same
    assert board.same_place(other, one) is same


def lamp(desk, place="หมู่ ๓ หน้าวัด"):
    return desk.file(channel="general", category="ไฟฟ้าส่องสว่าง", place=place, text="ไฟดับ ลุงมีโทรมา")[0]


def agreed(desk, case, client):
    """Let one officer ask for the board and another one agree."""
    act(client, case, action="board", place="หมู่ ๓", category="ไฟฟ้าส่องสว่าง", reports="3")
    (one,) = by_two.asked(desk.officers[0].opens(case))
    act(enter(desk.officers[1]), case, action="agree", ask=one["id"])


@pytest.mark.promise("nobody-releases-alone")
def test_nobody_puts_a_case_on_the_board_or_changes_its_words_alone(desk, page_client):
    case = lamp(desk)
    client = enter(desk.officers[0])
    words = {"action": "board", "place": "บ้านลุงมี", "category": "ไฟฟ้าส่องสว่าง", "reports": "1"}
    act(client, case, **words)
    (one,) = by_two.asked(desk.officers[0].opens(case))
    assert "ต้องเป็นผู้รับเรื่องอีกคน" in act(client, case, action="agree", ask=one["id"])
    assert not BoardEntry.objects.exists()
    other = enter(desk.officers[1])
    assert "บ้านลุงมี" in other.get(f"{DESK}{case.pk}/").content.decode()
    act(other, case, action="let-go", ask=one["id"])
    agreed(desk, case, client)
    act(client, case, **words)
    assert BoardEntry.objects.get().place == "หมู่ ๓"


def test_the_notes_tell_who_put_a_case_on_the_board_and_who_took_it_off(desk):
    case = lamp(desk)
    client = enter(desk.officers[0])
    agreed(desk, case, client)
    act(client, case, action="off-board")
    notes = desk.officers[2].opens(case).entries(staff_only=True)
    asker, second = (str(person.reader) for person in desk.officers[:2])
    told = [(note.type, note.by) for note in notes if "board" in note.type or note.type == "asked"]
    assert told == [("asked", asker), ("on-board", second), ("off-board", asker)]
    page = client.get(f"{DESK}{case.pk}/").content.decode()
    assert "นำขึ้นกระดานเรื่องทั่วไป" in page
    assert "นำออกจากกระดานเรื่องทั่วไป" in page


def test_without_a_second_reader_nothing_comes_onto_the_board(desk):
    case = lamp(desk)
    with writing(desk.officers[0].opens(case)) as opened:
        readership = opened.leaf("readership")
        alone = [one for one in readership["readers"] if one["id"] == desk.officers[0].reader.pk]
        opened.set_leaf("readership", readership | {"readers": alone})
    assert "ไม่มีผู้รับเรื่องอีกคน" in act(
        enter(desk.officers[0]), case, action="board", place="หมู่ ๓", category="ไฟ", reports="1"
    )


@pytest.mark.promise("board-tells-no-words")
def test_what_an_officer_releases_is_all_that_the_board_tells(desk, page_client):
    case = lamp(desk)
    client = enter(desk.officers[0])
    assert "ยังไม่มีเรื่องบนกระดาน" in page_client.get(PLACE).content.decode()
    agreed(desk, case, client)
    page = page_client.get(PLACE).content.decode()
    assert "มีผู้แจ้ง ๓ ราย" in page
    assert "รับเรื่องแล้ว ยังไม่มีคำตอบ" in page
    for secret in ("ลุงมี", "ไฟดับ", "หน้าวัด", "นางผู้แจ้ง", "ความลับสุดยอด", case.number, str(case.pk)):
        assert secret not in page
    act(client, case, action="off-board")
    assert "ยังไม่มีเรื่องบนกระดาน" in page_client.get(PLACE).content.decode()


@pytest.mark.django_db(transaction=True)
def test_words_that_no_two_agreed_on_do_not_show_whoever_wrote_them_into_the_database(desk, page_client):
    """Neither a line for another case, nor other words, nor a line that was taken off and put back."""
    case, corruption = lamp(desk), desk.file(channel="corruption")[0]
    client = enter(desk.officers[0])
    agreed(desk, case, client)
    BoardEntry.objects.create(case=corruption, place="บ้านลุงมี", category="ทุจริต")
    page = page_client.get(PLACE).content.decode()
    assert "หมู่ ๓" in page
    assert "บ้านลุงมี" not in page
    assert "ทุจริต</option>" not in page
    BoardEntry.objects.filter(pk=corruption.pk).delete()
    (true,) = BoardEntry.objects.filter(pk=case.pk).values()
    BoardEntry.objects.update(place="บ้านลุงมี")
    assert "บ้านลุงมี" not in page_client.get(PLACE).content.decode()
    BoardEntry.objects.update(place=true["place"])
    act(client, case, action="off-board")
    assert freshness.faults() == []
    BoardEntry.objects.create(**true)
    assert "หมู่ ๓" not in page_client.get(PLACE).content.decode()
    assert board.released_alike("หมู่ ๓", "ไฟฟ้าส่องสว่าง") == []


def test_a_line_from_before_the_register_knew_any_shows(desk, page_client):
    case = lamp(desk)
    agreed(desk, case, enter(desk.officers[0]))
    with register._writing() as known:
        known.execute("DELETE FROM mark WHERE name = ?", (freshness.mark_of(BoardEntry.objects.get())[0],))
    assert "หมู่ ๓" in page_client.get(PLACE).content.decode()


def test_no_report_of_corruption_comes_onto_the_board(desk):
    case, _ = desk.file(channel="corruption")
    act(enter(desk.officers[0]), case, action="board", place="หมู่ ๓", category="x", reports="1")
    assert not BoardEntry.objects.exists()


def test_a_withdrawn_case_leaves_the_board_and_an_ended_one_says_so(desk, page_client):
    gone, done = lamp(desk), lamp(desk, "หมู่ ๔")
    for case, place in ((gone, "ซอยหนึ่ง"), (done, "ซอยสอง")):
        with writing(desk.officers[0].opens(case)) as opened:
            board.release(opened, place=place, category="ไฟฟ้าส่องสว่าง", reports=1)
    demo.rewrite(gone, closed_on=gone.received_on, outcome="withdrawn")
    demo.rewrite(done, closed_on=done.received_on, outcome="done")
    page = page_client.get(PLACE).content.decode()
    assert "ซอยหนึ่ง" not in page
    assert "ซอยสอง" in page
    assert "แล้วเสร็จ" in page


def test_the_board_tells_of_an_open_case_no_more_than_its_reporter_reads(desk, page_client):
    case, code = desk.file(channel="general", category="ไฟฟ้าส่องสว่าง", place="หมู่ ๓", text="ไฟดับ")
    with writing(desk.officers[0].opens(case)) as opened:
        board.release(opened, place="หมู่ ๓", category="ไฟฟ้าส่องสว่าง", reports=1)
    for step, told in (
        (None, "รับเรื่องแล้ว ยังไม่มีคำตอบ"),
        (Status.ACCEPTED, "ตอบผู้แจ้งแล้ว ยังไม่ยุติ"),
        (Status.IN_PROGRESS, "ตอบผู้แจ้งแล้ว ยังไม่ยุติ"),
        (Status.DONE, "ดำเนินการแล้วเสร็จ"),
        (Status.REOPENED, "เปิดเรื่องอีกครั้ง ยังไม่มีคำตอบ"),
    ):
        if step == Status.REOPENED:
            reporter = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code))
            following.step(reporter, to=step, text="ยังดับ", at=demo.MONDAY + timedelta(days=2))
        elif step:
            take(desk, case, step)
        assert told in page_client.get(PLACE).content.decode()
        page = page_client.post("/complaints/track/", {"code": code}).content.decode()
        assert ("คำตอบจากหน่วยงาน" in page) == ("ยังไม่มีคำตอบ" not in told)


def test_an_officer_sees_what_was_filed_of_the_same_place_and_category(desk):
    first, second = lamp(desk), lamp(desk, "หมู่ที่ 3")
    lamp(desk, "หมู่ ๙")
    page = enter(desk.officers[0]).get(f"{DESK}{second.pk}/").content.decode()
    assert "มีผู้แจ้ง ๒ ราย" in page
    assert first.number in page


@pytest.mark.django_db
def test_whoever_reports_the_same_is_told_before_sending(desk):
    case = lamp(desk)
    with writing(desk.officers[0].opens(case)) as opened:
        board.release(opened, place="หมู่ ๓", category="ไฟฟ้าส่องสว่าง", reports=2)
    assert [one.reports for one in board.released_alike("หมู่ที่ 3 ข้างวัด", "ไฟฟ้าส่องสว่าง")] == [2]
    assert board.released_alike("หมู่ที่ 3", "ถนน") == []
