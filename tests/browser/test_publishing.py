"""Publishing in a real browser: from a clerk's draft to the citizen's page, and every page of it fit to use."""

import pytest

from tests.browser.checks import OPPOSITE, SCREENS, Screen, findings
from tests.browser.conftest import NO_FILES

PASSWORD = "correct horse battery staple"
PEOPLE = f"""
from django.contrib.auth.models import Group
from common.models import StaffUser
from measures.models import Measure
for name, group in (("clerk", "ผู้ดูแลระบบ"), ("publisher", "ผู้เผยแพร่"), ("second", "ผู้เผยแพร่")):
    user = StaffUser.objects.create_user(name, password="{PASSWORD}", is_staff=True, position=f"ตำแหน่ง {{name}}")
    user.groups.add(Group.objects.get(name=group))
measure = Measure.objects.get(plan=2566, number=5)
measure.title += " ฉบับปรับปรุง"
measure.save()
"""
REQUESTS = """
from common.models import Organisation, StaffUser
from measures.models import Measure
from publishing import workflow
publisher, second = StaffUser.objects.get(username="publisher"), StaffUser.objects.get(username="second")
Organisation.objects.update(phones="๐๔๒ ๐๐๐๐๐๐")
alone = workflow.submit(kind="organisation", key="", reason="แก้หมายเลขโทรศัพท์", by=second)
emergency = workflow.approve(alone, by=second, emergency=True)
Organisation.objects.update(fax="๐๔๒ ๐๐๐๐๐๑")
own = workflow.submit(kind="organisation", key="", reason="เพิ่มโทรสาร", by=publisher)
others = workflow.submit(kind="measures", key="2566", reason="ปรับปรุงมาตรการที่ ๕", by=second)
Measure.objects.filter(plan=2566, number=6).update(delay_reason="แก้หลังส่ง")
print(emergency.pk, own.pk, others.pk)
"""

FIFTY = """
from common.models import Division, StaffUser
from measures.models import Measure, Result
from publishing import workflow
measure, division = Measure.objects.get(plan=2566, number=1), Division.objects.first()
for place in range(50):
    text = f"อบรมพนักงานส่วนตำบลและผู้นำชุมชนเรื่องการไม่รับของขวัญและประโยชน์อื่นใดทุกชนิดจากการปฏิบัติหน้าที่ ครั้งที่ {place}"
    Result.objects.create(measure=measure, text=text, division=division, order=1000 + place)
clerk = StaffUser.objects.get(username="clerk")
keys = [f"r:{measure.uid}:{uid}" for uid in measure.results.filter(order__gte=1000).values_list("uid", flat=True)]
print(workflow.submit(kind="measures", key="2566", reason="รายงานผลการอบรม", by=clerk, keys=keys).pk)
"""
NONE_OF_FIFTY = """
from measures.models import Result
from publishing import workflow
from publishing.models import Submission
sent = Submission.objects.waiting().get(reason="รายงานผลการอบรม")
workflow.take_back(sent, by=sent.submitted_by)
Result.objects.filter(order__gte=1000).delete()
"""


# The first page of the admin freezes every draft: whoever does not ask for it goes elsewhere.
CHEAP = "/admin/password_change/"


def sign_in(page, site, name, to=CHEAP):
    """Sign in by hand and come to this page of the admin."""
    page.goto(f"{site.url}/admin/login/?next={to}")
    page.get_by_label("ชื่อผู้ใช้").fill(name)
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    page.wait_for_load_state("networkidle")
    skip_second_factor(page)


def skip_second_factor(page):
    """Go past setting up a telephone, as a demonstration allows."""
    skip = page.get_by_role("button", name="ข้ามในเว็บไซต์สาธิต")
    if skip.count():
        skip.click()
        page.wait_for_load_state("networkidle")


def sign_out(page):
    page.get_by_role("button", name="ออกจากระบบ").click()


