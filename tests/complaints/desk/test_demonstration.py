from io import StringIO

import pytest
from django.core.management import call_command

from complaints.models import Reader
from complaints.readers import choosing, keyholders
from complaints.sealing import receipts


def run():
    out = StringIO()
    call_command("demo_desk", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_demo_desk_opens_both_doors_and_prints_its_secrets_once():
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
        assert "ห้องรับเรื่องนี้เป็นการสาธิต" in page_client.get(path).content.decode()


def test_a_real_desk_is_left_alone(desk):
    assert run() == ""
