import re
from contextlib import ExitStack
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from common import limits
from complaints.filing import intake, throttle, tokens
from complaints.models import Case, Desk, Item, OtherWay
from complaints.sealing import gate, receipts
from complaints.sealing.errors import Busy
from complaints.views import refusals
from tests import factories
from tests.complaints.cases.test_workflow import ENDED, take

CORRUPTION, GENERAL, TRACK = "/complaints/corruption/new/", "/complaints/general/new/", "/complaints/track/"


@pytest.fixture
def form(page_client, desk, clock):
    """Fetch a form as a reporter does and return what it posts, filled in, a minute later."""

    def fetch(url=CORRUPTION, **fields):
        page = page_client.get(url).content.decode()
        clock.shift(60)
        typed = {"what": "เรียกรับเงินค่าต่อเติมบ้าน", "naming": "anonymous", "kind": "ร้องทุกข์", "text": "น้ำไม่ไหลหมู่ ๓"}
        return {"token": value_of(page, "token"), "action": "file", **typed, **fields}

    return fetch


def value_of(page, name):
    return re.search(f'name="{name}" value="([^"]*)"', page)[1]


def code_on(response):
    return receipts.normalise(" ".join(re.findall(r"<span>(\d{4})</span>", response.content.decode())))


@pytest.mark.promise("no-name-needed")
@pytest.mark.parametrize("url", [CORRUPTION, GENERAL])
def test_filing_gives_a_receipt_code_that_opens_the_case(page_client, form, url):
    response = page_client.post(url, form(url))
    case = Case.objects.get()
    assert intake.open_as_reporter(case, intake.claim_of(code_on(response))).entries()
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies


@pytest.mark.promise("retry-files-once")
def test_a_double_click_or_a_retry_files_once_and_shows_the_same_code(page_client, form):
    data = form()
    first, second = page_client.post(CORRUPTION, data), page_client.post(CORRUPTION, data)
    assert code_on(first) == code_on(second)
    assert Case.objects.count() == 1


@pytest.mark.promise("code-is-shown-once")
def test_after_the_last_four_digits_the_code_is_not_shown_again(page_client, form):
    data = form()
    code = code_on(page_client.post(CORRUPTION, data))
    wrong = str((int(code[-4:]) + 1) % 10_000).zfill(4)
    again = page_client.post(CORRUPTION, {"token": data["token"], "action": "confirm", "last": wrong})
    assert code_on(again) == code
    assert "ไม่ตรงกับรหัส" in again.content.decode()
    thai = code[-4:].translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    done = page_client.post(CORRUPTION, {"token": data["token"], "action": "confirm", "last": thai})
    assert "เสร็จเรียบร้อย" in done.content.decode()
    after = page_client.post(CORRUPTION, data).content.decode()
    assert code[:4] not in re.findall(r"<span>(\d{4})</span>", after)
    assert "รหัสจึงไม่แสดงอีก" in after


@pytest.mark.promise("nickname-is-not-kept")
def test_the_code_is_saved_as_a_file_under_a_nickname_that_is_kept_nowhere(page_client, form, settings):
    data = form()
    page = page_client.post(CORRUPTION, data)
    code = code_on(page)
    assert "คิวอาร์ของรหัส" in page.content.decode()
    saved = {"token": data["token"], "action": "save-code", "nickname": "สูตรแกงหน่อไม้"}
    answer = page_client.post(CORRUPTION, saved)
    assert receipts.show(code) in b"".join(answer).decode()
    assert quote("สูตรแกงหน่อไม้.txt") in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    everything = b"".join(bytes(v) if isinstance(v, bytes) else str(v).encode() for v in Case.objects.values_list()[0])
    assert "สูตรแกง".encode() not in everything
    page_client.post(CORRUPTION, {"token": data["token"], "action": "confirm", "last": code[-4:]})
    again = page_client.post(CORRUPTION, saved).content.decode()
    assert receipts.show(code) not in again
    assert "คิวอาร์ของรหัส" not in again


