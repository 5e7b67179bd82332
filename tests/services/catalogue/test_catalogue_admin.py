"""The catalogue as staff keep it."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kokkhon_ita import roles
from publishing.models import Edition
from services.models import Service
from tests import factories, first_content
from tests.common.uploads import files
from tests.services import records

pytestmark = pytest.mark.django_db
IMPORT = "/admin/services/service/import/"


def clerk(place=0):
    return factories.user(roles.DIVISION_CLERK, division=factories.divisions()[place])


def table(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("บริการ.xlsx", out.getvalue())


HEAD = ("ที่", "ชื่อบริการ", "ส่วนราชการ", "เอกสารที่ต้องใช้", "ระยะเวลา", "ค่าธรรมเนียม")


def test_clerk_takes_over_a_draft_in_one_form(page_client):
    draft = records.service(active=False, division=None)
    member = clerk()
    page_client.force_login(member)
    address = f"/admin/services/service/{draft.pk}/change/"
    assert page_client.get(address).status_code == 200
    sent = {"name": draft.name, "active": "on", "days": "๑ วัน", "fee": "ไม่มี", "order": "1"}
    assert page_client.post(address, sent).status_code == 302
    draft.refresh_from_db()
    assert (draft.division, draft.active, draft.days) == (member.division, True, "๑ วัน")


def test_clerk_reads_which_links_of_the_form_lead_nowhere(page_client):
    service, member = records.service(division=factories.divisions()[0]), clerk()
    page_client.force_login(member)
    link = '<Relationship Id="x1" Type="http://x/hyperlink" Target="www.example.go.th" TargetMode="External"/></Relationships>'
    data = files.repacked(files.word(), replaced=[("word/_rels/document.xml.rels", b"</Relationships>", link.encode())])
    sent = {"name": service.name, "order": "1", "new_form": files.upload("แบบคำขอ.docx", data)}
    page = page_client.post(f"/admin/services/service/{service.pk}/change/", sent, follow=True).text
    assert "แบบคำขอ.docx: ไฟล์นี้มีลิงก์ที่ประชาชนเปิดไม่ได้ คือ www.example.go.th เพราะ" in page


def test_clerk_leaves_another_division_alone(client):
    other = records.service()
    client.force_login(clerk(1))
    client.post(f"/admin/services/service/{other.pk}/change/", {"name": "ชื่อใหม่", "order": "1"})
    other.refresh_from_db()
    assert other.name != "ชื่อใหม่"


def test_service_that_was_published_is_not_deleted(client):
    records.catalogue()
    client.force_login(factories.superuser())
    client.post(f"/admin/services/service/{Service.objects.get().pk}/delete/", {"post": "yes"})
    assert Service.objects.exists()


@pytest.mark.promise("services-come-in-whole-as-drafts")
def test_table_comes_in_as_drafts_or_not_at_all(page_client):
    page_client.force_login(factories.user(roles.PUBLISHER))
    division = factories.divisions()[0].name
    wrong = table(
        HEAD,
        (1, "งานหนึ่ง", division, "ก", "๑ วัน", ""),
        (2, "งานสอง", "กองอวกาศ", "", "", ""),
        (3, "", division, "ค", "", ""),
    )
    page = page_client.post(IMPORT, {"file": wrong}).text
    assert "ยังไม่ได้นำเข้าบริการใด ต้องแก้ไข ๒ จุดในไฟล์ก่อน" in page
    assert "แถวที่ ๓ ไม่พบส่วนราชการ “กองอวกาศ” โปรดใช้ชื่อในระบบ (สำนักปลัด" in page
    assert "แถวที่ ๔ ไม่มีชื่อบริการ โปรดกรอกชื่อ หรือลบแถวนี้" in page
    assert "จุดแรก" not in page
    assert not Service.objects.exists()
    right = table(HEAD, (1, "งานหนึ่ง", division, "ก\nข", "๑ วัน", ""), (2, "งานสอง", "", "", "", "๕๐ บาท"))
    assert page_client.post(IMPORT, {"file": right}).status_code == 302
    found = [(one.name, one.papers, one.fee, one.active) for one in Service.objects.order_by("pk")]
    assert found == [("งานหนึ่ง", "ก\nข", "", False), ("งานสอง", "", "๕๐ บาท", False)]
    assert not Edition.objects.filter(kind="services").exists()


def test_many_faults_are_counted_and_divisions_named_once(page_client):
    page_client.force_login(factories.user(roles.PUBLISHER))
    factories.divisions()
    rows = [(number, f"งานที่ {number}", f"กองที่ {number}") for number in range(1, 13)]
    page = page_client.post(IMPORT, {"file": table(HEAD, *rows)}).text
    assert "ต้องแก้ไข ๑๒ จุดในไฟล์ก่อน แสดง ๑๐ จุดแรก" in page
    assert page.count("“กองที่ 10” โปรดใช้ชื่อในระบบ หรือเว้นว่าง") == page.count("“กองที่ 1” โปรดใช้ชื่อในระบบ (สำนักปลัด, ")


@pytest.mark.alike
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("ก", "ข")], "ไม่พบแถวหัวตาราง"),
        ([("รายการบริการ",), ("ก",)], "ไม่พบแถวหัวตาราง"),
        ([HEAD], "ไม่มีบริการ"),
        ([HEAD, (1, "ซ้ำ"), (2, "ซ้ำ")], "แถวที่ ๓ “ซ้ำ” ซ้ำกับแถวที่ ๒ โปรดลบแถวใดแถวหนึ่ง"),
        ([HEAD, (1, "#REF!")], "แถวที่ ๒ ช่องชื่อบริการเป็นสูตรที่เสีย (#REF!) โปรดพิมพ์ชื่อแทนสูตร"),
        ([HEAD, (1, "ย" * 301)], "ยาวเกิน ๓๐๐ ตัวอักษร"),
        ([(*HEAD, "ลิงก์"), (1, "งาน", "", "", "", "", "ไม่ใช่ลิงก์")], "แถวที่ ๒ ช่อง “ลิงก์ยื่นคำขอออนไลน์” "),
    ],
)
def test_table_that_can_not_be_read_is_refused_in_words(page_client, rows, said):
    page_client.force_login(factories.user(roles.PUBLISHER))
    assert said in page_client.post(IMPORT, {"file": table(*rows)}).text
    assert not Service.objects.exists()


def test_quote_that_is_never_closed_is_refused_with_its_line(page_client):
    page_client.force_login(factories.user(roles.PUBLISHER))
    text = 'ชื่อบริการ,ส่วนราชการ\n"จดทะเบียนพาณิชย์",กองคลัง\n"ชำระภาษีป้าย,กองคลัง\nขออนุญาตก่อสร้าง,กองช่าง\n'
    file = SimpleUploadedFile("บริการ.csv", text.encode())
    page = page_client.post(IMPORT, {"file": file}).text
    assert "เปิดไว้ในแถวที่เริ่มบรรทัดที่ ๓ แต่ไม่มีเครื่องหมายปิด" in page
    assert not Service.objects.exists()


def test_drafts_of_a_new_installation_are_public_nowhere(client):
    first_content.load()
    assert Service.objects.count() > 15
    assert not Service.objects.filter(active=True).exists()
    assert not Edition.objects.filter(kind="services").exists()


def test_service_that_is_known_already_is_named_with_what_to_do(page_client):
    page_client.force_login(factories.user(roles.PUBLISHER))
    records.service(name="ชำระภาษี")
    page = page_client.post(IMPORT, {"file": table(HEAD, (1, "ชำระภาษี"))}).text
    assert "แถวที่ ๒ “ชำระภาษี” มีอยู่แล้วในระบบ โปรดลบแถวนี้ แล้วแก้ไขที่บริการเดิม" in page


def test_table_behind_a_cover_sheet_comes_in(page_client):
    page_client.force_login(factories.user(roles.PUBLISHER))
    book = openpyxl.Workbook()
    book.active.append(["คู่มือสำหรับประชาชน รายการบริการทั้งหมด"])
    sheet = book.create_sheet("บริการ")
    for row in (HEAD, (1, "ชำระภาษี", "", "", "๑ วัน", "")):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    page_client.post(IMPORT, {"file": SimpleUploadedFile("คู่มือ.xlsx", out.getvalue())})
    assert [(one.name, one.days) for one in Service.objects.all()] == [("ชำระภาษี", "๑ วัน")]


def test_saved_service_is_told_to_be_a_draft_with_the_next_step(page_client):
    service = records.service()
    factories.organisation()
    page_client.force_login(clerk())
    address = f"/admin/services/service/{service.pk}/change/"
    page = page_client.post(address, {"name": service.name, "active": "on", "order": "1"}, follow=True).text
    assert 'draft/?kind=services&amp;key=">ส่งขออนุมัติ' in page
    page = page_client.post(address, {"name": service.name, "order": "1"}, follow=True).text
    assert "เลือก “เปิดให้บริการ” เมื่อตรวจครบแล้ว" in page
