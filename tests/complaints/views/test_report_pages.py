"""The pages of a report: nothing is lost on the way, and its reporter sees and decides who will read."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common import thai
from complaints.models import Case, Desk
from tests.complaints.views.test_filing_pages import TRACK, code_on, value_of

SAFETY, CORRUPTION, GENERAL = "/complaints/corruption/", "/complaints/corruption/new/", "/complaints/general/new/"


class Reporter:
    """Somebody without JavaScript: posts what a page holds, and what is typed and ticked on it."""

    def __init__(self, client, url, clock):
        self.client, self.url = client, url
        self.page = client.get(url).content.decode()
        clock.shift(60)

    def press(self, action, untick=(), files=(), **typed):
        """Press a button of the page at hand and return the next page."""
        data = {}
        for name in ("token", "page", "carried", "agreed"):
            if f'name="{name}"' in self.page:
                data[name] = value_of(self.page, name)
        data["held"] = re.findall(r'name="held" value="([^"]*)"', self.page)
        data["shown"] = re.findall(r'name="shown" value="([^"]*)"', self.page)
        data["out"] = [key for key in re.findall(r'name="out" value="([^"]*)" checked', self.page) if key not in untick]
        data["files"] = list(files)
        if 'name="alone" value="on" checked' in self.page:
            data["alone"] = "on"
        response = self.client.post(self.url, data | typed | {"action": action})
        self.status, self.page = response.status_code, response.content.decode()
        self.response = response
        return self.page

    def typed(self, name):
        """What stands in a text field of the page."""
        found = re.search(
            rf'<textarea[^>]*name="{name}"[^>]*>\s*([^<]*)</textarea>|<input[^>]*name="{name}"[^>]*value="([^"]*)"',
            self.page,
        )
        return unescape((found[1] or found[2] or "").strip()) if found else ""


@pytest.fixture
def reporter(page_client, desk, clock):
    return Reporter(page_client, CORRUPTION, clock)


WHO = {"who": "นายมานพ แสนคำ", "naming": "anonymous"}


def test_safety_and_the_rules_stand_before_the_first_question(page_client, desk):
    page = page_client.get(SAFETY).content.decode()
    for words in ("ถ้าไม่แจ้งชื่อ", "ใคร ทำอะไร ที่ไหน เมื่อใด", "สิ่งที่คุ้มครองไม่ได้", "เตรียมกระดาษ", "ออกจากหน้านี้ทันที"):
        assert words in page
    assert "<textarea" not in page
    assert "สายตรง" not in page


@pytest.mark.promise("nothing-is-kept-before-sending")
def test_four_pages_and_a_receipt(reporter, desk):
    assert "ขั้นที่ ๒ จาก ๔" in reporter.page
    assert "ขั้นที่ ๓ จาก ๔" in reporter.press("next", what="เรียกรับเงิน", where="หลังวัด")
    page = reporter.press("next", **WHO)
    assert "ขั้นที่ ๔ จาก ๔" in page
    assert "เตรียมกระดาษจดรหัส" in page
    assert not Case.objects.exists()
    reporter.press("file")
    assert code_on(reporter.response)
    opened = desk.officers[0].opens(Case.objects.get())
    assert opened.entries()[0].content["fields"] == {"who": "นายมานพ แสนคำ", "what": "เรียกรับเงิน", "where": "หลังวัด"}


def test_the_last_look_counts_a_file_as_evidence(reporter):
    reporter.press("next", what="เรียกรับเงิน", files=[SimpleUploadedFile("หลักฐาน.jpg", b"picture" * 10)])
    assert "ตามไฟล์ที่แนบ ๑ รายการ" in reporter.press("next", **WHO)


@pytest.mark.parametrize("told", [{"involved": "0"}, {"involved_words": "ภรรยาของผู้ช่วย"}, {}])
def test_the_last_look_tells_whom_else_it_concerns_as_the_form_asked(reporter, desk, told):
    member = desk.officers[0].reader.staff_member
    typed = {name: str(member.pk) if name == "involved" else text for name, text in told.items()}
    reporter.press("next", what="เรียกรับเงิน")
    page = reporter.press("next", **WHO, **typed)
    assert "<dt>ผู้ที่เกี่ยวข้อง</dt>" not in page
    said = re.search(r"<dt>ผู้อื่นที่ไม่ควรเห็นเรื่องนี้</dt><dd>(.*?)</dd>", page, re.DOTALL)[1]
    named = thai.to_thai_digits(str(member))
    assert {"involved": named, "involved_words": "ภรรยาของผู้ช่วย", "": "ไม่ได้บอก"}["".join(told)] in said


@pytest.mark.promise("going-back-loses-nothing")
def test_going_back_and_forth_loses_nothing(reporter):
    upload = SimpleUploadedFile("หลักฐาน.jpg", b"picture" * 10)
    reporter.press("next", what="ข้อความ <แรก>", evidence="สมุดบัญชี", files=[upload])
    reporter.press("back", who="ชายคนหนึ่ง", naming="named", name="นางผู้แจ้ง")
    assert reporter.typed("what") == "ข้อความ <แรก>"
    assert "หลักฐาน.jpg" in reporter.page
    reporter.press("next", what="ข้อความที่แก้", evidence="สมุดบัญชี")
    assert reporter.typed("who") == "ชายคนหนึ่ง"
    assert reporter.typed("name") == "นางผู้แจ้ง"
    page = reporter.press("next", who="ชายคนหนึ่ง", naming="named", name="นางผู้แจ้ง")
    for words in ("ข้อความที่แก้", "สมุดบัญชี", "หลักฐาน.jpg", "นางผู้แจ้ง"):
        assert words in page
    reporter.press("to-what")
    assert reporter.typed("what") == "ข้อความที่แก้"
    assert "สิ่งที่คุ้มครองไม่ได้" in reporter.press("safety", what="ข้อความที่แก้", evidence="สมุดบัญชี")
    assert "หลักฐาน.jpg" in reporter.press("to-what")
    assert reporter.typed("what") == "ข้อความที่แก้"
    reporter.press("next", what="ข้อความที่แก้", evidence="สมุดบัญชี")
    reporter.press("next", who="ชายคนหนึ่ง", naming="named", name="นางผู้แจ้ง")
    reporter.press("file")
    assert Case.objects.get().files.count() == 1


def test_a_number_is_not_called_a_name(page_client, desk, clock):
    reporter = Reporter(page_client, GENERAL, clock)
    page = reporter.press("next", text="ไฟดับ", kind="ร้องทุกข์", contact="0812345678")
    rows = dict(re.findall(r"<dt>([^<]*)</dt><dd>(.*?)</dd>", page, re.DOTALL))
    assert (rows["ชื่อของท่าน"], rows["ช่องทางติดต่อของท่าน"]) == ("ไม่แจ้ง", "0812345678")
    assert re.search(r"<dt>ชื่อและช่องทางติดต่อของท่าน</dt>\s*<dd>แจ้งไว้", reporter.press("file"))


def test_what_was_typed_is_readable_on_its_own_page_only(reporter):
    page = reporter.press("next", what="เรื่องลับมาก")
    assert "เรื่องลับมาก" not in page


def test_a_page_that_lacks_something_says_so_and_keeps_the_rest(reporter):
    page = reporter.press("next", what="", where="หลังวัด")
    assert reporter.status == 422
    assert "โปรดเล่าว่าเกิดอะไรขึ้น" in page
    assert reporter.typed("where") == "หลังวัด"


def test_the_meter_counts_the_other_pages_too(reporter):
    reporter.press("next", what="เรียกรับเงิน", where="หลังวัด", when="เมื่อวาน")
    assert "๔ จาก ๗ ส่วน" in reporter.press("check", **WHO)
    assert reporter.typed("who") == "นายมานพ แสนคำ"
    assert not Case.objects.exists()


@pytest.mark.promise("reading-choice-on-every-page")
def test_every_page_of_a_report_and_its_case_is_marked_as_a_demonstration_and_lets_its_size_be_chosen(
    reporter, desk, settings
):
    settings.DEMONSTRATION = True
    Desk.objects.update(demo=True)
    pages = [reporter.client.get(SAFETY).text, reporter.press("check", what="เรียกรับเงิน")]
    pages += [reporter.press("next", what="เรียกรับเงิน"), reporter.press("next", **WHO), reporter.press("file")]
    code = code_on(reporter.response)
    pages.append(reporter.press("confirm", last=code[-4:]))
    assert "เสร็จเรียบร้อย" in pages[-1]
    assert [page for page in pages if "ช่องทางนี้เป็นระบบสาธิต" not in page] == []
    pages += [reporter.client.post(TRACK, {"code": code, "action": action}).text for action in ("show", "withdraw")]
    assert [page for page in pages if page.count('<details class="reading">') != 1] == []


def test_where_the_browser_s_own_way_back_fails_the_page_names_its_own(reporter):
    first, own = reporter.page, "หากจะแก้ไข ให้กด “ย้อนกลับ” ในหน้านี้"
    who = reporter.press("next", what="เรียกรับเงิน")
    look = reporter.press("next", **WHO)
    assert [own in page for page in (first, who, look)] == [False, True, True]
    assert 'value="back"' in who
    assert 'value="back"' in look


class TestWhoWillRead:
    """The last look."""

    @pytest.fixture
    def look(self, reporter):
        reporter.press("next", what="เรียกรับเงินกับพี่หนึ่งคน")
        reporter.press("next", **WHO)
        return reporter

    def reads(self, desk):
        case = Case.objects.get()
        return [bool(person.opens(case)) for person in (*desk.officers, desk.outside)]

    @pytest.mark.promise("who-reads-is-shown")
    def test_readers_and_those_kept_out_stand_there_by_post_with_the_reason(self, look):
        assert "เปิดอ่านได้ ๓ คน" in look.page
        assert "ผู้รับเรื่องภายนอก" in look.page
        assert "ถูกกันออก ๑ คน" in look.page
        assert "ตรงกับคำว่า “มานพ แสนคำ”" in look.page

    def test_words_for_a_stranger_are_shown(self, look):
        assert "ไม่ตรงกับผู้ใดในทะเบียน" in look.page
        assert "“พี่หนึ่งคน”" in look.page

    def test_what_was_shown_is_what_is_filed(self, look, desk):
        look.press("file")
        assert self.reads(desk) == [True, False, True, True]

    @pytest.mark.promise("who-reads-is-shown")
    def test_letting_somebody_read_shows_the_new_list_before_it_files(self, look, desk):
        key = str(desk.officers[1].reader.staff_member_id)
        page = look.press("file", untick=[key])
        assert look.status == 409
        assert "รายชื่อผู้เปิดอ่านเปลี่ยน" in page
        assert not Case.objects.exists()
        look.press("file")
        assert self.reads(desk) == [True, True, True, False]

    def test_keeping_one_more_out(self, look, desk):
        look.press("look", add=[str(desk.officers[0].reader.staff_member_id)])
        assert "ท่านเลือกไว้" in look.page
        look.press("file")
        assert self.reads(desk) == [False, False, True, True]

    def test_the_outside_reader_alone(self, look, desk):
        assert "เจ้าหน้าที่ทุกคนของหน่วยงานถูกกันออก" in look.press("look", alone="on")
        look.press("file")
        assert self.reads(desk) == [False, False, False, True]

    def test_a_decision_outlives_going_back(self, look, desk):
        key = str(desk.officers[1].reader.staff_member_id)
        look.press("look", untick=[key])
        look.press("back")
        look.press("next", **WHO)
        look.press("file")
        assert self.reads(desk) == [True, True, True, False]

    def test_a_roster_that_changed_meanwhile_is_shown_again(self, look, desk):
        row = desk.officers[0].reader.staff_member
        row.nicknames = "หนึ่งคน"
        row.save()
        look.press("file")
        assert look.status == 409
        assert not Case.objects.exists()


def test_the_general_form_asks_place_and_picture_first_and_has_no_quick_exit(page_client, desk, clock):
    reporter = Reporter(page_client, GENERAL, clock)
    order = [reporter.page.index(f'name="{name}"') for name in ("place", "files", "text", "kind")]
    assert order == sorted(order)
    assert "ออกจากหน้านี้ทันที" not in reporter.page
    page = reporter.press("next", place="หมู่ ๓", text="ไฟดับ", kind="ร้องทุกข์")
    assert "เปิดอ่านได้ ๓ คน" in page
    reporter.press("file")
    assert code_on(reporter.response)


def test_the_summary_of_errors_says_sentences_and_names_the_field_of_those_that_any_field_shares(
    page_client, desk, clock
):
    page = Reporter(page_client, GENERAL, clock).press("next", place="ก" * 300, text="ข" * 20_001)
    summary = re.search(r'class="error-summary".*?</div>', page, re.DOTALL)[0]
    text, kind = re.findall(r"<li>.*?</li>", summary, re.DOTALL)
    assert "โปรดเลือกประเภทของเรื่อง" in kind
    assert "ในช่อง" not in kind
    assert "ไม่เกิน ๒๐,๐๐๐ ตัวอักษร" in text
    assert "ในช่อง “เกิดอะไรขึ้น”" in text
