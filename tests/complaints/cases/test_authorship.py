"""Nobody writes in another's name: not an officer, not a database writer, not both together with the server's secret."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from complaints import row_macs
from complaints.cases import authorship, following
from complaints.cases.authorship import REPORTER, Forged, Signature
from complaints.cases.open_case import Entry, OpenCase, writing
from complaints.filing import intake
from complaints.models import Case, Item
from complaints.readers import rekeying, rescue, unlocking
from complaints.sealing import authors, people
from tests.complaints import demo

# Fixed for ever: what was signed once must be checkable in years.
VERIFY = "7404c256a87461bb155f632c0531a1c24de8cbf2fd31bd7d87493e7688fea1aa"
ID = "9ecf8951-dd9d-80a8-988b-e0471fbbff18"
SIGNATURE = (
    "93c46d5963fab172688b8d91b0c882b3f14e0f7181b96c9dc9e4d66bf759997f"
    "ae3a0cee156d8a2a90afb97b6942a4896fca12229799f72647b874f3b3fa930b"
)
WORDS = "ข้าพเจ้าขอถอนคำกล่าวหาทั้งหมด"


def both_views(desk, case, code):
    """What an officer and the reporter read of the thread."""
    officer = desk.officers[0].opens(case)
    reporter = intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code))
    return [opened.entries() for opened in (officer, reporter)]


def refused_by_both(desk, case, code):
    officer = desk.officers[0].opens(case)
    reporter = intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code))
    for opened in (officer, reporter):
        with pytest.raises(Forged):
            opened.entries()


@pytest.fixture
def filed(desk):
    case, code = desk.file()
    with writing(desk.officers[0].opens(case)) as opened:
        opened.add(Entry("message", "เจ้าหน้าที่", demo.MONDAY, {"text": "ตอบ"}))
        opened.add(Entry("note", "เจ้าหน้าที่", demo.MONDAY, {"text": "บันทึก"}, staff_only=True))
    reporter = intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code))
    following.reply(reporter, text="ขอบคุณ", arrived=(), item=uuid4(), at=demo.MONDAY)
    return case, code


def reseal(opened, sequence, entry):
    """Put another entry in the place of one, sealed as the site would, and give the row its MAC."""
    item = opened.case.items.get(sequence=sequence)
    opened.seal_item(item, entry)
    item.save()
    row_macs.save(opened.case)


def test_every_entry_is_signed_by_its_author_and_stays_so_after_a_rekeying(desk, filed):
    case, code = filed
    before = both_views(desk, case, code)
    with writing(desk.officers[1].opens(case)) as opened:
        rekeying.remove(opened, reader_id=desk.officers[2].reader.pk, by="x")
    with writing(desk.officers[0].opens(case)) as opened:
        rekeying.step_aside(opened, reader=desk.officers[0].reader)
    mine = desk.officers[1].opens(case)
    assert mine.entries() == before[0]
    assert all(entry.signed.text for entry in mine.entries() + mine.entries(staff_only=True))
    assert {entry.signed.by for entry in before[1]} == {
        mine.summary["reporter"],
        authors.author_of(desk.officers[0].private, authors.OFFICER).verify,
    }


def test_the_id_of_a_case_is_a_hash_of_its_reporters_key(desk, filed):
    case, _ = filed
    assert case.pk.version == 8
    assert authors.case_id(desk.officers[0].opens(case).summary["reporter"]) == case.pk


def test_an_officer_whose_post_is_renamed_does_not_write_as_the_reporter(desk, filed):
    case, _ = filed
    with pytest.raises(ValidationError, match="ชื่อตำแหน่ง"), writing(desk.officers[0].opens(case)) as opened:
        opened.add(Entry("message", REPORTER, demo.MONDAY, {"text": WORDS}))


@pytest.mark.parametrize("name", ["ผู้แจ้ง", "ผู้\u200bแจ้ง (นายสมชาย ใจดี)", " ผู้ แจ้ง", "ผู้ร้อง", "Reporter"])
def test_nor_under_words_that_pages_and_the_parcel_show_for_the_reporter(desk, filed, name):
    """Such as an outside reader whose account was given that post: no roster attests it."""
    case, code = filed
    with pytest.raises(ValidationError, match="ชื่อตำแหน่ง"), writing(desk.officers[0].opens(case)) as opened:
        opened.add(Entry("message", name, demo.MONDAY, {"text": WORDS}))
    refused = intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code)).entries()
    assert WORDS not in {entry.content.get("text") for entry in refused}


@pytest.mark.parametrize("how", ["unsigned", "own signature", "borrowed signature", "own key as the reporter's"])
def test_words_put_into_the_reporters_mouth_are_refused(desk, filed, how):
    case, code = filed
    opened = desk.officers[0].opens(case)
    last = opened.entries()[-1]
    forged = Entry("message", REPORTER, demo.MONDAY, {"text": WORDS}, sequence=last.sequence)
    if how == "borrowed signature":
        forged = Entry(**forged.__dict__ | {"signed": last.signed})
    elif how != "unsigned":
        signed = authorship.signed(case.pk, forged, opened.author, last.signed.previous)
        forged = Entry(**forged.__dict__ | {"signed": signed})
    if how == "own key as the reporter's":
        opened.set_leaf("summary", opened.summary | {"reporter": opened.author.verify})
    reseal(opened, last.sequence, forged)
    refused_by_both(desk, case, code)


def test_another_officers_words_are_not_changed(desk, filed):
    case, code = filed
    mallory = desk.officers[1].opens(case)
    words = mallory.entries()[1]
    forged = Entry(**words.__dict__ | {"content": {"text": "ปฏิเสธเรื่องนี้"}})
    reseal(mallory, words.sequence, forged)
    refused_by_both(desk, case, code)


def test_an_entry_taken_out_of_the_thread_is_missed(desk, filed):
    case, code = filed
    mallory = desk.officers[1].opens(case)
    answer = mallory.entries()[1]
    own = Entry("message", "อื่น", demo.MONDAY, {"text": "แทนที่"}, sequence=answer.sequence)
    mallory.introduce()
    signed = authorship.signed(case.pk, own, mallory.author, answer.signed.previous)
    reseal(mallory, answer.sequence, Entry(**own.__dict__ | {"signed": signed}))
    refused_by_both(desk, case, code)


def test_signatures_of_one_case_do_not_hold_in_another(desk, filed):
    case, code = filed
    other, _ = desk.file(what="อีกเรื่อง")
    report = desk.officers[0].opens(other).entries()[0]
    reseal(desk.officers[0].opens(case), 1, report)
    refused_by_both(desk, case, code)


@pytest.mark.parametrize(
    "columns", [{"received_on": date(2020, 1, 6)}, {"channel": "general"}, {"reporter_public": bytes(range(32))}]
)
def test_what_the_reporter_signed_of_the_row_is_compared_even_when_the_secret_is_known(desk, filed, columns):
    case, code = filed
    demo.rewrite(case, **columns)
    opened = desk.officers[0].opens(case)
    with pytest.raises(Forged), writing(opened) as again:
        rekeying.remove(again, reader_id=desk.officers[1].reader.pk, by="x")
    with pytest.raises(Forged):
        intake.proof(intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code)))


def test_a_case_of_before_stays_readable_and_what_is_new_in_it_is_signed(desk, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr(authors, "case_id", lambda verify: uuid4())
        before.setattr(authorship, "signed", lambda *entry: Signature())
        case, code = desk.file()
    item = Item.objects.get()
    opened = desk.officers[0].opens(case)
    entry = opened.entries()[0]
    del entry.content["filed"]
    summary = opened.summary
    del summary["reporter"]
    opened.set_leaf("summary", summary)
    opened.seal_item(item, entry)
    item.save()
    row_macs.save(opened.case)
    with writing(desk.officers[0].opens(case)) as again:
        again.add(Entry("message", "เจ้าหน้าที่", demo.MONDAY, {"text": "ตอบ"}))
    views = both_views(desk, case, code)
    assert views[0] == views[1]
    assert [bool(entry.signed.text) for entry in views[0]] == [False, True]
    opened = desk.officers[1].opens(case)
    answer = opened.entries()[1]
    reseal(opened, 2, Entry(**answer.__dict__ | {"content": {"text": "อื่น"}}))
    refused_by_both(desk, case, code)


def test_keepers_who_open_a_case_leave_a_note_without_a_signature(desk, filed):
    case, code = filed
    rescue.give(case, reader=desk.outside.reader, codes=list(desk.recovery.codes[:2]))
    notes = desk.outside.opens(case).entries(staff_only=True)
    assert [note.type for note in notes if not note.signed.text] == ["recovered"]
    assert both_views(desk, case, code)


@pytest.mark.parametrize("subject", ["", "ก" * 80])
def test_leaves_take_the_same_space_whatever_they_say(desk, subject):
    case, _ = desk.file()
    sizes = set()
    for excluded in ([], [1], list(range(60))):
        opened = desk.officers[0].opens(case)
        opened.set_leaf("summary", opened.summary | {"subject": subject, "category": "ข" * 100, "division": "ค" * 200})
        opened.set_leaf("identity", {"name": "ง" * 300, "contact": subject * 3})
        opened.set_leaf("readership", opened.leaf("readership") | {"excluded": excluded})
        sizes.add(tuple(len(getattr(opened.case, name)) for name in ("summary", "identity", "readership")))
    assert len(sizes) == 1


def test_an_id_tells_of_itself_that_it_is_a_hash():
    private = bytes(range(32))
    author = authors.author_of(private, authors.REPORTER)
    assert author.verify == VERIFY
    assert str(authors.case_id(author.verify)) == ID
    assert author.public == people.public_of(private).hex()
    assert author.sign(b"x") == SIGNATURE
    assert authors.author_of(private, authors.OFFICER).verify != author.verify


def test_opening_by_key_alone_signs_nothing(desk, filed):
    case, _ = filed
    row = Case.objects.get(pk=case.pk)
    keys = unlocking.keys_in_slots(row, people.box_of(desk.officers[0].private))
    with writing(OpenCase(row, keys)) as opened:
        opened.add(Entry("message", "x", demo.MONDAY, {"text": "x"}))
    with pytest.raises(Forged):
        desk.officers[0].opens(case).entries()
