from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from complaints.models import Reader
from complaints.readers import choosing, keyholders
from complaints.sealing import receipts
from tests.complaints.admin.test_desk import DESK
from tests.conftest import PageClient


@pytest.fixture(autouse=True)
def started_as_one(settings):
    settings.DEMONSTRATION = True


def run():
    out = StringIO()
    call_command("demo_desk", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_demo_desk_opens_both_channels_and_prints_its_secrets_once():
    printed = run()
    assert choosing.is_open("general")
    assert choosing.is_open("corruption")
    assert run() == ""
    lines = printed.splitlines()
    passphrases = [line.split()[-1] for line in lines if "วลีรหัสเปิดห้อง" in line]
    for reader, passphrase in zip(Reader.objects.order_by("pk"), passphrases, strict=True):
        assert keyholders.open_with_passphrase(reader, passphrase)
    keepers = [line.split("  ")[-1] for line in lines if "ผู้ถือกุญแจกู้คืน" in line]
    assert len({receipts.normalise(code) for code in keepers}) == 3


@pytest.mark.django_db
def test_a_demo_desk_says_so_to_reporters(page_client):
    run()
    for path in ("/complaints/", "/complaints/corruption/new/"):
        assert "ช่องทางนี้เป็นระบบสาธิต" in page_client.get(path).content.decode()


def test_a_real_desk_is_left_alone(desk):
    assert run() == ""


@pytest.mark.django_db
def test_without_being_started_as_a_demonstration_no_demo_desk_is_made_or_open(settings, page_client):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError):
        run()
    assert not Reader.objects.exists()
    settings.DEMONSTRATION = True
    run()
    settings.DEMONSTRATION = False  # the same database, copied to a real site
    assert not choosing.is_open("general")
    assert page_client.get("/complaints/corruption/new/").status_code == 503
    client = PageClient()
    client.force_login(Reader.objects.first().user)
    assert client.get(DESK).status_code == 404
