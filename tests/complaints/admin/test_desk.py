import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_otp.plugins.otp_static.models import StaticDevice

from complaints.admin import finals
from complaints.cases import reported
from complaints.filing import intake
from complaints.models import Case, Item, Reader, ReplyTemplate
from complaints.readers import keyholders, one_time_codes, rekeying, unlocking
from complaints.sealing import receipts
from tests import factories
from tests.common import pdf_text
from tests.complaints import demo, parcels
from tests.complaints.filing.test_intake import arrive
from tests.conftest import PageClient

DESK = "/admin/complaints/room/"


def enter(person, *, unlock=True):
    """A client of this person, signed in, verified and, if asked, with the desk unlocked."""
    client = PageClient()
    client.force_login(person.reader.user)
    one_time_codes.keep(StaticDevice.objects.create(user=person.reader.user, name="x"), ["once"])
    assert client.post(DESK + "second-factor/", {"token": "once"}).status_code == 302
    if unlock:
        assert client.post(DESK + "unlock/", {"passphrase": person.passphrase}).status_code == 302
    return client


def act(client, case, **data):
    return client.post(f"{DESK}{case.pk}/act/", data, follow=True).content.decode()


class TestSignIn:
    """Signing in, second factor, unlocking, locking."""

    @pytest.mark.promise("second-factor-each-time")
    def test_each_step_is_needed_in_its_order(self, desk):
        client, person = PageClient(), desk.officers[0]
        assert client.get(DESK).url.startswith("/admin/login/")
        client.force_login(person.reader.user)
        assert client.get(DESK).url == DESK + "second-factor/"
        assert client.get(DESK + "unlock/").url == DESK + "second-factor/"
        client = enter(person, unlock=False)
        assert client.get(DESK).url == DESK + "unlock/"
        assert client.post(DESK + "unlock/", {"passphrase": "ผิด"}).status_code == 422
        assert client.get(DESK).url == DESK + "unlock/"

    def test_an_officer_without_a_device_adds_his_telephone(self, desk):
        client = PageClient()
        client.force_login(desk.officers[0].reader.user)
        assert "<svg" in client.get(DESK + "second-factor/").content.decode()
        assert client.post(DESK + "second-factor/", {"token": "000000"}).status_code == 200

    @pytest.mark.promise("desk-shuts-itself")
    @pytest.mark.parametrize(("pause", "times"), [(timedelta(minutes=16), 1), (timedelta(minutes=14), 35)])
    def test_an_unlock_ends_after_idle_minutes_and_after_eight_hours(self, desk, settings, pause, times):
        settings.SESSION_COOKIE_AGE = 24 * 60 * 60
        with time_machine.travel(demo.MONDAY, tick=False) as clock:
            client = enter(desk.officers[0])
            assert client.get(DESK).status_code == 200
            for _ in range(times):
                clock.shift(pause)
                response = client.get(DESK)
            assert response.url == DESK + "unlock/"

    @pytest.mark.promise("desk-shuts-itself")
    def test_a_restart_locks_every_desk(self, desk, monkeypatch):
        client = enter(desk.officers[0])
        monkeypatch.setattr(unlocking, "_RUN", bytes(32))
        assert client.get(DESK).url == DESK + "unlock/"

    def test_after_locking_a_copy_of_the_cookie_opens_nothing(self, desk):
        client = enter(desk.officers[0])
        assert client.cookies["desk"]["path"] == "/admin/complaints/"  # no other page hears of the key
        copy = client.cookies["desk"].value
        assert client.post(DESK + "lock/").status_code == 302
        client.cookies["desk"] = copy
        assert client.get(DESK).url == DESK + "unlock/"

    def test_the_cookie_of_one_officer_opens_nothing_for_another(self, desk):
        stolen = enter(desk.officers[0]).cookies["desk"].value
        client = enter(desk.officers[1], unlock=False)
        client.cookies["desk"] = stolen
        assert client.get(DESK).url == DESK + "unlock/"

    def test_a_forgotten_passphrase_is_replaced_by_the_recovery_code_and_the_code_with_it(self, desk):
        person = desk.officers[0]
        client = enter(person, unlock=False)
        fresh = {"passphrase": "ช้างม้าวัวควายนกยูง", "again": "ช้างม้าวัวควายนกยูง"}
        assert "ไม่ถูกต้อง" in client.post(DESK + "forgotten/", {"code": receipts.generate(), **fresh}).content.decode()
        page = client.post(DESK + "forgotten/", {"code": person.code, **fresh}).content.decode()
        assert re.search(r'desk-code">(\d{4} ?){7}', page)
        assert client.post(DESK + "unlock/", {"passphrase": fresh["passphrase"]}).status_code == 302
        assert "ไม่ถูกต้อง" in client.post(DESK + "forgotten/", {"code": person.code, **fresh}).content.decode()

    def test_wrong_tries_slow_down_their_own_account_and_say_so(self, desk):
        one, other = enter(desk.officers[0], unlock=False), enter(desk.officers[1], unlock=False)
        for _ in range(6):
            one.post(DESK + "unlock/", {"passphrase": "ผิด"})
        assert "โปรดรออีก ๑ นาที" in one.post(DESK + "unlock/", {"passphrase": "ผิด"}).content.decode()
        fresh = {"code": desk.officers[0].code, "passphrase": "ช้างม้าวัวควายนกยูง", "again": "ช้างม้าวัวควายนกยูง"}
        assert "โปรดรออีก ๑ นาที" in one.post(DESK + "forgotten/", fresh).content.decode()
        assert other.post(DESK + "unlock/", {"passphrase": desk.officers[1].passphrase}).status_code == 302

    def test_the_passphrase_can_be_changed(self, desk):
        client = enter(desk.officers[0])
        fresh = "ช้างม้าวัวควายนกยูง"
        sent = {"old": desk.officers[0].passphrase, "passphrase": fresh, "again": fresh}
        assert client.post(DESK + "passphrase/", sent).status_code == 302
        client.post(DESK + "lock/")
        assert client.post(DESK + "unlock/", {"passphrase": fresh}).status_code == 302

    def test_an_open_room_alone_changes_no_passphrase_and_wrong_tries_slow_down(self, desk):
        client, fresh = enter(desk.officers[0]), "ช้างม้าวัวควายนกยูง"
        assert "วลีรหัสปัจจุบัน" in client.get(DESK + "passphrase/").text
        for old in ("", *["ผิด"] * 6):
            answer = client.post(DESK + "passphrase/", {"old": old, "passphrase": fresh, "again": fresh})
            assert answer.status_code == 422
        assert (
            "โปรดรออีก ๑ นาที"
            in client.post(DESK + "passphrase/", {"old": "ผิด", "passphrase": fresh, "again": fresh}).text
        )
        assert keyholders.open_with_passphrase(
            Reader.objects.get(pk=desk.officers[0].reader.pk), desk.officers[0].passphrase
        )


