"""What a reporter or an officer typed comes back with every refusal, and going on from there files it."""

import html
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from complaints.cases import following
from complaints.filing import intake
from complaints.models import Case
from complaints.sealing import gate, receipts
from complaints.sealing.errors import SealError
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.admin.test_entering import ENTER, started
from tests.complaints.cases.test_workflow import ENDED, take
from tests.complaints.views.test_filing_pages import TRACK

TEXT = "ข้อความยาวที่พิมพ์ไว้นาน"


@pytest.fixture
def filed(desk, clock):
    return desk.file(channel="general")


def fields(response):
    """What the first form of the page that carries the text would send, as a browser would."""
    page = response.content.decode()
    form = next(form for form in re.findall(r"<form.*?</form>", page, re.DOTALL) if TEXT in form)
    sent = {name: html.unescape(value) for name, value in re.findall(r'name="([^"]+)"[^>]* value="([^"]*)"', form)}
    areas = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL)
    return {name: value for name, value in sent.items() if name != "drop"} | {n: html.unescape(v) for n, v in areas}


def thread(code):
    opened = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code))
    return [entry.content.get("text") for entry in opened.entries()], [info.name for info in opened.files()]


def reply(code, **changes):
    upload = SimpleUploadedFile("ภาพ.jpg", b"picture" * 100)
    return {"code": code, "action": "reply", "text": TEXT, "files": [upload]} | changes


class TestReporter:
    """Replies and steps on the tracking page."""

    def sent_again(self, client, response, code):
        assert client.post(TRACK, fields(response) | {"code": code, "action": "reply"}).status_code == 200
        texts, files = thread(code)
        assert texts[1:] == [TEXT]
        assert files == ["ภาพ.jpg"]

    def test_when_the_machine_is_busy(self, page_client, filed, monkeypatch):
        with gate.turn(), gate.turn(), monkeypatch.context() as hurried:
            hurried.setattr(gate, "PATIENCE", 0)
            response = page_client.post(TRACK, reply(filed[1]))
        assert response.status_code == 503
        self.sent_again(page_client, response, filed[1])

    @pytest.mark.parametrize("typed", ["1234", receipts.generate()], ids=["too short", "of no case"])
    def test_with_a_code_that_opens_nothing_the_text_stays_and_the_files_are_let_go(
        self, page_client, filed, settings, typed
    ):
        response = page_client.post(TRACK, reply(typed))
        assert response.status_code in (404, 422)
        assert "ไฟล์ที่แนบมาไม่ได้รับไว้" in response.content.decode()
        assert not list(settings.SEALED_ROOT.glob("arriving/*"))
        assert page_client.post(TRACK, fields(response) | {"code": filed[1], "action": "reply"}).status_code == 200
        assert thread(filed[1]) == ([thread(filed[1])[0][0], TEXT], [])

    @pytest.mark.parametrize("failure", [SealError, OSError])
    def test_when_it_cannot_be_stored(self, page_client, filed, monkeypatch, failure):
        def fail(*args, **kwargs):
            raise failure

        with monkeypatch.context() as broken:
            broken.setattr(following, "writing", fail)
            response = page_client.post(TRACK, reply(filed[1]))
        assert response.status_code == 503
        self.sent_again(page_client, response, filed[1])

    def test_when_one_of_the_files_is_too_large(self, page_client, filed, monkeypatch):
        monkeypatch.setattr("complaints.files.uploads.MAX_FILE", 1000)
        files = [SimpleUploadedFile("ใหญ่.mp4", b"x" * 2000), SimpleUploadedFile("ภาพ.jpg", b"x")]
        response = page_client.post(TRACK, reply(filed[1], files=files))
        assert response.status_code == 422
        assert "ใหญ่.mp4” ใหญ่เกิน" in response.content.decode()
        self.sent_again(page_client, response, filed[1])

    @pytest.mark.parametrize(("action", "text"), [("rate", TEXT), ("withdrawn", TEXT + "ย" * 20_001)])
    def test_with_a_step_that_is_not_complete(self, page_client, filed, action, text):
        response = page_client.post(TRACK, {"code": filed[1], "action": action, "text": text})
        assert response.status_code == 422
        assert text in response.content.decode() or action == "rate"

    def test_a_rating_without_stars_keeps_its_comment(self, page_client, desk, filed):
        take(desk, filed[0], *ENDED)
        page = page_client.post(TRACK, {"code": filed[1], "action": "rate", "text": TEXT}).content.decode()
        assert f"{TEXT}</textarea>" in page


