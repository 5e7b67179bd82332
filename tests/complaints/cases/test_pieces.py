"""A long thread is shown in pieces, and nothing of it is out of reach."""

import io
import zipfile
from dataclasses import replace
from uuid import uuid4

import pytest
from django.utils import timezone

from complaints.cases import authorship, desk_work, pieces
from complaints.cases.open_case import Entry, writing
from complaints.cases.pieces import piece
from complaints.desk import exporting
from complaints.models import Item
from complaints.sealing import receipts
from tests.common import pdf_text
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter


@pytest.mark.parametrize("count", [0, 1, 2, 100, 101, 102, 201, 1500])
def test_the_pieces_together_are_the_thread(count):
    entries, asked, found = list(range(count)), "0", []
    while asked is not None:
        one = piece(entries, asked)
        assert one.entries[:1] == entries[:1]
        assert len(one.entries) <= 101
        found = [*one.entries[1:], *found]
        asked = str(one.older) if one.older is not None else None
    assert [*entries[:1], *found] == entries


@pytest.mark.parametrize("asked", [None, "", "-1", "x", "99999999999999"])
def test_an_unknown_piece_is_one_of_them(asked):
    assert piece(list(range(300)), asked).entries[0] == 0


def test_a_long_thread_pages_for_reporter_and_officer(desk, page_client, monkeypatch):
    monkeypatch.setattr(pieces, "PIECE", 5)
    case, code = desk.file(channel="general", text="ถนนพัง")
    with writing(desk.officers[0].opens(case)) as opened:
        for number in range(12):
            desk_work.write(opened, text=f"ข้อความที่ {number}.", by="เจ้าหน้าที่")
    sent = {"code": receipts.show(code)}
    newest, oldest = (page_client.post("/complaints/track/", sent | {"piece": n}).content.decode() for n in ("0", "2"))
    assert "ข้อความที่ 11." in newest
    assert "ข้อความที่ 1." not in newest
    assert "ข้อความที่ 1." in oldest
    assert "ถนนพัง" in oldest
    client = enter(desk.officers[0])
    assert "ข้อความที่ 1." not in client.get(f"{DESK}{case.pk}/").content.decode()
    assert "ข้อความที่ 1." in client.get(f"{DESK}{case.pk}/?piece=2").content.decode()


@pytest.fixture
def endless(desk):
    """(case, code) of a thread to which an officer added 1,500 sealed and signed messages, made at once."""
    case, code = desk.file(channel="general", text="ถนนพัง")
    with writing(desk.officers[0].opens(case)) as opened:
        opened.introduce()
        last, rows = opened.entries()[-1], []
        for number in range(1, 1501):
            entry = Entry("message", "เจ้าหน้าที่", demo.MONDAY, {"text": f"ข้อความที่ {number}."}, sequence=number + 1)
            previous = authorship.link(case.pk, last)
            last = replace(entry, signed=authorship.signed(case.pk, entry, opened.author, previous))
            rows.append(Item(id=uuid4(), case=opened.case, sequence=last.sequence, staff_only=False))
            opened.seal_item(rows[-1], last)
        Item.objects.bulk_create(rows)
        opened.set_leaf("summary", opened.summary | {"entries": 1501})
    return case, code


def test_1500_messages_page_for_both_and_stream_into_one_parcel(desk, page_client, endless):
    case, code = endless
    newest, oldest = (
        page_client.post("/complaints/track/", {"code": receipts.show(code), "piece": n}).content.decode()
        for n in ("0", "14")
    )
    officer = enter(desk.officers[0]).get(f"{DESK}{case.pk}/").content.decode()
    for page in (newest, officer):
        assert 100 <= page.count("ข้อความที่ ") <= 101  # the reporter's page tells the last answer above, too
        assert ("ข้อความที่ 1401." in page, "ข้อความที่ 1400." in page) == (True, False)
    assert ("ข้อความที่ 1." in oldest, "ข้อความที่ 101." in oldest) == (True, False)
    chunks = list(exporting.zipped(exporting.parcel(desk.officers[0].opens(case), timezone.now())))
    assert max(map(len, chunks)) < 2 << 20
    paper = zipfile.ZipFile(io.BytesIO(b"".join(chunks))).read("เรื่อง.pdf")
    told = pdf_text.squeezed(pdf_text.with_poppler(paper))
    assert all(f"ข้อความที่{number}." in told for number in (1, 750, 1500))
