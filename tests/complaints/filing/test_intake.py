from uuid import uuid4

import pytest

from common.models import Organisation
from complaints.cases import desk_work, identity
from complaints.cases.open_case import writing
from complaints.files import storage
from complaints.files.uploads import Arrived
from complaints.filing import intake
from complaints.models import Case, Item, Reader, RecoveryKey, SealedFile
from complaints.readers import choosing, circle, keyholders, rekeying
from complaints.readers.choosing import ChannelClosed, Involved
from complaints.sealing import acknowledgements, envelopes, files, people, receipts, recovery
from complaints.sealing.errors import SealError
from tests.complaints import demo


def arrive(plain: bytes, name="ภาพ.jpg") -> Arrived:
    file, sink = storage.arrive()
    key = files.new_key()
    writer = files.Writer(sink, key, file)
    writer.write(plain)
    writer.close()
    sink.close()
    return Arrived(file, name, len(plain), "00" * 32, key)


def test_reporter_and_readers_open_what_was_filed(desk):
    case, code = desk.file(what="ถนนทรุดหน้าวัด")
    mine = intake.open_as_reporter(case, intake.claim_of(code))
    theirs = [person.opens(case) for person in desk.officers]
    for opened in (mine, *theirs):
        assert opened.entries()[0].content["fields"] == {"what": "ถนนทรุดหน้าวัด"}
        assert identity.read(opened) == {"name": "นางผู้แจ้ง กล้าหาญ"}


def test_the_reporter_sees_who_reads_but_no_notes(desk):
    case, code = desk.file(who="นายมานพ แสนคำ", involved=[desk.officers[0].reader.staff_member_id])
    opened = intake.open_as_reporter(case, intake.claim_of(code))
    seen = circle.circle_of(opened)
    assert [one.post for one in seen.readers] == ["เจ้าหน้าที่รับเรื่องคนที่ 3", "ผู้รับเรื่องภายนอก"]
    assert [(one.post, one.reason) for one in seen.out] == [
        ("เจ้าหน้าที่รับเรื่องคนที่ 1", "ท่านเลือกไว้"),
        ("เจ้าหน้าที่รับเรื่องคนที่ 2", "ตรงกับคำว่า “มานพ แสนคำ” ที่ท่านเขียน"),
    ]
    with writing(desk.officers[2].opens(case)) as again:
        desk_work.note(again, text="บันทึกภายใน", by="คนที่สาม", item=None)
    with pytest.raises(SealError):
        intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code)).entries(staff_only=True)


def test_who_reads_takes_the_same_space_whoever_is_left_out(desk):
    nobody, _ = desk.file(what="ก")
    two, _ = desk.file(what="ก", involved=[person.reader.staff_member_id for person in desk.officers[:2]])
    assert len(nobody.readership) == len(two.readership)


def test_the_reporter_lets_somebody_read_whom_his_words_did_not_mean(desk):
    key = str(desk.officers[1].reader.staff_member_id)
    case, _ = desk.file(what="มานพ แสนคำ ช่วยเหลือดีมาก", involved=Involved(cleared=frozenset({key})))
    assert [bool(person.opens(case)) for person in desk.officers] == [True, True, True]
    assert not desk.outside.opens(case)


@pytest.mark.promise("outside-reader-alone")
def test_the_reporter_wants_the_outside_reader_alone(desk):
    case, code = desk.file(involved=Involved(outside_only=True))
    assert [bool(person.opens(case)) for person in (*desk.officers, desk.outside)] == [False, False, False, True]
    assert circle.circle_of(intake.open_as_reporter(case, intake.claim_of(code))).outside_only
    assert rekeying.candidates(desk.outside.opens(case)) == []


def test_the_recovery_key_opens_a_case(desk):
    case, _ = desk.file()
    private = recovery.open_with(desk.recovery.locks, *desk.recovery.codes[1:])
    keys = envelopes.open_envelope(people.box_of(private), bytes(case.recovery_envelope), case.pk, 1)
    assert keys == desk.officers[0].opens(case).keys


@pytest.mark.promise("involved-have-no-key")
def test_an_involved_officer_has_no_slot_and_the_others_do(desk):
    accused, *others = desk.officers
    case, _ = desk.file(involved=[accused.reader.staff_member_id])
    assert accused.opens(case) is None
    assert all(person.opens(case) for person in others)
    assert desk.outside.opens(case) is None


AS_WRITTEN = ["สมหญิง", "เจ้าหน้าที่ รับเรื่องคนที่ 1 ของ อบต.", "นางดา ใจดี", "สิบตำรวจเอกสมหญิง ใจดี", "ใจดี", "สมหยิง"]


