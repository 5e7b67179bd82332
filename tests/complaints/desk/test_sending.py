"""A copy for another agency: to whom it goes, who is told, and what opens it."""

import pytest

from complaints.desk import protecting
from complaints.filing import intake
from complaints.models import Case
from complaints.sealing import receipts
from tests.common import pdf_text
from tests.complaints import demo, parcels
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.test_nothing_leaks import at_rest

WHY = "การบอกผู้แจ้งในเวลานี้อาจทำให้ผู้ถูกกล่าวหารู้ตัวและทำลายพยานหลักฐานได้"
TOLD = "หน่วยงานจัดทำสำเนาเรื่องของท่านเพื่อส่งหน่วยงานอื่น"
LETTER = "ที่ อด ๗๑๒๐๑/๔๕ ลงวันที่ ๒๕ เมษายน ๒๕๖๖"


@pytest.fixture
def case(desk):
    return desk.file()[0]


def squeezed(zipped, name):
    return pdf_text.squeezed(pdf_text.with_poppler(zipped.read(name)))


def thread(case, code):
    return intake.open_as_reporter(Case.objects.get(pk=case.pk), intake.claim_of(code)).entries()


def test_the_first_sheet_names_addressee_letter_sender_and_what_is_sent(desk, case):
    first = desk.officers[0]
    inside = parcels.sent(enter(first), case)
    assert inside.namelist()[0] == "ใบนำส่ง.pdf"
    sheet = squeezed(inside, "ใบนำส่ง.pdf")
    for told in (parcels.AGENCY, LETTER, first.reader.post, "สำเนาเรื่องพร้อมเอกสารแนบ", case.number):
        assert pdf_text.squeezed(told) in sheet


def test_a_letter_without_number_or_day_is_of_today_and_says_that_its_number_is_to_come(desk, case):
    inside = parcels.sent(enter(desk.officers[0]), case, number="", day="")
    assert pdf_text.squeezed("ยังไม่ได้ออกเลข") in squeezed(inside, "ใบนำส่ง.pdf")


@pytest.mark.promise("copies-are-told")
@pytest.mark.parametrize("part", ["parcel", "originals"])
def test_the_reporter_reads_what_was_sent_to_whom_with_which_letter(desk, page_client, part):
    case, code = desk.file()
    parcels.sent(enter(desk.officers[0]), case, part)
    page = page_client.post("/complaints/track/", {"code": receipts.show(code)}).text
    for told in (TOLD, f"ส่งถึง {parcels.AGENCY} ตามหนังสือ{LETTER}"):
        assert told in page


@pytest.mark.promise("copies-are-told")
def test_a_reason_of_substance_holds_the_word_back_and_all_readers_see_it(desk):
    case, code = desk.file()
    parcels.sent(enter(desk.officers[0]), case, silent="on", why=WHY)
    assert [one.type for one in thread(case, code)] == ["report"]
    page = enter(desk.officers[1]).get(f"{DESK}{case.pk}/").text
    assert f"ยังไม่แจ้งผู้แจ้ง เพราะ{WHY}" in page


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"agency": " "}, "โปรดระบุหน่วยงานที่จะส่งถึง"),
        ({"silent": "on", "why": "เกรงเสียหาย"}, "อย่างน้อย ๔๐ ตัวอักษร"),
        ({"day": "๓๑ กุมภาพันธ์ ๒๕๖๖"}, "errorlist"),
        ({"key": "1234"}, "รหัสเปิดไฟล์ไม่ครบ"),
    ],
)
def test_nothing_is_made_or_written_down_while_something_lacks_and_what_was_typed_stays(desk, case, more, told):
    answer = enter(desk.officers[0]).post(f"{DESK}{case.pk}/export/", parcels.asked(**more))
    assert answer.status_code == 422
    assert told in answer.text
    assert "อด ๗๑๒๐๑/๔๕" in answer.text
    assert demo.notes(desk.officers[0].opens(case)) == []


def test_a_page_that_came_back_shows_the_same_key(desk, case):
    answer = enter(desk.officers[0]).post(f"{DESK}{case.pk}/export/", parcels.asked(agency=""))
    assert protecting.shown(parcels.KEY) in answer.text


def test_each_page_offers_another_key_of_24_digits(desk, case):
    pages = [enter(desk.officers[0]).get(f"{DESK}{case.pk}/export/") for _ in range(2)]
    keys = {page.context["key"] for page in pages}
    assert len(keys) == 2
    assert all(protecting.is_key(key) for key in keys)


@pytest.mark.promise("parcel-opens-with-its-key")
def test_a_parcel_opens_with_its_key_alone_and_names_nothing_that_is_inside(desk, case):
    answer = enter(desk.officers[0]).post(f"{DESK}{case.pk}/export/", parcels.asked())
    data = b"".join(answer)
    assert parcels.opened(data).startswith(b"PK")
    with pytest.raises(ValueError, match="another key"):
        parcels.opened(data, "0" * 24)
    for inside in ("เรื่อง.pdf", "ใบนำส่ง", "%PDF"):
        assert inside.encode() not in data
    assert "filename*=utf-8''%E0%B8%AA" in answer.headers["Content-Disposition"]


@pytest.mark.promise("parcel-key-is-kept-nowhere")
def test_the_key_of_a_parcel_stands_nowhere_at_rest(desk, case, settings):
    parcels.sent(enter(desk.officers[0]), case)
    everything = at_rest(settings)
    assert parcels.KEY.encode() not in everything
    assert protecting.shown(parcels.KEY).encode() not in everything
    assert parcels.KEY not in str([one.content for one in demo.notes(desk.officers[0].opens(case))])


def test_the_name_is_offered_to_whom_it_was_opened_alone(desk, case):
    client = enter(desk.officers[0])
    assert 'value="identity"' not in client.get(f"{DESK}{case.pk}/export/").text
    demo.ask_for_the_name(desk.officers[0], case)
    demo.agree_to_the_name(desk.officers[1], case, to=desk.officers[0])
    assert 'value="identity"' in client.get(f"{DESK}{case.pk}/export/").text