def test_what_is_wrong_with_a_whole_form_is_said_once(page_client, form):
    page = page_client.post(CORRUPTION, form(website="https://spam.example")).content.decode()
    assert page.count("โปรดเว้นช่องที่ระบุให้เว้นว่างไว้") == 1


def test_a_mistake_keeps_the_text_and_the_files(page_client, form):
    upload = SimpleUploadedFile("ภาพถ่าย.jpg", b"picture" * 100)
    data = form(what="", where="หลังวัด")
    response = page_client.post(CORRUPTION, data | {"files": [upload]})
    page = response.content.decode()
    assert response.status_code == 422
    assert not Case.objects.exists()
    assert "หลังวัด" in page
    assert "ภาพถ่าย.jpg" in page
    assert "โปรดเล่าว่าเกิดอะไรขึ้น" in page
    again = page_client.post(CORRUPTION, data | {"what": "เรียกรับเงิน", "held": value_of(page, "held")})
    opened = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code_on(again)))
    assert [(info.name, info.size) for info in opened.files()] == [("ภาพถ่าย.jpg", 700)]


def test_a_held_file_can_be_taken_out(page_client, form):
    data = form(what="")
    page = page_client.post(CORRUPTION, data | {"files": [SimpleUploadedFile("ก.txt", b"x")]}).content.decode()
    more = {"what": "เรียกรับเงิน", "held": value_of(page, "held"), "drop": value_of(page, "drop")}
    response = page_client.post(CORRUPTION, data | more)
    assert intake.open_as_reporter(Case.objects.get(), intake.claim_of(code_on(response))).files() == []


def test_checking_files_nothing_and_says_how_complete_the_report_is(page_client, form):
    page = page_client.post(CORRUPTION, form(action="check", who="ช่าง ก", where="ข", when="ค")).content.decode()
    assert "<strong>๔ จาก ๗ ส่วน</strong>" in page
    assert "มีข้อมูลพอให้เริ่มตรวจสอบได้" in page
    assert not Case.objects.exists()


@pytest.mark.promise("typed-text-is-kept")
@pytest.mark.parametrize(
    ("age", "why", "other"), [(0, "ส่งเร็วเกินไป", "นานเกินไป"), (25 * 60 * 60, "เปิดไว้นานเกินไป", "เร็วเกินไป")]
)
def test_a_form_too_young_or_too_old_says_which_keeps_the_text_and_gets_a_new_token(
    page_client, desk, clock, age, why, other
):
    token = tokens.issue("corruption")
    clock.shift(age)
    response = page_client.post(
        CORRUPTION, {"token": token, "action": "file", "what": "ข้อความเดิม", "naming": "anonymous"}
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "ข้อความเดิม" in page
    assert (why in page, other in page) == (True, False)
    assert value_of(page, "token") != token


def test_a_robot_that_fills_the_hidden_field_files_nothing(page_client, form):
    assert page_client.post(CORRUPTION, form(website="https://spam.example")).status_code == 422
    assert not Case.objects.exists()


def test_a_token_of_the_other_channel_files_nothing(page_client, form):
    assert page_client.post(GENERAL, form(CORRUPTION)).status_code == 422
    assert not Case.objects.exists()


@pytest.mark.promise("foreign-form-records-nothing")
@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}, {"origin": "null"}]
)
def test_another_site_cannot_file(page_client, form, headers):
    response = page_client.post(CORRUPTION, form(), headers=headers)
    assert response.status_code == 403
    assert not Case.objects.exists()


@pytest.mark.parametrize("failure", [Busy, OSError])
def test_when_it_cannot_be_stored_the_text_is_kept_and_a_later_try_succeeds(page_client, form, monkeypatch, failure):
    data = form(where="ข้อความที่พิมพ์ไว้")

    def fail(*args, **kwargs):
        raise failure

    with monkeypatch.context() as broken:
        broken.setattr(intake, "_write", fail)
        response = page_client.post(CORRUPTION, data | {"files": [SimpleUploadedFile("ก.txt", b"x")]})
    page = response.content.decode()
    assert response.status_code == 503
    assert "ข้อความที่พิมพ์ไว้" in page
    assert not Case.objects.exists()
    assert page_client.post(CORRUPTION, data | {"held": value_of(page, "held")}).status_code == 200
    assert Case.objects.get().files.count() == 1


