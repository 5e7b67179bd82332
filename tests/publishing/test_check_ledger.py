"""A check of the ledger goes on from where the last one stood, sees everything in rounds and once a week, and says what it saw."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publishing import integrity, ledger
from publishing.models import LedgerCheck, LedgerEntry
from tests import factories

pytestmark = pytest.mark.django_db
START = "2026-11-02T08:00:00+07:00"


@pytest.fixture
def clock(time_machine):
    time_machine.move_to(START)
    return time_machine


@pytest.fixture
def office(clock, monkeypatch):
    """A ledger of four entries, looked at whole; two older ones are seen again at each check."""
    monkeypatch.setattr(integrity, "A_ROUND", 2)
    for year in range(2563, 2567):
        factories.published_plan(year)
    call_command("check_ledger")


def execute(statement, *told):
    with connection.cursor() as cursor:
        cursor.execute(statement, told)


def said(capsys, *options):
    capsys.readouterr()
    call_command("check_ledger", *options)
    return capsys.readouterr().out


def refused(*options):
    with pytest.raises(CommandError) as found:
        call_command("check_ledger", *options)
    return str(found.value)


def test_it_says_what_it_looked_at(office, capsys, clock):
    ledger.anchor("ทดสอบ", 1, "a" * 64)
    part = said(capsys)
    assert "ตรวจรายการใหม่ ๑ รายการ และตรวจซ้ำรายการเดิม ๒ รายการ จากทั้งหมด ๕ รายการ" in part
    assert "ครบถ้วน" not in part
    assert "๒ พ.ย." in part
    assert ledger.head()[1] in part
    assert "ทะเบียน ๕ รายการ ถูกต้องครบถ้วน" in said(capsys, "--all")
    clock.shift(timedelta(days=6))
    assert "ถูกต้องครบถ้วน" not in said(capsys)
    clock.shift(timedelta(days=1, seconds=1))
    assert "ถูกต้องครบถ้วน" in said(capsys)


def test_an_old_entry_is_missed_until_its_round_and_by_all_at_once(office, capsys):
    first = LedgerEntry.objects.get(position=3).edition
    execute("UPDATE publishing_edition SET content = '{}' WHERE id = %s", first.pk)
    said(capsys)  # entries one and two
    assert "เนื้อหาของฉบับเผยแพร่ถูกแก้ไข" in refused()  # three and four
    LedgerCheck.objects.update(problems=[], round_at=0)
    assert "เนื้อหาของฉบับเผยแพร่ถูกแก้ไข" in refused("--all")


def test_the_borders_of_rounds_are_no_gaps(office):
    integrity.check_further()
    execute(
        "UPDATE publishing_ledgerentry SET payload = (SELECT payload FROM publishing_ledgerentry WHERE position = 1) WHERE position = 3"
    )
    assert any("แทนที่จะเป็นรายการที่ 3" in problem for problem in integrity.check_further().problems)


def test_a_misfit_stays_until_everything_fits_again(office):
    execute("UPDATE publishing_ledgerhead SET sha256 = %s", "0" * 64)
    assert "แฮชล่าสุด" in refused()
    execute(
        "UPDATE publishing_ledgerhead SET sha256 = (SELECT sha256 FROM publishing_ledgerentry ORDER BY position DESC LIMIT 1)"
    )
    integrity.check.call()  # the dashboard's
    assert LedgerCheck.objects.get().problems
    call_command("check_ledger")
    assert not LedgerCheck.objects.get().problems


def test_a_chain_that_fits_but_is_not_the_one_that_was_seen_is_told(office):
    LedgerCheck.objects.update(newest_sha256="f" * 64)
    assert "ทะเบียนอาจถูกทำขึ้นใหม่" in refused()


def test_a_check_reads_as_much_of_a_long_ledger_as_of_a_short_one(office):
    def read():
        with CaptureQueriesContext(connection) as asked:
            look = integrity.check_further()
        return len(asked), len(look.new), len(look.again)

    read()
    young = read()
    for n in range(9):
        ledger.anchor("ทดสอบ", n, f"{n:064x}")
    read()  # the new ones
    assert read() == young == (young[0], 0, 2)
