"""Filing, following and working at the desk leave no second in any table: a copy of the database tells days."""

from datetime import UTC, timedelta

import time_machine
from django.db import connection
from django.utils import timezone

from complaints.filing import tokens
from complaints.sealing import receipts
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, act, enter

NEW, TRACK = "/complaints/corruption/new/", "/complaints/track/"
AT = demo.MONDAY + timedelta(seconds=37)
SIGNED_IN = {
    "otp_static_staticdevice"
}  # made by the test itself, as an officer's printed codes are on paper beforehand


def cells():
    """Yield (table, column, value) of everything that the database holds."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from ((table, name, value) for name, value in zip(names, row, strict=True))


def tells(value):
    """Whether a value tells the minute of AT, in whatever hour (a session ends eight hours later), or its seconds since 1970."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return abs(value - AT.timestamp()) < 10 * 60 * 60
    return not isinstance(value, bytes | memoryview) and AT.strftime(":%M:") in str(value)


def test_no_table_tells_the_second_of_a_report_or_of_an_officer_s_work(desk, page_client):
    with time_machine.travel(AT - timedelta(hours=3)):
        client = enter(desk.officers[0], unlock=False)
    with time_machine.travel(AT, tick=False) as clock:
        before = {cell for cell in cells() if tells(cell[2])}
        token = tokens.issue("corruption")
        clock.shift(5)
        sent = {"token": token, "what": "เรียกเงิน", "who": "ผู้รับเหมา", "naming": "anonymous", "action": "file"}
        assert page_client.post(NEW, sent).status_code == 200
        case, code = desk.file(at=timezone.now())
        assert (
            page_client.post(TRACK, {"code": receipts.show(code), "action": "reply", "text": "เพิ่มเติม"}).status_code
            == 200
        )
        client.post(f"{DESK}unlock/", {"passphrase": desk.officers[0].passphrase})
        act(client, case, action="write", text="ได้รับแล้ว")
        client.post(f"{DESK}lock/")
        found = {cell for cell in cells() if tells(cell[2])} - before
    assert {cell[:2] for cell in found if cell[0] not in SIGNED_IN} == set()


def test_a_time_that_stood_there_would_be_found():
    assert tells(str(AT.astimezone(UTC)))
    assert tells(AT.isoformat())
    assert tells(int(AT.timestamp()))
    assert not tells(AT.date())
