"""What readers and staff see of witnesses."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from common import dashboard
from kokkhon_ita import roles
from publishing import ledger
from publishing.models import LedgerEntry
from tests import factories
from tests.witnesses import ledgers
from witnesses import following, notes
from witnesses.models import Watched, Witness

pytestmark = pytest.mark.django_db
NAME = "สำนักงานจังหวัด"


def witness(**facts):
    return Witness.objects.create(name=NAME, verifier_key=ledgers.KEY.verifier, **facts)


def own_note(position=None, head=None, seconds=ledgers.SECONDS):
    newest = ledger.head()
    body = notes.checkpoint("testserver", position or newest[0], head or newest[1])
    return notes.signed(body, ledgers.KEY.name, ledgers.KEY.signing, seconds).encode()


def sentences(role=roles.ADMINISTRATOR):
    return " ".join(notice.sentence for notice in dashboard.notices(factories.user(role)))


@pytest.fixture
def told(served):
    """Let the witness say a note (bytes), and let the site read it."""
    factories.published_plan(2566)
    factories.published_plan(2567)

    def tell(note):
        served.answers["/witness/testserver.txt"] = (200, note)
        call_command("read_witnesses")

    witness(address=f"{served.url}/witness/testserver.txt")
    return tell


def test_witness_who_saw_this_ledger_is_shown_as_such(told, page_client):
    told(own_note())
    page = page_client.get("/ledger/").content.decode()
    assert NAME in page
    assert "รับรองทะเบียนถึงรายการที่ ๒" in page
    assert "ตรงกับทะเบียนนี้" in page
    assert "ไม่ตรงกับทะเบียนนี้" not in page
    assert "/witness/testserver.txt" in page
    assert "พยาน" not in sentences()


@pytest.mark.parametrize("seen", [{"head": "ab" * 32}, {"position": 1}, {"position": 7}])
def test_witness_who_saw_another_ledger_is_an_alarm(told, page_client, seen):
    with pytest.raises(CommandError, match="ไม่ตรงกับที่พยานเห็น"):
        told(own_note(**seen))
    assert "ไม่ตรงกับทะเบียนนี้" in page_client.get("/ledger/").content.decode()
    assert f"ทะเบียนนี้ไม่ตรงกับที่พยานเห็น ({NAME})" in sentences()
    assert "พยานเห็น" not in sentences(roles.DIVISION_CLERK)


@pytest.mark.parametrize("note", [b"", b"\xff", b"text", ledgers.note(ledgers.lines(2)).replace(b"2", b"3", 1)])
def test_note_that_the_witness_did_not_sign_changes_nothing_but_is_told(told, page_client, note):
    told(own_note())
    told(note)
    page = page_client.get("/ledger/").content.decode()
    assert "รับรองทะเบียนถึงรายการที่ ๒" in page
    assert "อ่านถ้อยแถลงไม่ได้" in page
    assert "อ่านถ้อยแถลงของพยานไม่ได้" in sentences()


def test_note_of_before_takes_no_accusation_back(told, page_client):
    with pytest.raises(CommandError):
        told(own_note(head="ab" * 32, seconds=ledgers.SECONDS + 1))
    with pytest.raises(CommandError):
        told(own_note(position=1, head=LedgerEntry.objects.get(position=1).sha256))
    page = page_client.get("/ledger/").content.decode()
    assert "ไม่ตรงกับทะเบียนนี้" in page
    assert "เก่ากว่าฉบับที่เคยอ่าน" in Witness.objects.get().problem


@pytest.mark.parametrize("position", [2**53 + 1, 2**63, 10**30])
def test_note_about_more_entries_than_there_can_be_is_no_note(told, position):
    told(own_note(position=position))
    assert "ไม่ใช่ถ้อยแถลง" in Witness.objects.get().problem


def test_witness_out_of_reach_is_told(served):
    witness(address=f"{served.url}/nothing.txt")
    call_command("read_witnesses")
    assert "404" in Witness.objects.get().problem


def test_ledger_without_a_witness_says_so_and_many_cost_no_more(page_client, django_assert_max_num_queries):
    factories.published_plan(2566)
    assert "ยังไม่มีพยานของทะเบียนนี้" in page_client.get("/ledger/").content.decode()
    for number in range(3):
        Witness.objects.create(name=f"พยาน {number}", address="https://x.test/", verifier_key=ledgers.KEY.verifier)
    with django_assert_max_num_queries(3):
        page_client.get("/ledger/")


def test_page_of_the_witness_shows_what_it_saw_and_hands_out_the_note(page_client):
    assert "ยังไม่ได้เป็นพยาน" in page_client.get("/witness/").content.decode()
    watched, made = following.watch("https://office.test/"), ledgers.lines(3)
    assert page_client.get("/witness/office.test.txt").status_code == 404
    following.take(watched, b"".join(made), ledgers.KEY, timezone.now())
    page = page_client.get("/witness/").content.decode()
    for shown in ("office.test", "รายการที่ ๓", ledgers.head(made), ledgers.KEY.verifier, "/witness/office.test.txt"):
        assert shown in page
    answer = page_client.get("/witness/office.test.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == watched.note
    assert page_client.get("/witness/other.test.txt").status_code == 404


def test_reading_signs_nothing_and_asks_nobody(page_client, monkeypatch):
    watched = following.watch("https://office.test/")
    following.take(watched, b"".join(ledgers.lines(3)), ledgers.KEY, timezone.now())
    monkeypatch.setattr("common.outside.answer", None)
    before = list(Watched.objects.values())
    page_client.get("/witness/")
    page_client.get("/witness/office.test.txt")
    assert list(Watched.objects.values()) == before


def test_misfits_of_others_are_on_the_dashboard():
    watched = following.watch("https://office.test/")
    following.take(watched, b"".join(ledgers.lines(3)), ledgers.KEY, timezone.now())
    following.take(watched, b"".join(ledgers.lines(2)), ledgers.KEY, timezone.now())
    assert "ทะเบียนของ office.test ไม่ต่อจากที่เว็บไซต์นี้เคยเห็น" in sentences()


def test_staff_name_a_witness_and_another_key_begins_anew(client):
    client.force_login(factories.user(roles.ADMINISTRATOR))
    entered = {"name": NAME, "address": "https://x.test/witness/y.txt", "verifier_key": ledgers.KEY.verifier}
    assert (
        "กุญแจตรวจไม่ถูกต้อง"
        in client.post("/admin/witnesses/witness/add/", entered | {"verifier_key": "no key"}).content.decode()
    )
    assert client.post("/admin/witnesses/witness/add/", entered).status_code == 302
    Witness.objects.update(state="agrees", position=3)
    made = Witness.objects.get()
    assert "๓" in client.get("/admin/witnesses/witness/").content.decode()
    page = f"/admin/witnesses/witness/{made.pk}/change/"
    client.post(page, entered | {"name": "ชื่อใหม่"})
    assert Witness.objects.get().state == "agrees"
    client.post(page, entered | {"address": "https://x.test/other.txt"})
    assert (Witness.objects.get().state, Witness.objects.get().position) == ("unread", None)