@pytest.fixture(scope="module")
def busy_site(prepared, tmp_path_factory):
    """A served installation with requests that wait and an emergency that nobody confirmed; with their pages."""
    with prepared.copy(tmp_path_factory.mktemp("busy") / "data", **NO_FILES) as site:
        site.shell(PEOPLE)
        emergency, own, others = site.shell(REQUESTS).split()
        site.pages = [
            "/admin/",
            "/admin/publishing/",
            "/admin/publishing/submission/",
            "/admin/publishing/submission/add/",
            "/admin/publishing/submission/draft/?kind=measures&key=2566",
            f"/admin/publishing/submission/{own}/change/",
            f"/admin/publishing/submission/{others}/change/",
            f"/admin/publishing/submission/{others}/preview/",
            "/admin/publishing/edition/",
            f"/admin/publishing/edition/{emergency}/change/",
            "/admin/publishing/ledgerentry/",
            "/admin/password_change/",
            "/contact/history/",
            "/measures/2566/history/",
            "/ledger/",
        ]
        yield site


def test_axe_finds_nothing_and_nobody_scrolls_sideways(page, busy_site):
    found = {}
    page.goto(f"{busy_site.url}/admin/login/")
    found["login"] = findings(page)
    sign_in(page, busy_site, "publisher")
    for path in busy_site.pages:
        page.goto(busy_site.url + path)
        found[path] = findings(page, SCREENS if path == "/admin/" else OPPOSITE)
    page.goto(f"{busy_site.url}/admin/second-factor/own/")
    page.get_by_role("button", name="เริ่มตั้ง").click()
    page.get_by_role("img", name="คิวอาร์โค้ด").wait_for()
    found["second factor"] = findings(page)
    assert {path: problems for path, problems in found.items() if problems} == {}


@pytest.mark.parametrize("screen", [Screen(360)], ids=str)
def test_fifty_items_are_folded_on_a_phone_and_open_on_paper(page, busy_site):
    sent = busy_site.shell(FIFTY).strip()
    try:
        sign_in(page, busy_site, "publisher", to=f"/admin/publishing/submission/{sent}/change/")
        # Each of them says that it lacks evidence; that is not folded away.
        assert page.get_by_text("ยังไม่มีหลักฐาน").first.is_visible()
        assert page.evaluate("document.documentElement.scrollHeight") < 50 * 120 + 1500
        assert findings(page) == {}
        changed = page.locator(".asked__item ins")
        assert not changed.first.is_visible()
        page.get_by_text("เพิ่มใหม่ · ไม่มีหลักฐาน").first.click()
        assert changed.first.is_visible()
        page.emulate_media(media="print")
        assert changed.last.is_visible()
    finally:
        busy_site.shell(NONE_OF_FIFTY)


@pytest.mark.parametrize("screen", [Screen(360)], ids=str)
def test_a_draft_reaches_the_citizen_through_two_people(page, own_site):
    own_site.shell(PEOPLE)
    sign_in(page, own_site, "clerk", to="/admin/")
    page.get_by_role("link", name="ส่งขออนุมัติเผยแพร่").first.click()
    # Among those that are still being compared, or in the table once they are.
    draft = page.locator('a[href$="kind=measures&key=2566"]').first.get_attribute("href")
    page.goto(own_site.url + draft)
    page.get_by_label("เหตุผลการเผยแพร่").fill("ปรับปรุงชื่อมาตรการที่ ๕")
    page.get_by_role("button", name="ส่งขออนุมัติเผยแพร่").click()
    sign_out(page)

    sign_in(page, own_site, "publisher", to="/admin/")
    page.get_by_role("link", name="คำขอเผยแพร่รอท่านพิจารณา").click()
    assert "ฉบับปรับปรุง" in page.locator("ins").all_inner_texts()[0]
    page.get_by_label("ข้าพเจ้าอ่านสิ่งที่เปลี่ยนแปลงและดูตัวอย่างหน้าเว็บแล้ว").check()
    page.get_by_role("button", name="อนุมัติเผยแพร่").click()
    page.get_by_text("อนุมัติและบันทึกในทะเบียนการเผยแพร่แล้ว").wait_for()
    sign_out(page)

    page.goto(f"{own_site.url}/measures/2566/5/")
    assert "ฉบับปรับปรุง" in page.get_by_role("heading", level=1).inner_text()
    page.goto(f"{own_site.url}/measures/2566/history/")
    assert "ตำแหน่ง publisher" in page.locator("main").inner_text()
