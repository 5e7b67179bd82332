"""How much one network files and attaches in an hour, what a refusal keeps, and what is left of the counting."""

import threading
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from common.models import Limit
from complaints.filing import pressure, tokens
from complaints.models import Case, OtherWay
from complaints.readers import unlocking
from complaints.sealing.errors import Busy
from tests.complaints import demo
from tests.complaints.test_nothing_leaks import at_rest
from tests.complaints.views.test_filing_pages import code_on
from visitors.identity import keys
from visitors.models import DailyKey
from visitors.recording.flusher import _forget

CORRUPTION, GENERAL = "/complaints/corruption/new/", "/complaints/general/new/"
MINE, NEIGHBOUR = "203.0.113.9", "203.0.113.10"
WORDS = "เรียกรับเงินค่าต่อเติมบ้าน"


@pytest.fixture
def send(page_client, desk, clock):
    """Send a new form, or `token`'s, from an address."""

    def send(channel="corruption", *, address=MINE, token=None, **more):
        token = token or tokens.issue(channel)
        clock.shift(4)
        sent = {"token": token, "action": "file", "what": WORDS, "naming": "anonymous", "kind": "ร้องทุกข์", "text": WORDS}
        return page_client.post(f"/complaints/{channel}/new/", sent | more, REMOTE_ADDR=address)

    return send


@pytest.fixture
def full(monkeypatch):
    """So small a limit that a test reaches it."""
    monkeypatch.setattr(pressure, "AN_HOUR", 2)


@pytest.mark.promise("report-limit-a-network")
def test_one_report_too_many_from_a_network_keeps_its_words_and_is_told_when_and_how_else(send, full, clock):
    assert {send().status_code for _ in range(2)} == {200}
    OtherWay.objects.create(name="โทรศัพท์", detail="๐ ๔๒๒๒ ๑๑๑๑")
    token = tokens.issue("corruption")
    refused = send(token=token, files=[SimpleUploadedFile("สัญญา.txt", b"x")])
    assert refused.status_code == 429
    assert Case.objects.count() == 2
    assert "ตั้งแต่เวลา ๑๗.๐๐ น." in refused.text
    for kept in (WORDS, "สัญญา.txt", "ช่องทางอื่น", "หน่วยงานภายนอก", 'value="file"'):
        assert kept in refused.text
    clock.move_to(demo.MONDAY + timedelta(minutes=39))
    assert code_on(send(token=token))
    assert Case.objects.count() == 3


def test_thirty_reports_an_hour_of_each_channel_come_from_one_network(rf, db):
    for channel in ("general", "corruption"):
        for _ in range(30):
            with pressure.counted(rf.post(GENERAL, REMOTE_ADDR=MINE), channel):
                pass
        with pytest.raises(pressure.Crowded), pressure.counted(rf.post(GENERAL, REMOTE_ADDR=MINE), channel):
            pass


def test_other_networks_and_the_other_channel_are_not_kept_waiting(send, full):
    assert [send().status_code for _ in range(3)] == [200, 200, 429]
    assert send(address=NEIGHBOUR).status_code == 200
    assert send("general").status_code == 200


def test_what_is_filed_already_is_answered_again_however_many_came(send, full, clock):
    token = tokens.issue("corruption")
    first = send(token=token)
    assert [send().status_code for _ in range(2)] == [200, 429]
    assert code_on(send(token=token)) == code_on(first)


def test_what_could_not_be_stored_counts_for_nothing(send, full, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("complaints.filing.intake._write", lambda *a, **k: (_ for _ in ()).throw(Busy))
        assert {send().status_code for _ in range(4)} == {503}
    assert [send().status_code for _ in range(3)] == [200, 200, 429]


def test_on_a_day_of_very_many_reports_a_network_sends_fewer_and_never_none(send, monkeypatch):
    monkeypatch.setattr(pressure, "PRESSING", 3)
    monkeypatch.setattr(pressure, "PRESSED_AN_HOUR", 2)
    assert {send().status_code for _ in range(3)} == {200}
    assert send().status_code == 429
    assert [send(address=NEIGHBOUR).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.promise("file-limit-a-network")
def test_files_beyond_what_a_network_may_bring_are_told_and_the_words_stay(send, monkeypatch, settings):
    monkeypatch.setattr(pressure, "FILES_AN_HOUR", 3)
    files = {"files": [SimpleUploadedFile("ภาพ.bin", b"x" * (2 << 20))]}
    assert send(**files).status_code == 200
    refused = send(files=[SimpleUploadedFile(f"{n}.bin", b"x" * (1 << 20)) for n in range(2)])
    assert refused.status_code == 422
    assert refused.text.count("จึงไม่ได้รับไฟล์ที่แนบมาครั้งนี้") == 1
    assert "ตั้งแต่เวลา ๑๗.๐๐ น." in refused.text
    assert WORDS in refused.text
    assert not any(path.is_file() for path in (settings.SEALED_ROOT / "arriving").glob("*"))
    assert send().status_code == 200
    assert send(address=NEIGHBOUR, **{"files": [SimpleUploadedFile("ก.bin", b"x")]}).status_code == 200


@pytest.mark.promise("network-count-forgets")
@pytest.mark.promise("no-address-with-a-case")
def test_what_is_counted_tells_no_address_and_no_hour_and_is_gone_with_the_day(send, clock, settings):
    send(files=[SimpleUploadedFile("ก.txt", b"x")])
    clock.shift(3 * 60 * 60)
    send()
    midnight = datetime(2023, 4, 25, tzinfo=demo.BANGKOK)
    assert set(Limit.objects.values_list("until", flat=True)) == {midnight}
    assert {len(name) for name in Limit.objects.values_list("name", flat=True)} == {64}
    assert MINE.encode() not in at_rest(settings)
    clock.move_to(midnight + timedelta(minutes=1))
    _forget()
    assert not Limit.objects.exists()


def test_counting_makes_no_key_of_the_day_whose_row_would_tell_the_second(send):
    send(files=[SimpleUploadedFile("ก.txt", b"x")])
    assert not DailyKey.objects.exists()


def test_network_is_known_by_another_name_once_the_day_has_its_key(rf, db):
    request, now = rf.post(CORRUPTION, REMOTE_ADDR=MINE), timezone.now()
    before = pressure._name(request, "corruption", now)
    keys.key_of(timezone.localdate(now), now)
    assert pressure._name(request, "corruption", now) != before


def test_neither_the_database_nor_the_environment_tells_which_network_was_counted(rf, db, monkeypatch):
    request, now = rf.post(CORRUPTION, REMOTE_ADDR=MINE), timezone.now()
    before = pressure._name(request, "corruption", now)
    assert pressure._name(request, "corruption", now) == before
    monkeypatch.setattr(unlocking, "_RUN", bytes(32))
    assert pressure._name(request, "corruption", now) != before


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_reports_that_come_at_once_are_no_more_than_those_in_a_row(rf, monkeypatch):
    monkeypatch.setattr(pressure, "AN_HOUR", 5)
    taken = []

    def file():
        try:
            with pressure.counted(rf.post(GENERAL, REMOTE_ADDR=MINE), "general"):
                taken.append(1)
        except pressure.Crowded:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=file) for _ in range(12)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert len(taken) == 5
