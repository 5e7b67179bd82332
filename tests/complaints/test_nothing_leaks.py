"""What must stay inside the seal stands nowhere else: not at rest, not in a log, not in another's pages."""

import logging

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from common.models import StaffUser
from complaints.models import Case
from complaints.no_store import TellNothing
from complaints.sealing import receipts
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, act, enter
from tests.complaints.views.test_filing_pages import CORRUPTION, TRACK, code_on, value_of
from tests.conftest import PageClient

MARKS = {"what": "เครื่องหมายลับหนึ่ง", "who": "เครื่องหมายลับสอง", "name": "เครื่องหมายลับสาม", "file": "เครื่องหมายลับสี่"}


def at_rest(settings):
    """Every byte of the database, of the store, and of the uploads directory."""
    parts = [path.read_bytes() for path in settings.SEALED_ROOT.rglob("*") if path.is_file()]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                parts += [bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row]
    return b"\0".join(parts)


def file_everything(clock):
    """File the marks through the pages and let an officer work on them; return the receipt code."""
    client = PageClient()
    token = value_of(client.get(CORRUPTION).content.decode(), "token")
    clock.shift(60)
    upload = SimpleUploadedFile(MARKS["file"] + ".txt", (MARKS["file"] * 9000).encode())
    data = {"token": token, "action": "file", "naming": "named", "files": [upload]}
    response = client.post(CORRUPTION, data | {name: MARKS[name] for name in ("what", "who", "name")})
    return code_on(response)


@pytest.mark.promise("nobody-else-opens")
@pytest.mark.promise("no-address-with-a-case")
def test_no_mark_and_no_receipt_code_stands_anywhere_at_rest_or_in_a_log(desk, settings, caplog, tmp_path):
    caplog.set_level(logging.DEBUG)
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        code = file_everything(clock)
        PageClient().post(TRACK, {"code": code, "action": "reply", "text": MARKS["what"]})
        client, case = enter(desk.officers[0]), Case.objects.get()
        act(client, case, action="note", text=MARKS["who"])
        act(client, case, action="write", text=MARKS["what"])
        act(client, case, action="move", to="accepted")
    everything = at_rest(settings) + caplog.text.encode() + caplog.text.encode("unicode_escape")
    everything += b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for mark in [*MARKS.values(), code, receipts.show(code), code[:8], demo.PASSPHRASE.format("officer1")]:
        assert mark.encode() not in everything
        assert mark.encode("unicode_escape") not in everything
    assert desk.officers[0].private not in everything
    assert not LogEntry.objects.exists()


def test_an_error_report_holds_nothing_that_was_typed(desk, rf):
    request = rf.post(CORRUPTION, {"what": MARKS["what"]})
    quiet = TellNothing()
    assert quiet.get_post_parameters(request) == {}
    assert quiet.get_traceback_frame_variables(request, None) == []
    assert quiet.get_safe_request_meta(request) == {}


@pytest.mark.promise("nobody-else-opens")
def test_nobody_can_reach_a_case_without_a_reader_s_key(desk):
    case, _ = desk.file()
    client = PageClient()
    client.force_login(StaffUser.objects.create_superuser("root", password="x"))
    for path in ("", "closed/", f"{case.pk}/", "enter/general/", "unlock/", "forgotten/"):
        assert client.get(DESK + path).status_code == 404