@pytest.mark.alike
@pytest.mark.parametrize("field", ["involved_words", "who", "what", "evidence", "text"])
def test_an_officer_named_in_any_field_has_no_slot_and_the_outside_reader_has(desk, field):
    for words in AS_WRITTEN:
        case, _ = desk.file(**{field: words if field in ("involved_words", "who") else f"{words} เรียกรับเงินค่าต่อเติมบ้าน"})
        assert [bool(person.opens(case)) for person in desk.officers] == [False, True, True], words
        assert desk.outside.opens(case)


def test_an_officer_named_by_a_file_has_no_slot(desk):
    case, _ = desk.file(arrived=[arrive(b"x", name="นายมานพ รับซอง.jpg")])
    assert [bool(person.opens(case)) for person in desk.officers] == [True, False, True]


def test_nicknames_and_other_spellings_of_the_roster_are_known(desk):
    row = desk.officers[0].reader.staff_member
    row.nicknames, row.spellings = "หญิง, เจ๊หญิง", "สมยิ่ง"
    row.save()
    for words in ("พี่หญิง", "เจ๊หญิงที่นั่งหน้าห้อง", "สมยิ่ง"):
        case, _ = desk.file(who=words)
        assert [bool(person.opens(case)) for person in desk.officers] == [False, True, True]


@pytest.mark.alike
@pytest.mark.parametrize(
    ("position", "words"),
    [
        ("ผู้อำนวยการกองช่าง", "ผอ.กองช่าง"),
        ("ผู้อำนวยการกองช่าง", "หัวหน้ากองช่าง"),
        ("ผู้อำนวยการกองช่าง (นักบริหารงานช่าง ระดับต้น)", "ผู้อำนวยการกองชาง"),
        ("ปลัดองค์การบริหารส่วนตำบล", "ปลัด อบต."),
        ("นักทรัพยากรบุคคลชำนาญการ", "จนท.บุคคล"),
    ],
)
def test_a_post_is_known_as_people_write_it(desk, position, words):
    row = desk.officers[2].reader.staff_member
    row.position = position
    row.save()
    for field in ("who", "what"):
        case, _ = desk.file(**{field: f"{words} เรียกรับเงิน"})
        assert [bool(person.opens(case)) for person in desk.officers] == [True, True, False]


def test_words_for_a_person_whom_nobody_matches_call_the_outside_reader(desk):
    assert desk.outside.opens(desk.file(who="ชายคนหนึ่งใส่แว่น")[0])
    assert not desk.outside.opens(desk.file(what="นางกองแก้วเผาขยะ")[0])


def test_in_doubt_a_report_is_taken_without_an_outside_reader(db):
    desk = demo.make_desk(outside=False)
    case, _ = desk.file(who="ชายคนหนึ่งใส่แว่น")
    assert all(person.opens(case) for person in desk.officers)


CHIEF_AS_WRITTEN = ["นายก", "นายกฯ", "นายก อบต.", "นายก อ.บ.ต.", "ท่านนายก", "ผู้บริหารสูงสุด", "นายกองค์การบริหารส่วนตำบล"]


@pytest.mark.promise("outside-reader-joins")
@pytest.mark.parametrize("roster", [True, False])
def test_the_chief_executive_brings_in_the_outside_reader(desk, roster):
    cases = [desk.file(involved=[desk.chief.pk])[0]]
    if not roster:
        desk.chief.delete()
    for words in CHIEF_AS_WRITTEN:
        cases += [desk.file(words=words)[0], desk.file(what=f"{words}สั่งให้จ่าย")[0]]
    for case in cases:
        assert desk.outside.opens(case)
        assert all(person.opens(case) for person in desk.officers)


def test_the_chief_executive_is_known_by_the_name_in_the_organisations_row(desk):
    Organisation.objects.update_or_create(pk=1, defaults={"chief_executive": "นายคำสิงห์ ศรีโคตร"})
    assert desk.outside.opens(desk.file(what="คำสิงห์ เรียกรับเงิน")[0])


@pytest.mark.promise("outside-reader-joins")
def test_too_few_officers_bring_in_the_outside_reader(desk):
    case, _ = desk.file(involved=[person.reader.staff_member_id for person in desk.officers[:2]])
    assert [bool(person.opens(case)) for person in desk.officers] == [False, False, True]
    assert desk.outside.opens(case)


