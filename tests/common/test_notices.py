"""What the first page of the admin says about the office's own facts."""

import pytest

from common.dashboard import Level
from common.notices import of_office, of_scanning
from publishing import integrity
from publishing.notices import ledger_notice
from tests import factories

pytestmark = pytest.mark.django_db


def test_whoever_may_enter_a_telephone_number_hears_that_there_is_none():
    factories.organisation(phones="")
    [notice] = of_office(factories.superuser())
    assert "หมายเลขโทรศัพท์" in notice.sentence
    assert notice.url == "/admin/common/organisation/1/change/"
    assert list(of_office(factories.user())) == []


def test_a_known_number_is_not_asked_for():
    factories.organisation(phones="042 000 000")
    assert list(of_office(factories.superuser())) == []


def test_only_what_is_fine_is_called_so(settings, monkeypatch):
    settings.CLAMD = ""
    monkeypatch.setattr(integrity, "last_check", lambda at_most: None)
    [off] = of_scanning(factories.superuser())
    assert "ปิดอยู่" in off.sentence
    assert {off.level, ledger_notice().level} == {Level.KNOW}
    assert (Level.KNOW.words, Level.FINE.words) == ("แจ้งให้ทราบ", "เรียบร้อย")
