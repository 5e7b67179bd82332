"""A long thread is shown in pieces, and nothing of it is out of reach."""

import pytest

from complaints.cases import desk_work, pieces
from complaints.cases.open_case import writing
from complaints.cases.pieces import piece
from complaints.sealing import receipts
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