def test_fifty_reporters_too_many_are_told_to_try_again(page_client, form, monkeypatch):
    data = form()
    with gate.turn(), gate.turn():
        monkeypatch.setattr(gate, "PATIENCE", 0)
        response = page_client.post(CORRUPTION, data)
    assert response.status_code == 503
    assert refusals.BUSY in response.content.decode()


def test_a_shut_channel_shows_the_other_ways(page_client, db):
    response = page_client.get(GENERAL)
    assert response.status_code == 503
    assert "ช่องทางอื่น" in response.content.decode()
    assert "เริ่มแจ้งเรื่อง" not in page_client.get("/complaints/").content.decode()


def test_a_way_without_number_place_or_link_is_not_offered(page_client, db):
    OtherWay.objects.create(name="สายตรงที่ไม่มีหมายเลข", order=8)
    OtherWay.objects.create(name="ตู้หน้าอาคาร", detail="ข้างประตูทางเข้า", order=9)
    factories.publish("complaint-guideline", "")
    page = page_client.get("/complaints/").text
    assert "ตู้หน้าอาคาร" in page
    assert "สายตรงที่ไม่มีหมายเลข" not in page


def test_a_visit_from_the_offices_network_is_warned(page_client, desk):
    Desk.objects.update(networks="203.0.113.0/24\n2001:db8::/32")
    own = page_client.get(CORRUPTION, REMOTE_ADDR="203.0.113.7").content.decode()
    other = page_client.get(CORRUPTION, REMOTE_ADDR="198.51.100.7").content.decode()
    assert "เครือข่ายของสำนักงาน" in own
    assert "เครือข่ายของสำนักงาน" not in other


@pytest.mark.promise("report-limits")
def test_too_many_and_too_large_files_are_named_and_the_others_kept(page_client, form, monkeypatch):
    monkeypatch.setattr("complaints.files.uploads.MAX_FILE", 1000)
    files = [SimpleUploadedFile("ใหญ่.mp4", b"x" * 2000), *(SimpleUploadedFile(f"{n}.txt", b"x") for n in range(11))]
    page = page_client.post(CORRUPTION, form() | {"files": files}).content.decode()
    assert "ใหญ่.mp4” ใหญ่เกิน" in page
    assert "ไม่เกิน ๑๐ ไฟล์" in page
    assert "8.txt" in page
    assert not Case.objects.exists()


