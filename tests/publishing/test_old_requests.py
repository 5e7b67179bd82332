"""A database of either sort that was filled before requests held items keeps every request, and what waited can be approved."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.private_postgres import new_database
from tests.test_imports import ROOT

GONE = "ฉบับที่อนุมัติไม่อยู่ในระบบแล้ว"


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.both
def test_requests_of_before_are_decided_as_they_were_and_the_waiting_one_is_approved():
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if connection.vendor == "postgresql":
        environment |= new_database("old_requests")
    command = [sys.executable, "-m", "tests.publishing.old_requests"]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr[-2000:]
    found = json.loads(told.stdout.splitlines()[-1])
    assert found["items"] == [
        ["approved", "กองคลัง", "", "taken", "", 1],
        ["returned", "กองคลัง", "", "returned", "แก้คำนำ", None],
        ["approved", "กองคลัง", "", "returned", GONE, None],
        ["waiting", "กองคลัง", "", "waiting", "", None],
    ]
    assert (found["number"], found["is_asked"]) == (2, True)
    assert found["ids"] == {str(number): str(number) for number in range(1, len(found["ids"]) + 1)}
    assert len(found["ids"]) > 0
