"""The No Gift Policy: announcements and activities with their photographs."""

import datetime

import pytest

from disclosures.models import Activity, Announcement, Photo
from tests.common.uploads import files
from tests.disclosures import records
from tests.disclosures.admin.staff import text

pytestmark = pytest.mark.django_db


def test_announcement_with_signed_original(page_client, publisher):
    posted = {
        "fiscal_year": "2566",
        "title": "ประกาศ",
        "text": "<p>ข้อความ</p>",
        "signed_on": "5 ต.ค. 2565",
        "new_original": files.upload("ก.png", files.picture()),
    }
    assert page_client.post("/admin/disclosures/announcement/add/", posted).status_code == 302
    made = Announcement.objects.get()
    assert (made.original.name, made.signed_on) == ("ก.png", datetime.date(2022, 10, 5))
    change = f"/admin/disclosures/announcement/{made.pk}/change/"
    assert page_client.post(change, {"title": "ประกาศ", "drop_original": "on"}).status_code == 302
    assert Announcement.objects.get().original is None


def test_original_is_something_to_look_at(page_client, publisher):
    posted = {"fiscal_year": "2566", "title": "ประกาศ", "new_original": files.upload("a.docx", files.word())}
    assert "ต้นฉบับต้องเป็น PDF" in text(page_client.post("/admin/disclosures/announcement/add/", posted))


def activity(**photo):
    row = {f"photos-0-{name}": value for name, value in photo.items()}
    return {
        "announcement": records.announcement().pk, "title": "ประชุม", "held_on": "9/12/2565", "text": "", "order": 1,
        "photos-TOTAL_FORMS": 1, "photos-INITIAL_FORMS": 0, **row,
    }  # fmt: skip


def test_activity_with_a_photograph(page_client, publisher):
    posted = activity(alt="พนักงานชูป้าย", new_file=files.upload("ก.jpg", files.picture("JPEG")))
    response = page_client.post("/admin/disclosures/activity/add/", posted)
    assert response.status_code == 302, response.context["errors"]
    assert (Activity.objects.get().title, Photo.objects.get().alt) == ("ประชุม", "พนักงานชูป้าย")


@pytest.mark.parametrize("photo", [{"alt": "ไม่มีภาพ"}, {"new_file": files.upload("ก.png", files.picture())}])
def test_photograph_needs_picture_and_words(page_client, publisher, photo):
    assert page_client.post("/admin/disclosures/activity/add/", activity(**photo)).status_code == 200
    assert not Photo.objects.exists()
