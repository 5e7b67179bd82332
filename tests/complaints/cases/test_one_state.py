"""A page of a case that somebody writes to while it is read shows one state of it, and never fails."""

import pytest

from complaints.cases import access_log, following
from complaints.cases.messages import LONGEST
from complaints.cases.open_case import OpenCase, writing
from complaints.filing import intake
from complaints.models import Case, Item
from complaints.readers import rekeying
from complaints.sealing.errors import SealError
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.filing.test_intake import arrive
from tests.conftest import PageClient

LATER = "ภาพที่ส่งทีหลัง.jpg"


@pytest.fixture
def filed(desk):
    return desk.file(arrived=[arrive(b"plain", "บันทึก.txt")])


@pytest.fixture
def between(monkeypatch, desk, filed):
    """Let others write once, after the row was read and before its entries are: a reader's opening, a reporter's file."""
    case, code = filed
    read, written = OpenCase.entries, []

    def write():
        access_log.note(desk.officers[1].opens(case), what=access_log.PRINT, by="ผู้รับเรื่องอีกคน")
        as_reporter = intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code))
        following.reply(as_reporter, text="มีภาพเพิ่ม", arrived=[arrive(b"more", LATER)], item=None)

    def entries(opened, **kwargs):
        if not written:
            written.append(True)
            write()
        return read(opened, **kwargs)

    monkeypatch.setattr(OpenCase, "entries", entries)
    return written


@pytest.mark.parametrize("page", ["", "print/"])
def test_a_page_of_the_desk_shows_the_case_as_its_row_was_read(desk, filed, between, page):
    client, address = enter(desk.officers[0]), f"{DESK}{filed[0].pk}/{page}"
    shown = client.get(address)
    assert (shown.status_code, between) == (200, [True])
    assert "บันทึก.txt" in shown.content.decode()
    assert LATER not in shown.content.decode()
    assert LATER in client.get(address).content.decode()


def test_the_reporter_s_page_does_too(filed, between):
    shown = PageClient().post("/complaints/track/", {"code": filed[1]})
    assert (shown.status_code, between) == (200, [True])
    assert "มีภาพเพิ่ม" not in shown.content.decode()
    assert "มีภาพเพิ่ม" in PageClient().post("/complaints/track/", {"code": filed[1]}).content.decode()


def renew(desk, case):
    with writing(desk.officers[1].opens(case)) as again:
        rekeying.renew(again, rekeying.readers_of(again))


@pytest.fixture
def new_keys(monkeypatch, desk, filed):
    """Give the case new keys once, after its row was read and before its entries or files are."""
    reads, given = {name: getattr(OpenCase, name) for name in ("entries", "files")}, []

    def first_given(name):
        def read(opened, **kwargs):
            if not given:
                given.append(True)
                renew(desk, filed[0])
            return reads[name](opened, **kwargs)

        return read

    for name in reads:
        monkeypatch.setattr(OpenCase, name, first_given(name))
    return given


@pytest.mark.parametrize("page", ["", "print/", "file"])
def test_new_keys_while_an_officer_reads_cost_no_page(desk, filed, new_keys, page):
    client, [file] = enter(desk.officers[0]), filed[0].files.all()
    shown = client.get(f"{DESK}{filed[0].pk}/{f'files/{file.pk}/' if page == 'file' else page}")
    assert (shown.status_code, new_keys) == (200, [True])
    assert "บันทึก.txt" in shown.content.decode()


@pytest.mark.parametrize("action", ["show", "proof", "report", "download"])
def test_nor_while_the_reporter_does(filed, new_keys, action):
    [file] = filed[0].files.all()
    shown = PageClient().post("/complaints/track/", {"code": filed[1], "action": action, "file": file.pk.hex})
    assert (shown.status_code, new_keys) == (200, [True])


def test_what_was_stored_before_the_new_keys_is_said_to_be(monkeypatch, desk, filed):
    reply = following.reply
    monkeypatch.setattr(following, "reply", lambda *args, **kwargs: (reply(*args, **kwargs), renew(desk, filed[0])))
    page = PageClient().post("/complaints/track/", {"code": filed[1], "action": "reply", "text": "มีภาพเพิ่ม"})
    assert page.status_code == 200
    assert "ส่งข้อความถึงเจ้าหน้าที่แล้ว" in page.content.decode()


def test_an_officer_s_words_refused_meanwhile_come_back_with_the_case_as_it_is(desk, filed, new_keys):
    client = enter(desk.officers[0])
    typed = "คำที่พิมพ์ไว้" + "ย" * LONGEST
    page = client.post(f"{DESK}{filed[0].pk}/act/", {"action": "write", "text": typed})
    assert (page.status_code, new_keys) == (422, [True])
    assert "คำที่พิมพ์ไว้" in page.content.decode()


def test_an_altered_entry_is_a_sentence_and_no_failed_page(desk, filed):
    Item.objects.filter(case=filed[0]).update(sealed=b"anything")
    page = enter(desk.officers[0]).get(f"{DESK}{filed[0].pk}/")
    assert page.status_code == 409
    assert "ไม่ตรงกับที่ระบบบันทึกไว้" in page.content.decode()


def test_an_entry_put_in_behind_the_row_is_still_refused(desk, filed):
    opened = desk.officers[0].opens(filed[0])
    Item.objects.create(case=opened.case, sequence=2, staff_only=False, sealed=b"anything")
    with pytest.raises(SealError):
        opened.entries()