@pytest.mark.promise("outside-reader-joins")
def test_without_an_outside_reader_such_a_case_is_refused_and_nothing_is_stored(db):
    desk = demo.make_desk(outside=False)
    with pytest.raises(ChannelClosed, match="หน่วยงานภายนอก"):
        desk.file(involved=[desk.chief.pk])
    assert not Case.objects.exists()
    assert not Item.objects.exists()


def test_the_same_code_files_once(desk):
    case, code = desk.file()
    again, _ = desk.file(code=code)
    assert again == case
    assert Case.objects.count() == 1


@pytest.mark.promise("files-are-sealed-too")
def test_files_are_kept_sealed_and_come_back(desk):
    plain = "หลักฐานลับ".encode() * 20_000
    case, code = desk.file(arrived=[arrive(plain), arrive(b"")])
    opened = intake.open_as_reporter(case, intake.claim_of(code))
    contents = []
    for info in opened.files():
        with storage.open_kept(info.id) as source:
            contents.append(b"".join(files.read(source, info.key, info.id, info.size)))
    assert contents == [plain, b""]


@pytest.mark.parametrize("step", ["_write_report", "_read_back"])
def test_a_failure_at_any_step_leaves_nothing_but_the_file_to_send_again(desk, monkeypatch, settings, step):
    def fail(*args, **kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(intake, step, fail)
    one = arrive(b"plain")
    with pytest.raises(OSError, match="disk full"):
        desk.file(arrived=[one])
    assert not Case.objects.exists()
    assert not SealedFile.objects.exists()
    assert [path.parent.name for path in settings.SEALED_ROOT.rglob("*") if path.is_file()] == ["arriving"]
    assert storage.has_arrived(one.id)


@pytest.mark.promise("read-back-before-the-code")
def test_a_file_that_does_not_come_back_refuses_the_filing(desk):
    one = arrive(b"x" * 100_000)
    with pytest.raises(SealError):
        desk.file(arrived=[Arrived(one.id, one.name, one.size - 50_000, one.sha256, one.key)])
    with pytest.raises(FileNotFoundError):
        desk.file(arrived=[Arrived(uuid4(), "ไม่มี", 1, "", files.new_key())])
    assert not Case.objects.exists()


@pytest.mark.parametrize("secret", ["", "ab", "zz" * 32])
def test_without_the_server_secret_the_channel_is_shut(desk, settings, secret):
    settings.COMPLAINTS_PEPPER = secret
    assert not choosing.is_open("general")
    with pytest.raises(ChannelClosed):
        desk.file()


def test_a_missing_desk_recovery_key_or_second_officer_shuts_the_channel(db):
    assert choosing.missing("general")
    desk = demo.make_desk(officers=2)
    assert choosing.missing("general") == []
    RecoveryKey.objects.update(in_use=False)
    assert choosing.missing("general") == ["ยังไม่มีกุญแจกู้คืนของหน่วยงานที่ใช้ได้"]
    RecoveryKey.objects.update(in_use=True)
    keyholders.dismiss(desk.officers[0].reader)
    assert choosing.missing("corruption") == ["ยังมีเจ้าหน้าที่ผู้ถือกุญแจไม่ครบสองคน"]


def test_a_reader_written_into_the_database_gets_no_case(desk):
    strange = people.new_private()
    Reader.objects.filter(pk=desk.officers[0].reader.pk).update(public=people.public_of(strange))
    case, _ = desk.file()
    assert demo.Person(desk.officers[0].reader, "", "", strange).opens(case) is None


def test_a_recovery_key_written_into_the_database_shuts_the_channel(desk):
    RecoveryKey.objects.update(public=people.public_of(people.new_private()))
    with pytest.raises(ChannelClosed):
        desk.file()


@pytest.mark.promise("proof-outlives-the-case")
def test_the_proof_outlives_the_case(desk):
    case, code = desk.file()
    opened = intake.open_as_reporter(case, intake.claim_of(code))
    proof, report = intake.proof(opened), intake.report_as_filed(opened)
    case.delete()
    statement = acknowledgements.check(proof, acknowledgements.public_key(bytes.fromhex("5a" * 32)))
    assert statement["day"] == "2023-04-24"
    assert statement["fingerprint"] == acknowledgements.fingerprint(report, statement["salt"])


def test_a_wrong_code_finds_no_case(desk):
    desk.file()
    assert intake.already_filed(intake.claim_of(receipts.generate())) is None


def test_numbers_are_not_counted_up(desk):
    numbers = {desk.file()[0].number for _ in range(3)}
    assert len(numbers) == 3
    assert all(len(number) == 8 for number in numbers)