class TestTracking:
    """The reporter's page of a case."""

    @pytest.fixture
    def code(self, desk, clock):
        clock.shift(1)
        return desk.file()[1]

    def test_the_page_shows_thread_limit_and_files(self, page_client, code):
        page = " ".join(page_client.post(TRACK, {"code": receipts.show(code)}).content.decode().split())
        assert "เรียกรับเงินค่าต่อเติมบ้าน" in page
        assert "วันที่ ๑๕" in page
        assert "เหลือ ๑๕ วัน" in page
        assert "รับเรื่องเข้าระบบแล้ว" in page

    def test_a_reply_with_a_file_is_added_once(self, page_client, code):
        page = page_client.post(TRACK, {"code": code}).content.decode()
        data = {"code": code, "action": "reply", "item": value_of(page, "item"), "text": "พบหลักฐานเพิ่ม"}
        for _ in range(2):
            upload = SimpleUploadedFile("เสียง.m4a", b"sound")
            response = page_client.post(TRACK, data | {"files": [upload]})
        assert response.status_code == 200
        assert Item.objects.count() == 2
        assert Case.objects.get().files.count() == 1

    def test_a_file_comes_back_as_a_download_that_nothing_opens(self, page_client, code):
        upload = SimpleUploadedFile("ภาพ.html", b"<script>")
        page_client.post(TRACK, {"code": code, "action": "reply", "files": [upload]})
        file = Case.objects.get().files.get().pk.hex
        response = page_client.post(TRACK, {"code": code, "action": "download", "file": file})
        assert b"".join(response) == b"<script>"
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in response.headers["Cache-Control"]
        assert "sandbox" in response.headers["Content-Security-Policy"]

    def test_withdrawing(self, page_client, code):
        page = page_client.post(TRACK, {"code": code, "action": "withdrawn"}).content.decode()
        assert Case.objects.get().outcome == "withdrawn"
        assert "ท่านถอนเรื่องแล้ว" in page

    def test_a_step_that_is_not_open_is_refused(self, page_client, code):
        assert page_client.post(TRACK, {"code": code, "action": "confirmed"}).status_code == 422
        assert page_client.post(TRACK, {"code": code, "action": "done"}).status_code == 422
        assert page_client.post(TRACK, {"code": code, "action": "nonsense"}).status_code == 422

    def test_rating_needs_a_closed_case_and_counts_once(self, page_client, desk, code):
        rating = {"code": code, "action": "rate", "stars": "5", "text": "ขอบคุณ"}
        assert page_client.post(TRACK, rating).status_code == 422
        take(desk, Case.objects.get(), *ENDED)
        assert "ความพึงพอใจ ๕ จาก ๕" in page_client.post(TRACK, rating).content.decode()
        assert page_client.post(TRACK, rating).status_code == 422

    def test_a_proof_is_checked_on_its_page(self, page_client, code):
        proof = b"".join(page_client.post(TRACK, {"code": code, "action": "proof"})).decode()
        Case.objects.all().delete()
        page = page_client.post("/complaints/proof/", {"proof": proof}).content.decode()
        assert "หลักฐานถูกต้อง" in page
        assert "๒๔ เมษายน" in page
        page = page_client.post("/complaints/proof/", {"proof": proof.replace("04-24", "04-25")}).content.decode()
        assert "หลักฐานถูกต้อง" not in page

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            (lambda code: code[:-1], "กรอกมา ๒๗ ตัว ขาด ๑ ตัว"),
            (lambda code: receipts.show(code) + "5", "เกิน ๑ ตัว"),
            (lambda code: "ก" + code[1:], "รหัสมีแต่ตัวเลข"),
            (lambda code: code[:-1] + str((int(code[-1]) + 1) % 10), "มีเลขผิดหรือสลับที่กัน"),
            (lambda code: str(Case.objects.get().number), "นี่คือหมายเลขเรื่อง"),
            (lambda code: "", "โปรดกรอกรหัส"),
        ],
    )
    def test_a_slip_is_told_beside_its_field_and_counts_for_nothing(self, page_client, code, change, told):
        for _ in range(20):
            response = page_client.post(TRACK, {"code": change(code)})
        page = response.content.decode()
        assert response.status_code == 422
        assert told in re.search(r'id="code-error"[^>]*>([^<]*)<', page)[1]
        assert f'name="code" value="{change(code)}"' in page
        assert 'aria-invalid="true"' in page
        assert not limits.tries(throttle._name(response.wsgi_request, timezone.localdate()))

    def test_a_code_of_no_case_says_so(self, page_client, code):
        response = page_client.post(TRACK, {"code": receipts.generate()})
        assert response.status_code == 404
        assert "ไม่มีเรื่องที่ใช้รหัสนี้" in response.content.decode()

    def test_whatever_others_at_the_same_address_try_a_right_code_gets_in(self, page_client, code):
        for _ in range(12):
            assert page_client.post(TRACK, {"code": receipts.generate()}).status_code == 404
        assert page_client.post(TRACK, {"code": code}).status_code == 200

    def test_an_address_of_guessers_leaves_a_turn_to_everybody_else(self, page_client, code, monkeypatch):
        monkeypatch.setattr(gate, "PATIENCE", 0)
        for _ in range(6):
            page_client.post(TRACK, {"code": receipts.generate()})
        with ExitStack() as held:
            with gate.crowded():
                held.enter_context(gate.turn())  # one of that address
            assert page_client.post(TRACK, {"code": code}).status_code == 503
            assert page_client.post(TRACK, {"code": code}, REMOTE_ADDR="198.51.100.1").status_code == 200
