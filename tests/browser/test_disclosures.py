"""The disclosures' staff side in a real browser: the editor under the strict policy, an upload and its warning."""

import pypdfium2
import pytest

from tests.browser.checks import findings
from tests.browser.conftest import NO_FILES
from tests.browser.test_publishing import PASSWORD, sign_in
from tests.common.uploads import files

PEOPLE = f"""
from django.contrib.auth.models import Group
from common.models import StaffUser
user = StaffUser.objects.create_user("publisher", password="{PASSWORD}", is_staff=True)
user.groups.add(Group.objects.get(name="ผู้เผยแพร่"))
"""
TOPIC = """
from disclosures.models import Topic
topic = Topic.objects.get(slug="annual-audit-plan")
print(topic.pk)
print(topic.text)
"""
PAGES = ["topic/", "topic/add/", "document/", "document/add/", "statement/add/", "announcement/2566/change/", "activity/add/", "gift/add/",
         "giftreport/add/", "link/"]  # fmt: skip


@pytest.fixture(scope="module")
def staffed(prepared, tmp_path_factory):
    """A served installation with a publisher and an empty folder where stray temporary files would show."""
    place = tmp_path_factory.mktemp("disclosures")
    (place / "stray").mkdir()
    with prepared.copy(place / "data", TMPDIR=str(place / "stray"), **NO_FILES) as site:
        site.stray = place / "stray"
        site.shell(PEOPLE)
        yield site


@pytest.fixture
def signed_in(page, staffed):
    sign_in(page, staffed, "publisher")
    return page


def test_editor_writes_clean_html_under_the_strict_policy(signed_in, staffed):
    page = signed_in
    number = staffed.shell(TOPIC).split()[0]
    page.goto(f"{staffed.url}/admin/disclosures/topic/{number}/change/")
    text = page.get_by_role("textbox", name="ข้อความ")
    text.click()
    page.keyboard.type("คำชี้แจงของแผน ")
    page.get_by_role("button", name="ตัวหนา").click()
    page.keyboard.type("สำคัญ")
    page.get_by_role("button", name="รายการหัวข้อย่อย").click()
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.wait_for_load_state("networkidle")
    assert "<ul><li><p>คำชี้แจงของแผน <strong>สำคัญ</strong></p></li></ul>" in staffed.shell(TOPIC)


def test_words_of_the_editor_are_thai(signed_in, staffed):
    signed_in.goto(f"{staffed.url}/admin/disclosures/topic/1/change/")
    editor = signed_in.locator(".prose-editor")
    signed_in.get_by_role("textbox", name="ข้อความ").click()
    signed_in.keyboard.press("Control+A")
    named = editor.locator("[data-name]").evaluate_all("all => all.map(e => e.title || e.textContent)")
    assert named
    assert not [words for words in named if words.isascii()]
    assert _names(editor, ".prose-menubar__selected button") == ["ชนิดข้อความ: ย่อหน้า"]
    editor.get_by_role("button", name="ชนิดข้อความ").press("Enter")
    signed_in.get_by_role("button", name="หัวข้อใหญ่").click()
    assert _names(editor, ".prose-menubar__selected button") == ["ชนิดข้อความ: หัวข้อใหญ่"]
    assert not [words for words in _names(editor, "button") if words.isascii()]
    editor.get_by_role("button", name="ใส่ลิงก์").click()
    dialog = signed_in.locator("dialog[open]")
    assert not [word for word in dialog.inner_text().split() if word.isascii()]
    dialog.get_by_role("button", name="ยกเลิก").click()


def _names(editor, buttons):
    return editor.locator(buttons).evaluate_all("all => all.map(e => e.ariaLabel || e.textContent)")


def test_upload_warns_of_a_scan_and_leaves_no_byte_elsewhere(signed_in, staffed):
    page = signed_in
    scan = files.scan(2) + b"\n%" + b"x" * 3_000_000  # too large for memory: Django writes it down on its way
    page.goto(f"{staffed.url}/admin/disclosures/document/add/")
    page.get_by_label("หัวข้อ:").select_option(label="กฎบัตรการตรวจสอบภายใน")
    page.get_by_label("ปีงบประมาณ (พ.ศ.)").fill("2566")
    page.get_by_label("ชื่อเอกสาร").fill("กฎบัตร")
    page.get_by_label("ไฟล์", exact=False).set_input_files(
        [{"name": "กฎบัตร.pdf", "mimeType": "application/pdf", "buffer": scan}]
    )
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.wait_for_load_state("networkidle")
    assert "ไม่มีชั้นข้อความ" in page.locator(".messagelist").inner_text()
    holding = [path for path in staffed.data_dir.rglob("*") if path.is_file() and path.read_bytes().startswith(scan)]
    assert [path.parent.parent.name for path in holding] == ["files"]
    assert not list(staffed.stray.iterdir())


def test_staff_pages_are_accessible(signed_in, staffed):
    found = {}
    for path in PAGES:
        signed_in.goto(f"{staffed.url}/admin/disclosures/{path}")
        found[path] = findings(signed_in)
    assert {path: sentences for path, sentences in found.items() if sentences} == {}


ANNOUNCEMENT = """
from disclosures.models import Announcement
from publishing import workflow
from common.models import StaffUser
publisher, second = StaffUser.objects.get(username="publisher"), StaffUser.objects.create(username="second", is_superuser=True)
found = Announcement.objects.get(pk=2566)
found.text = "<p>" + "ข้าพเจ้าขอประกาศเจตนารมณ์ว่าจะไม่รับของขวัญและของกำนัลทุกชนิดจากการปฏิบัติหน้าที่ " * 12 + "</p>"
found.signed_by, found.position = "ผู้ลงนามตัวอย่าง", "ตำแหน่งตัวอย่าง"
found.save()
asked = workflow.submit(kind="no-gift", key="2566", reason="เพิ่มข้อความประกาศ", by=publisher)
workflow.approve(asked, by=second)
"""


@pytest.mark.promise("one-sheet")
def test_announcement_prints_on_one_sheet(page, staffed):
    staffed.shell(ANNOUNCEMENT)
    page.goto(f"{staffed.url}/no-gift-policy/2566/print/")
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    [sheet] = paper
    assert "Gift Policy" in sheet.get_textpage().get_text_bounded()
    assert round(sheet.get_width()) == 595
    paper.close()