@pytest.mark.django_db(transaction=True)
def test_on_a_full_disk_a_reporter_is_told_plainly_and_keeps_the_text(page_client, desk, clock):
    _, code = desk.file(channel="general")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # no room inside the file either
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            response = page_client.post(TRACK, reply(code, text=TEXT + "ย" * 19_000))
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert response.status_code == 503
    assert "ไม่ได้บันทึกสิ่งใดไว้" in response.content.decode()
    assert page_client.post(TRACK, fields(response)).status_code == 200
    assert thread(code)[1] == ["ภาพ.jpg"]


class TestOfficer:
    """Work on a case, and entering one."""

    def act(self, case):
        return f"{DESK}{case.pk}/act/"

    def unlocked_again(self, client, url, response, passphrase):
        sent = fields(response)
        assert "ยังไม่ได้บันทึก" in response.content.decode()
        assert client.post(url, sent | {"again-passphrase": "ผิด"}).status_code == 422
        return client.post(url, sent | {"again-passphrase": passphrase})

    def test_a_reply_to_a_desk_that_locked_meanwhile_is_sent_with_the_passphrase(self, desk, filed, clock):
        case, code = filed
        client, url = enter(desk.officers[0]), self.act(case)
        clock.shift(timedelta(minutes=16))
        upload = SimpleUploadedFile("ภาพ.jpg", b"picture")
        response = client.post(url, {"action": "write", "text": TEXT, "files": [upload]})
        assert response.status_code == 422
        assert self.unlocked_again(client, url, response, desk.officers[0].passphrase).status_code == 302
        assert thread(code) == ([None, TEXT], ["ภาพ.jpg"])

    def test_a_letter_entered_at_a_desk_that_locked_meanwhile_is_filed(self, desk, clock):
        client, data = started(desk, clock, text=TEXT)
        clock.shift(timedelta(minutes=16))
        response = client.post(ENTER, data)
        page = self.unlocked_again(client, ENTER, response, desk.officers[0].passphrase).content.decode()
        assert "มอบรหัสติดตามเรื่องนี้ให้ผู้แจ้ง" in page
        assert Case.objects.count() == 1

    def test_a_new_passphrase_is_never_written_back(self, desk, clock):
        client = enter(desk.officers[0])
        clock.shift(timedelta(minutes=16))
        page = client.post(DESK + "passphrase/", {"passphrase": TEXT, "again": TEXT}).content.decode()
        assert TEXT not in page

    def test_a_step_that_another_officer_took_first_keeps_the_reason(self, desk, filed):
        client = enter(desk.officers[0])
        response = client.post(self.act(filed[0]), {"action": "move", "to": "rejected", "text": TEXT + "ย" * 20_001})
        assert response.status_code == 422
        assert f"readonly>{TEXT}" in response.content.decode()  # no form of the page takes this step any more

    def test_a_reply_that_cannot_be_stored_keeps_text_and_files(self, desk, filed, monkeypatch):
        case, code = filed
        client = enter(desk.officers[0])

        def fail(*args, **kwargs):
            raise OSError

        data = {"action": "write", "text": TEXT, "files": [SimpleUploadedFile("ภาพ.jpg", b"picture")]}
        with monkeypatch.context() as broken:
            broken.setattr("complaints.files.disk._move", fail)
            response = client.post(self.act(case), data)
        assert response.status_code == 422
        assert client.post(self.act(case), fields(response)).status_code == 302
        assert thread(code) == ([None, TEXT], ["ภาพ.jpg"])
