"""The admin of the office, its staff and its files: one row, no way up, nothing lost."""

from io import BytesIO
from urllib.parse import parse_qs

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html
from PIL import Image

from common import uploads
from common.models import Division, Organisation, StaffUser
from kokkhon_ita import roles
from tests import factories

pytestmark = pytest.mark.django_db
ORGANISATION = "/admin/common/organisation/1/change/"
NO_LINKS = {"social_links-TOTAL_FORMS": 0, "social_links-INITIAL_FORMS": 0}


@pytest.fixture
def superuser(page_client):
    user = factories.superuser()
    page_client.force_login(user)
    return user


def picture():
    data = BytesIO()
    Image.new("RGB", (4, 4), "indigo").save(data, "PNG")
    return SimpleUploadedFile("ตรา.png", data.getvalue())


@pytest.mark.usefixtures("superuser")
class TestOrganisation:
    def test_is_added_once_and_never_deleted(self, page_client):
        assert page_client.get("/admin/common/organisation/").status_code == 200
        added = page_client.post("/admin/common/organisation/add/", {"name": "อบต.ใหม่", **NO_LINKS})
        assert added.status_code == 302
        assert Organisation.objects.get().pk == 1
        assert page_client.get("/admin/common/organisation/").url == ORGANISATION
        assert page_client.post("/admin/common/organisation/add/", {"name": "อีกแห่ง", **NO_LINKS}).status_code == 403
        assert page_client.post("/admin/common/organisation/1/delete/", {"post": "yes"}).status_code == 403

    def test_seal_is_brought_in_kept_and_dropped(self, page_client):
        office = factories.organisation()
        for data, has_logo in (({"new_logo": picture()}, True), ({}, True), ({"drop_logo": "on"}, False)):
            assert page_client.post(ORGANISATION, {"name": office.name, **NO_LINKS, **data}).status_code == 302
            office.refresh_from_db()
            assert bool(office.logo) is has_logo

    def test_seal_that_is_no_picture_is_refused(self, page_client):
        factories.organisation()
        data = {"name": "อบต.", "new_logo": SimpleUploadedFile("ตรา.csv", b"a,b\n"), **NO_LINKS}
        assert "ต้องเป็นภาพ PNG หรือ JPEG" in page_client.post(ORGANISATION, data).content.decode()
        assert Organisation.objects.get().logo is None

    def test_telephone_that_is_none_is_refused_and_a_save_says_when_readers_see_it(self, page_client):
        factories.organisation()
        data = {"name": "อบต.ใหม่", **NO_LINKS}
        for field in ("phones", "fax"):
            assert "โปรดกรอกหมายเลขโทรศัพท์ เช่น" in page_client.post(ORGANISATION, data | {field: "โทรมาสิ"}).text
        page = page_client.post(ORGANISATION, data | {"phones": "๐ ๔๔๐๐ ๐๐๐๐ ต่อ ๑๒"}, follow=True).text
        assert "ประชาชนเห็นเมื่อส่งขออนุมัติเผยแพร่" in page
        assert Organisation.objects.get().phones == "๐ ๔๔๐๐ ๐๐๐๐ ต่อ ๑๒"

    def test_links_keep_their_typed_order(self, page_client):
        office = factories.organisation()
        rows = [
            {"order": "2", "label": "ยูทูบ", "url": "youtube.example"},
            {"order": "1", "label": "เฟซบุ๊ก", "url": "https://f.example"},
        ]
        data = {f"social_links-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
        page_client.post(ORGANISATION, {"name": "อบต.", **NO_LINKS, **data, "social_links-TOTAL_FORMS": 2})
        assert list(office.social_links.values_list("order", "label", "url")) == [
            (1, "เฟซบุ๊ก", "https://f.example"),
            (2, "ยูทูบ", "https://youtube.example"),
        ]


@pytest.mark.usefixtures("superuser")
class TestDivision:
    @pytest.mark.parametrize("code", ["", "กองคลัง", "has space", "../x", "finance"])
    def test_code_is_a_latin_word_of_its_own(self, page_client, code):
        factories.divisions()
        page_client.post("/admin/common/division/add/", {"name": "กองใหม่", "code": code, "order": "9"})
        assert not Division.objects.filter(name="กองใหม่").exists()


class TestStaff:
    @pytest.fixture
    def administrator(self, page_client):
        user = factories.user(roles.ADMINISTRATOR)
        page_client.force_login(user)
        return user

    def data(self, user, **facts):
        groups = [group.pk for group in user.groups.all()]
        return {"username": user.username, "is_active": "on", "is_staff": "on", "groups": groups} | facts

    def change(self, page_client, user, **facts):
        response = page_client.post(f"/admin/common/staffuser/{user.pk}/change/", self.data(user, **facts))
        user.refresh_from_db()
        return response.status_code

    def test_administrator_makes_nobody_a_superuser(self, page_client, administrator):
        member = factories.user()
        assert self.change(page_client, member, is_superuser="on", position="นิติกร") == 302
        assert (member.is_superuser, member.position) == (False, "นิติกร")

    def test_administrator_does_not_touch_a_superuser(self, page_client, administrator):
        above = factories.superuser()
        assert self.change(page_client, above, position="x") == 403
        assert page_client.post(f"/admin/common/staffuser/{above.pk}/password/", {"password1": "x"}).status_code == 403

    def test_administrator_does_not_change_the_own_groups(self, page_client, administrator):
        publishers = administrator.groups.model.objects.get(name=roles.PUBLISHER)
        assert self.change(page_client, administrator, groups=[publishers.pk]) == 302
        assert [group.name for group in administrator.groups.all()] == [roles.ADMINISTRATOR]

    def test_nobody_is_deleted(self, page_client, superuser):
        member = factories.user()
        assert page_client.post(f"/admin/common/staffuser/{member.pk}/delete/", {"post": "yes"}).status_code == 403
        assert StaffUser.objects.filter(pk=member.pk).exists()

    def test_clerk_sees_no_staff(self, page_client):
        page_client.force_login(factories.user(roles.DIVISION_CLERK))
        assert page_client.get("/admin/common/staffuser/").status_code == 403


def test_pages_open_in_thai(page_client, superuser):
    factories.organisation()
    file = uploads.store(picture())
    pages = [
        ORGANISATION,
        "/admin/common/division/",
        "/admin/common/division/add/",
        "/admin/common/staffuser/",
        "/admin/common/staffuser/add/",
        f"/admin/common/staffuser/{superuser.pk}/change/",
        f"/admin/common/staffuser/{superuser.pk}/password/",
        "/admin/common/storedfile/?q=ตรา",
        f"/admin/common/storedfile/{file.pk}/change/",
    ]
    for page in pages:
        assert page_client.get(page).status_code == 200, page


def test_stored_file_is_only_looked_at(page_client, superuser):
    file = uploads.store(picture())
    for action in ("change", "delete"):
        answer = page_client.post(f"/admin/common/storedfile/{file.pk}/{action}/", {"name": "x", "post": "yes"})
        assert answer.status_code == 403
    assert page_client.get("/admin/common/storedfile/add/").status_code == 403


def test_permissions_in_english_are_nowhere_to_be_seen(page_client, superuser):
    assert page_client.get("/admin/auth/group/").status_code == 404
    page = page_client.get(f"/admin/common/staffuser/{factories.user().pk}/change/").content.decode()
    assert "Can " not in page


def test_lists_are_paged_and_counted_in_thai_digits(page_client, superuser):
    Division.objects.bulk_create(Division(name=f"กองที่ {n}", code=f"d{n}", order=n) for n in range(101))
    page = html.document_fromstring(page_client.get("/admin/common/division/?q=กอง&p=2").text)
    pages = page.xpath("//p[@class='paginator']")[0]
    assert " ".join(pages.text_content().split()) == "๑ ๒ ๓ ๔ ๕ ๖ ส่วนราชการ ๑๐๑ รายการ แสดงทั้งหมด"
    first, *_ = pages.xpath(".//a/@href")
    assert parse_qs(first.removeprefix("?")) == {"q": ["กอง"], "p": ["1"]}
