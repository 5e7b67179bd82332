"""What a withdrawal does to readers is what it was foretold to do, whatever kind is withdrawn and however many stand."""

from datetime import timedelta

import pytest
from django.db import transaction

from common import thai
from publishing import acts, ledger, standing, withdrawing, workflow
from publishing.models import Edition, SearchEntry
from publishing.search import index
from tests import factories, filled

pytestmark = pytest.mark.django_db


def again(edition, *, days=0):
    """Return another edition that says the same, published after so many days."""
    with transaction.atomic():
        head, at = ledger.lock(), ledger.moment(None)
        return acts.publish(
            head,
            kind=edition.kind,
            key=edition.key,
            content=edition.content,
            reason="อีกฉบับ",
            published_at=at + timedelta(days=days),
            approved_at=at,
            system_import=True,
        )


def seen_everywhere(client, edition):
    """Return the edition that readers get at its kind's own address, which all that asks for it must agree on."""
    kind, key = edition.kind, edition.key
    live = Edition.objects.live(kind, key)
    [listed] = Edition.objects.newest_of_each(kind).filter(key=key)
    shown = client.get(edition.newest_url, follow=True).context["edition"]
    stands = None if live.withdrawn_at else live
    assert live == listed == shown, kind
    assert standing.shelf(kind, key).standing == stands, kind
    at_hand = Edition.objects.searchable().due().filter(kind=kind, key=key)
    assert list(at_hand) == ([stands] if stands else []), kind
    older = Edition.objects.under(kind, key).due().with_newest_number()
    assert all(one.newest_number == (stands or one).number for one in older), kind
    return live


@pytest.mark.promise("withdrawal-is-foretold")
@pytest.mark.promise("withdrawn-says-why")
@pytest.mark.parametrize(("kind", "waits"), [("measures", False), *((kind, True) for kind in filled.EVERY)])
def test_readers_of_every_kind_get_what_was_foretold(client, settings, kind, waits):
    settings.COMPLAINTS_PEPPER = "5a" * 32
    someone, first = factories.superuser(), filled.publish(kind)
    out = [first, again(first), again(first)]
    coming = again(first, days=9) if waits else None
    while out:
        taken = out.pop()
        foretold = withdrawing.foresee(taken)
        assert (foretold.was_seen, foretold.stands) == (True, out[-1] if out else None), taken
        workflow.withdraw(taken, by=someone, reason="พิมพ์ผิด")
        got = seen_everywhere(client, taken)
        assert (None if got.withdrawn_at else got) == foretold.stands, taken
        told = f"ฉบับที่ {thai.to_thai_digits(first.number + 2)} ถูกเพิกถอนแล้ว"
        page = " ".join(client.get(got.newest_url, follow=True).text.replace("</strong>", "").split())
        assert (told in page) == bool(foretold.stands), taken
    assert coming is None or Edition.objects.get(pk=coming.pk).was_cancelled


def test_withdrawing_one_that_was_replaced_changes_nothing_for_readers(client):
    first = factories.published_plan()
    newest = again(again(first))
    for older in Edition.objects.exclude(pk=newest.pk):
        assert not withdrawing.foresee(older).was_seen
        workflow.withdraw(older, by=factories.superuser(), reason="พิมพ์ผิด")
        assert seen_everywhere(client, older) == newest


def test_pages_of_a_withdrawn_edition_say_what_readers_get_in_its_place(client):
    editions = [factories.published_plan()]
    editions += [again(editions[0]), again(editions[0])]
    for taken, left in ((editions[2], editions[1]), (editions[1], editions[0])):
        workflow.withdraw(taken, by=factories.superuser(), reason="พิมพ์ผิด")
        page = " ".join(client.get(taken.get_absolute_url()).text.split())
        number = thai.to_thai_digits(left.number)
        assert f'<a href="/measures/2566/">อ่านฉบับก่อนหน้าซึ่งยังใช้อยู่ (ฉบับที่ {number})</a>' in page
        assert "ไม่ใช่ฉบับล่าสุด" not in client.get(left.get_absolute_url()).text
        assert "มีฉบับก่อนหน้าซึ่งยังใช้อยู่ คือ" in client.get(f"/verify/?hash={taken.sha256}").text
    workflow.withdraw(editions[0], by=factories.superuser(), reason="พิมพ์ผิด")
    for taken in editions:
        assert "(ฉบับที่" not in client.get(taken.get_absolute_url()).text
    page = client.get(f"/verify/?hash={taken.sha256}").text
    assert "ไม่มีฉบับใดเผยแพร่อยู่" in page
    assert "ฉบับนี้เป็นฉบับล่าสุด" not in page


def test_search_finds_again_what_stands_after_a_withdrawal(client):
    first = factories.published_plan()
    index.add(first)
    second = again(first)
    index.add(second)
    assert {entry.edition for entry in SearchEntry.objects.all()} == {second}
    workflow.withdraw(second, by=factories.superuser(), reason="พิมพ์ผิด")
    found = SearchEntry.objects.public()
    assert {entry.edition for entry in found} == {first}