class TestCase:
    """Working on a case."""

    @pytest.fixture
    def filed(self, desk):
        return desk.file(channel="general", what="ไฟดับหน้าวัด", arrived=[arrive(b"plain", "บันทึก.txt")])

    def test_list_and_page_show_what_was_reported(self, desk, filed):
        case, _ = filed
        client = enter(desk.officers[0])
        assert case.number in client.get(DESK).content.decode()
        page = client.get(f"{DESK}{case.pk}/").content.decode()
        assert "ไฟดับหน้าวัด" in page
        assert "แจ้งชื่อไว้ในซองปิดผนึก" in page
        assert "นางผู้แจ้ง กล้าหาญ" not in page
        assert "บันทึก.txt" in page

    @pytest.mark.promise("note-stays-inside")
    def test_answer_note_assignment_and_steps_reach_whom_they_should(self, desk, filed):
        case, code = filed
        client = enter(desk.officers[0])
        act(client, case, action="write", text="จะไปตรวจพรุ่งนี้")
        act(client, case, action="note", text="ถามช่างไฟก่อน")
        assert "รับไว้พิจารณา" in act(client, case, action="move", to="accepted")
        assert "เปลี่ยนสถานะเช่นนี้ไม่ได้" in act(client, case, action="move", to="done", text=demo.REASON)
        reporter = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code))
        texts = [entry.content.get("text") for entry in reporter.entries()]
        assert "จะไปตรวจพรุ่งนี้" in texts
        assert "ถามช่างไฟก่อน" not in texts

    def test_an_answer_with_a_picture_sent_twice_reaches_the_reporter_once(self, desk, filed):
        case, code = filed
        client, item, noted = enter(desk.officers[0]), str(uuid4()), str(uuid4())
        for _ in range(2):
            picture = SimpleUploadedFile("หลังซ่อม.jpg", b"picture")
            act(client, case, action="write", text="ซ่อมแล้ว", item=item, files=[picture])
            act(client, case, action="note", text="ปิดงาน", item=noted)
        reporter = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code))
        assert [entry.content.get("files") for entry in reporter.entries()[1:]] == [["หลังซ่อม.jpg"]]
        assert [(info.name, info.by == "reporter") for info in reporter.files()] == [
            ("บันทึก.txt", True),
            ("หลังซ่อม.jpg", False),
        ]
        assert len(demo.notes(desk.officers[1].opens(case))) == 1
        assert "จากเจ้าหน้าที่" in PageClient().post("/complaints/track/", {"code": code}).content.decode()

    def test_the_office_s_files_take_no_room_from_the_reporter_s(self, desk, filed):
        case, code = filed
        client = enter(desk.officers[0])
        for start in (0, 5):
            files = [SimpleUploadedFile(f"{start + n}.txt", b"x") for n in range(5)]
            act(client, case, action="write", text="เอกสาร", files=files)
        assert "ไม่เกิน ๑๐ ไฟล์" in act(client, case, action="write", files=[SimpleUploadedFile("๑๑.txt", b"x")])
        data = {"code": code, "action": "reply", "files": [SimpleUploadedFile(f"{n}.jpg", b"x") for n in range(9)]}
        assert PageClient().post("/complaints/track/", data).status_code == 200
        assert PageClient().post("/complaints/track/", data).status_code == 422

    def test_stepping_aside_takes_the_case_out_of_sight_for_good(self, desk, filed):
        case, _ = filed
        client = enter(desk.officers[0])
        assert case.number not in act(client, case, action="step-aside", text="เป็นญาติ", sure="1")
        assert client.get(f"{DESK}{case.pk}/").status_code == 404
        opened = desk.officers[1].opens(case)
        assert opened.case.rotation == 2
        assert desk.officers[0].reader not in rekeying.candidates(opened)

    def test_an_answer_chosen_from_the_templates_can_be_completed(self, desk, filed):
        case, _ = filed
        client, template = enter(desk.officers[0]), ReplyTemplate.objects.create(title="รับเรื่อง", text="ได้รับเรื่องแล้ว")
        assert "ได้รับเรื่องแล้ว</textarea>" in client.get(f"{DESK}{case.pk}/?template={template.pk}").content.decode()
        assert client.get(f"{DESK}{case.pk}/?template=nonsense").status_code == 200

    def test_a_hold_clicked_twice_holds(self, desk, filed):
        case, _ = filed
        client = enter(desk.officers[0])
        for action, held in (("hold", True), ("hold", True), ("release", False), ("release", False)):
            act(client, case, action=action)
            assert Case.objects.get().legal_hold == held
        assert len(demo.notes(desk.officers[0].opens(case))) == 2

    def test_a_further_reader_needs_a_second_reader(self, desk, filed):
        case, _ = filed
        one, other = enter(desk.officers[0]), enter(desk.officers[1])
        outside = desk.outside.reader.pk
        act(one, case, action="propose", reader=outside)
        assert "ผู้เสนออนุมัติเองไม่ได้" in act(one, case, action="approve", reader=outside)
        assert desk.outside.opens(case) is None
        act(other, case, action="approve", reader=outside)
        assert desk.outside.opens(case)

    def test_who_left_is_taken_off_all_cases_at_once(self, desk, filed):
        case, _ = filed
        client = enter(desk.officers[0])
        assert "former-readers/" not in client.get(DESK).content.decode()
        keyholders.dismiss(desk.officers[2].reader)
        assert "former-readers/" in client.get(DESK).content.decode()
        assert finals.FORMER in client.get(DESK).text
        assert finals.SURE in client.post(DESK + "former-readers/", follow=True).text
        assert desk.officers[2].opens(case)
        client.post(DESK + "former-readers/", {"sure": "1"})
        assert desk.officers[2].opens(case) is None
        assert desk.officers[1].opens(case)

    def test_a_file_is_downloaded_never_shown(self, desk, filed):
        case, _ = filed
        file = case.files.get().pk
        client, address = enter(desk.officers[0]), f"{DESK}{case.pk}/files/{file}/"
        assert f'href="{address}"' in client.get(f"{DESK}{case.pk}/").content.decode()
        assert "ระบบตรวจข้อมูลแฝงของไฟล์ชนิดนี้ไม่ได้" in client.get(address).content.decode()
        response = client.post(address)
        assert b"".join(response) == b"plain"
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert "no-store" in response.headers["Cache-Control"]

    @pytest.mark.promise("name-stays-out-of-the-export")
    def test_the_export_holds_the_case_the_exhibits_and_their_hashes_but_not_the_reporter(self, desk, filed):
        case, _ = filed
        client = enter(desk.officers[0])
        demo.ask_for_the_name(desk.officers[0], case)
        demo.agree_to_the_name(desk.officers[1], case, to=desk.officers[0])
        parts = {part: parcels.sent(client, case, part) for part in ("parcel", "identity")}
        assert parts["parcel"].namelist() == [
            "ใบนำส่ง.pdf",
            "เรื่อง.pdf",
            "เอกสารแนบ/01-บันทึก.txt",
            "บัญชีรหัสตรวจสอบ SHA-256.txt",
        ]
        assert parts["parcel"].read("เอกสารแนบ/01-บันทึก.txt") == b"plain"
        for read in pdf_text.EXTRACTORS.values():
            page = pdf_text.squeezed(read(parts["parcel"].read("เรื่อง.pdf")))
            told = [text for _, text in reported.parts(desk.officers[0].opens(case).entries()[0].content["fields"])]
            assert told
            assert all(
                pdf_text.squeezed(text) in page for text in [*told, case.number, "01-บันทึก.txt", "แนบไฟล์บันทึก.txt"]
            )
            assert pdf_text.squeezed("นางผู้แจ้ง") not in page
            assert pdf_text.squeezed("นางผู้แจ้ง") in pdf_text.squeezed(read(parts["identity"].read("ผู้แจ้ง.pdf")))
        assert b"01-" in parts["parcel"].read("บัญชีรหัสตรวจสอบ SHA-256.txt")
        assert parts["identity"].namelist() == ["ใบนำส่ง.pdf", "ผู้แจ้ง.pdf", "บัญชีรหัสตรวจสอบ SHA-256.txt"]
        assert [e.type for e in demo.notes(desk.officers[0].opens(case))] == [
            "asked",
            "exported",
            "exported",
        ]

    def test_another_site_cannot_enter_a_complaint_or_act_on_one(self, desk):
        client = Client(enforce_csrf_checks=True)
        client.cookies = enter(desk.officers[0]).cookies
        entering = DESK + "enter/general/"
        assert client.get(entering).status_code == 200
        assert client.post(entering, {"text": "ปลอม", "came_by": "letter"}).status_code == 403
        case, _ = desk.file()
        assert client.post(f"{DESK}{case.pk}/act/", {"action": "write", "text": "ปลอม"}).status_code == 403

    def test_the_list_is_filtered_by_the_division_that_a_case_is_assigned_to(self, desk, filed):
        case, _ = filed
        first, second = factories.divisions()[:2]
        client = enter(desk.officers[0])
        assert 'name="division"' not in client.get(DESK).content.decode()
        act(client, case, action="assign", division=first.code)
        assert case.number in client.get(f"{DESK}?division={first.name}").content.decode()
        assert case.number not in client.get(f"{DESK}?division={second.name}").content.decode()

    def test_filters_and_closed_list(self, desk, filed):
        case, _ = filed
        client = enter(desk.officers[0])
        assert case.number not in client.get(DESK + "?channel=corruption").content.decode()
        assert case.number in client.get(DESK + "?channel=general&status=received").content.decode()
        act(client, case, action="move", to="rejected", text="ซ้ำกับเรื่องเดิม")
        assert case.number not in client.get(DESK).content.decode()
        assert case.number in client.get(DESK + "closed/").content.decode()
        assert client.get(DESK + "closed/?after=nonsense").status_code == 200

    def test_a_case_of_many_pages_goes_on_where_the_last_one_ended(self, desk, monkeypatch):
        monkeypatch.setattr("complaints.admin.lists.PAGE", 2)
        cases = [desk.file()[0] for _ in range(5)]
        for case in cases:
            demo.rewrite(case, closed_on=date(2023, 5, 1), outcome="done")
        client, url, seen = enter(desk.officers[0]), DESK + "closed/", []
        while url:
            page = client.get(url).content.decode()
            seen += re.findall(r"/room/([0-9a-f-]{36})/", page)
            more = re.search(r'href="(\?after=[^"]+)"', page)
            url = DESK + "closed/" + more[1] if more else ""
        assert sorted(seen) == sorted(str(case.pk) for case in cases)


def test_the_lists_cost_the_same_queries_for_one_case_and_for_many(desk):
    client = enter(desk.officers[0])
    client.get(DESK)
    counts = []
    for _ in range(2):
        desk.file()
        for path in ("", "closed/"):
            with CaptureQueriesContext(connection) as queries:
                client.get(DESK + path)
            counts.append(len(queries))
        for _ in range(5):
            desk.file()
    assert counts[:2] == counts[2:]
    assert Item.objects.count() == 12
