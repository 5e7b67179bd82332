"""A page of a case that somebody writes to while it is read shows one state of it, and never fails."""

import pytest

from complaints.cases import access_log, following
from complaints.cases.open_case import OpenCase
from complaints.filing import intake
from complaints.models import Case, Item
from complaints.sealing.errors import SealError
from tests.complaints.admin.test_room import ROOM, enter
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
        access_log.note(desk.officers[1].opens(case), what=access_log.PRINT, by="ผู้อ่านอีกคน")
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
    client, address = enter(desk.officers[0]), f"{ROOM}{filed[0].pk}/{page}"
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


def test_an_entry_put_in_behind_the_row_is_still_refused(desk, filed):
    opened = desk.officers[0].opens(filed[0])
    Item.objects.create(case=opened.case, sequence=2, staff_only=False, sealed=b"anything")
    with pytest.raises(SealError):
        opened.entries()
