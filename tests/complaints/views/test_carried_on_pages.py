"""With the database away, or a fault of ours, a form comes back with all that it held, and its button sends it."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection

from complaints.filing import intake, tokens
from complaints.models import Case
from kokkhon_ita.settings import MIDDLEWARE
from publishing import state
from tests.complaints.admin.test_desk import DESK, enter

GENERAL, CORRUPTION, TRACK = "/complaints/general/new/", "/complaints/corruption/new/", "/complaints/track/"
TEXT = 'น้ำ & ไฟไม่มา "มาสองวัน"'


@pytest.fixture(autouse=True)
def as_served(settings):
    """Let every layer have its say that a served site has: one outside can take the answer away with what was typed in it."""
    settings.MIDDLEWARE = MIDDLEWARE


def away(execute, sql, params, many, context):
    raise OperationalError


def sent_into_the_void(client, url, **data):
    """Send a form with a file while the database is away, and nothing of it is remembered; return the answer."""
    client.raise_request_exception = False
    state.forget()
    with connection.execute_wrapper(away):
        return client.post(url, data | {"files": SimpleUploadedFile("ภาพ.jpg", b"picture")})


def again(client, answer):
    """Press the button of the page, as a browser would."""
    page = answer.content.decode()
    action = html.unescape(re.search(r'<form method="post" action="([^"]*)"', page)[1])
    data: dict[str, list] = {}
    for name, value in re.findall(r'<(?:input type="hidden"|button[^>]*) name="([^"]+)" value="([^"]*)"', page):
        data.setdefault(name, []).append(html.unescape(value))
    return client.post(action, data)


def token(channel, clock):
    text = tokens.issue(channel)
    clock.shift(60)
    return text


@pytest.mark.promise("typed-text-is-kept")
@pytest.mark.promise("retry-files-once")
def test_a_report_is_filed_once_the_database_is_back_and_again_by_nobody(page_client, desk, clock):
    data = {"token": token("general", clock), "action": "file", "kind": "ร้องทุกข์", "text": TEXT}
    answer = sent_into_the_void(page_client, GENERAL, **data)
    assert answer.status_code == 503
    assert answer.headers["Cache-Control"] == "no-store, private"
    page = answer.content.decode()
    assert html.escape(TEXT) in page
    assert TEXT not in page
    for _ in range(2):
        assert "รับเรื่องแล้ว" in again(page_client, answer).content.decode()
    [case] = Case.objects.all()
    [file] = desk.officers[0].opens(case).files()
    assert file.name == "ภาพ.jpg"


def test_a_page_of_a_report_goes_on_to_the_next(page_client, desk, clock):
    data = {"token": token("corruption", clock), "page": "what", "action": "next", "what": TEXT}
    answer = again(page_client, sent_into_the_void(page_client, CORRUPTION, **data))
    assert "ขั้นที่ ๓ จาก ๔" in answer.content.decode()


@pytest.mark.parametrize("officer", [False, True])
def test_words_in_a_case_arrive_with_their_file(page_client, desk, clock, officer):
    case, code = desk.file(channel="general")
    url, client = (f"{DESK}{case.pk}/act/", enter(desk.officers[0])) if officer else (TRACK, page_client)
    data = {"action": "write", "text": TEXT} if officer else {"action": "reply", "code": code, "text": TEXT}
    assert again(client, sent_into_the_void(client, url, **data)).status_code in (200, 302)
    opened = desk.officers[0].opens(case)
    assert [one.content.get("text") for one in opened.entries()][1:] == [TEXT]
    assert [one.name for one in opened.files()] == ["ภาพ.jpg"]


def test_a_code_stays_in_its_field(page_client, desk, clock):
    _, code = desk.file(channel="general")
    assert "เรื่องของท่าน" in again(page_client, sent_into_the_void(page_client, TRACK, code=code)).content.decode()


def test_what_opens_the_desk_is_never_written_back(desk, clock):
    client = enter(desk.officers[0])
    for page, name in (("unlock/", "passphrase"), ("forgotten/", "code"), ("second-factor/", "token")):
        sent = {name: "ความลับของห้อง"} | ({"passphrase": "ความลับของห้อง"} if name == "code" else {})
        answer = sent_into_the_void(client, DESK + page, **sent)
        assert answer.status_code == 503
        assert "ความลับของห้อง" not in answer.content.decode()


def test_another_site_s_form_is_not_carried_on(page_client, desk, clock):
    page_client.raise_request_exception = False
    with connection.execute_wrapper(away):
        answer = page_client.post(GENERAL, {"action": "file", "text": TEXT}, headers={"Sec-Fetch-Site": "cross-site"})
    assert html.escape(TEXT) not in answer.content.decode()


def test_a_fault_of_ours_loses_nothing_and_is_told_without_words(page_client, desk, clock, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise LookupError(TEXT)

    data = {"token": token("general", clock), "action": "file", "kind": "ร้องทุกข์", "text": TEXT}
    with monkeypatch.context() as broken:
        broken.setattr(intake, "file", fail)
        answer = page_client.post(GENERAL, data)
    assert answer.status_code == 500
    assert "LookupError in test_carried_on_pages.py" in caplog.text
    assert TEXT not in caplog.text
    assert "รับเรื่องแล้ว" in again(page_client, answer).content.decode()
