"""The staff side of the disclosures: who may fill what, and what a form keeps, refuses and warns of."""

import datetime

import pytest
from lxml import html

from disclosures.admin.topics import LISTED
from disclosures.models import Activity, Announcement, Document, Gift, GiftReport, GiftRules, Photo, Statement, Topic
from kokkhon_ita import roles
from tests import factories
from tests.common.uploads import files
from tests.disclosures import records

pytestmark = pytest.mark.django_db
DOCUMENTS = "/admin/disclosures/document/"


def sign_in(client, role, **facts):
    user = factories.user(role, **facts)
    client.force_login(user)
    return user


@pytest.fixture
def publisher(page_client):
    return sign_in(page_client, roles.PUBLISHER)


@pytest.fixture
def clerk(page_client):
    return sign_in(page_client, roles.DIVISION_CLERK, division=factories.divisions()[1])


@pytest.fixture
def topic():
    return records.topic()


def facts(topic, **changes):
    return {
        "topic": topic.pk,
        "fiscal_year": "๒๕๖๖",
        "round": "",
        "title": "แผนการตรวจสอบ",
        "dated": "",
        "review_on": "",
        "order": 1,
    } | changes


def pdf(name="แผน.pdf", text="แผนการตรวจสอบภายในประจำปี"):
    return files.upload(name, files.pdf(text))


def text(response):
    return response.content.decode()


class TestDocuments:
    def test_added_with_its_file(self, page_client, publisher, topic):
        response = page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=pdf(), dated="๑๕/๙/๒๕๖๕"))
        assert response.status_code == 302
        document = Document.objects.get()
        assert (document.fiscal_year, document.dated, document.file.name) == (
            2566,
            datetime.date(2022, 9, 15),
            "แผน.pdf",
        )
        assert document.file.uploaded_by == publisher

    @pytest.mark.parametrize(
        ("missing", "sentence"), [("title", "โปรดกรอกหรือเลือกช่องนี้"), ("new_file", "โปรดกรอกหรือเลือกช่องนี้")]
    )
    def test_title_and_file_are_required_and_what_was_typed_stays(
        self, page_client, publisher, topic, missing, sentence
    ):
        posted = facts(topic, new_file=pdf(), dated="15/9/2565")
        del posted[missing]
        response = page_client.post(f"{DOCUMENTS}add/", posted)
        assert response.status_code == 200
        assert missing in response.context["adminform"].form.errors
        assert 'value="15/9/2565"' in text(response)
        assert not Document.objects.exists()

    def test_refused_file_says_why(self, page_client, publisher, topic):
        response = page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=files.upload("a.exe", b"MZ")))
        assert "อาจเป็นโปรแกรม" in text(response)

    def test_scan_is_taken_with_a_warning(self, page_client, publisher, topic):
        response = page_client.post(
            f"{DOCUMENTS}add/", facts(topic, new_file=files.upload("a.pdf", files.scan())), follow=True
        )
        assert "ไม่มีชั้นข้อความ" in text(response)
        assert Document.objects.get().file.has_text_layer is False

    def test_round_declared_empty_takes_no_document(self, page_client, publisher, topic):
        records.statement(topic)
        response = page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=pdf()))
        assert "คำรับรองว่าไม่มีรายการแล้ว" in text(response)

    def test_replacing_asks_for_file_and_reason(self, page_client, publisher, topic):
        document = records.document(topic)
        old, address = document.file, f"{DOCUMENTS}{document.pk}/replace/"
        assert page_client.get(address).status_code == 200
        assert page_client.post(address, {"new_file": pdf()}).status_code == 200
        assert page_client.post(address, {"reason": "แก้คำผิด"}).status_code == 200
        assert page_client.post(address, {"new_file": pdf(), "reason": "แก้คำผิด"}).status_code == 302
        document.refresh_from_db()
        [kept] = document.replacements.all()
        assert (kept.file, kept.reason, kept.replaced_by, document.file.uploaded_by) == (
            old,
            "แก้คำผิด",
            publisher,
            publisher,
        )
        assert "แก้คำผิด" in text(page_client.get(f"{DOCUMENTS}{document.pk}/change/"))

    def test_same_file_again_says_so_beside_the_field(self, page_client, publisher, topic):
        page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=pdf()))
        document = Document.objects.get()
        response = page_client.post(f"{DOCUMENTS}{document.pk}/replace/", {"new_file": pdf(), "reason": "ลอง"})
        assert "เหมือนไฟล์เดิม" in text(response)

    def test_withdrawing_asks_for_the_reason_and_ends_editing(self, page_client, publisher, topic):
        document = records.document(topic)
        address = f"{DOCUMENTS}{document.pk}/withdraw/"
        assert page_client.post(address, {"reason": " "}).status_code == 200
        assert page_client.post(address, {"reason": "ผิดปี"}).status_code == 302
        document.refresh_from_db()
        assert document.withdrawn_reason == "ผิดปี"
        assert page_client.get(address).status_code == 403
        assert "เพิกถอนเมื่อ" in text(page_client.get(f"{DOCUMENTS}{document.pk}/change/"))
        listed = {
            which: document.title in text(page_client.get(f"{DOCUMENTS}?standing={which}")) for which in ("yes", "no")
        }
        assert listed == {"yes": False, "no": True}
        assert page_client.post(f"{DOCUMENTS}{document.pk}/change/", facts(topic)).status_code == 403

    def test_form_can_not_swap_the_file_unseen(self, page_client, publisher, topic):
        document = records.document(topic)
        page_client.post(f"{DOCUMENTS}{document.pk}/change/", facts(topic, title="ชื่อใหม่", new_file=pdf()) | inline())
        changed = Document.objects.get()
        assert (changed.title, changed.file) == ("ชื่อใหม่", document.file)

    def test_what_the_public_has_seen_is_not_deleted(self, page_client, publisher, topic):
        document = records.document(topic)
        assert page_client.get(f"{DOCUMENTS}{document.pk}/delete/").status_code == 200
        factories.publish("topic", topic.slug)
        assert page_client.get(f"{DOCUMENTS}{document.pk}/delete/").status_code == 403
        assert page_client.post(f"/admin/disclosures/topic/{topic.pk}/delete/", {"post": "yes"}).status_code == 403

    def test_list_is_searched_filtered_and_costs_the_same(
        self, page_client, publisher, topic, django_assert_max_num_queries
    ):
        for _ in range(20):
            records.document(topic)
        with django_assert_max_num_queries(20):
            response = page_client.get(DOCUMENTS, {"q": "แผน", "fiscal_year": 2566})
        assert text(response).count(">ใช้อยู่</td>") == 20


def inline():
    return {"replacements-TOTAL_FORMS": 0, "replacements-INITIAL_FORMS": 0}


class TestDivisionClerk:
    def test_fills_only_topics_of_the_own_division(self, page_client, clerk, topic):
        own = records.topic("own", division=clerk.division)
        assert page_client.post(f"{DOCUMENTS}add/", facts(own, new_file=pdf())).status_code == 302
        assert (
            "topic"
            in page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=pdf())).context["adminform"].form.errors
        )
        other = records.document(topic)
        for page in ("replace/", "withdraw/"):
            assert page_client.get(f"{DOCUMENTS}{other.pk}/{page}").status_code == 403
        assert page_client.post(f"{DOCUMENTS}{other.pk}/change/", facts(topic) | inline()).status_code == 403

    def test_changes_no_topic(self, page_client, clerk):
        own = records.topic("own", division=clerk.division)
        assert page_client.post(f"/admin/disclosures/topic/{own.pk}/change/", {"title": "x"}).status_code == 403
        page = text(page_client.get(f"/admin/disclosures/topic/{own.pk}/change/"))
        assert f"/admin/disclosures/document/add/?topic={own.pk}" in page

    def test_clerk_without_a_division_fills_nothing(self, page_client, topic):
        sign_in(page_client, roles.DIVISION_CLERK)
        assert (
            "topic"
            in page_client.post(f"{DOCUMENTS}add/", facts(topic, new_file=pdf())).context["adminform"].form.errors
        )

    def test_signs_statements_for_own_topics_only(self, page_client, clerk, topic):
        own = records.topic("own", division=clerk.division)
        signed = {
            "fiscal_year": "2566",
            "round": "6",
            "text": "ไม่มีรายการ",
            "signed_by": "ก",
            "position": "ข",
            "signed_on": "5/4/2566",
        }
        address = "/admin/disclosures/statement/add/"
        assert page_client.post(address, signed | {"topic": own.pk}).status_code == 302
        assert page_client.post(address, signed | {"topic": topic.pk}).status_code == 200
        assert Statement.objects.get().topic == own


class TestTopics:
    def test_rich_text_is_cleaned_and_slug_stays(self, page_client, publisher, topic):
        posted = {
            "section": topic.section_id,
            "title": topic.title,
            "text": "<p onclick='x'>ก<script>1</script></p>",
            "first_year": "2566",
            "order": 1,
            "slug": "other",
        }
        assert page_client.post(f"/admin/disclosures/topic/{topic.pk}/change/", posted).status_code == 302
        changed = Topic.objects.get()
        assert (changed.text, changed.slug) == ("<p>ก</p>", topic.slug)

    def test_list_and_page_show_documents(self, page_client, publisher, topic):
        records.document(topic, 2566)
        records.document(topic, 2567)
        records.statement(topic, 2568)
        assert "๒ รายการ" in text(page_client.get("/admin/disclosures/topic/"))
        page = text(page_client.get(f"/admin/disclosures/topic/{topic.pk}/change/"))
        assert "ไม่มีรายการ (ทั้งปี)" in page

    def test_page_shows_the_newest_documents_and_leads_to_all(self, page_client, publisher, topic):
        one = records.document(topic, 2567, title="ฉบับใหม่").file
        rows = (Document(topic=topic, fiscal_year=2566, title=f"ฉบับที่ {n}", file=one, order=n) for n in range(LISTED))
        Document.objects.bulk_create(rows)
        records.document(records.topic("another"), title="ของหัวข้ออื่น")
        page = html.fromstring(page_client.get(f"/admin/disclosures/topic/{topic.pk}/change/").text)
        shown = page.xpath("//section[@aria-labelledby='documents']/ul/li/a/text()")
        assert len(shown) == LISTED
        assert "ฉบับใหม่" in shown[0]
        [more] = page.xpath("//a[starts-with(., 'เอกสารทั้งหมดของหัวข้อนี้')]/@href")
        found = page_client.get(more).context["cl"]
        assert found.result_count == LISTED + 1
        assert {document.topic for document in found.result_list} == {topic}

    def test_submit_page_warns_of_scans(self, page_client, publisher, topic):
        records.document(topic, file=records.stored_file(has_text_layer=False), title="แผนสแกน")
        page = text(page_client.get("/admin/publishing/submission/draft/", {"kind": "topic", "key": topic.slug}))
        assert "เอกสาร “แผนสแกน” ภาพสแกน ไม่มีชั้นข้อความ" in page


class TestNoGift:
    def test_announcement_with_signed_original(self, page_client, publisher):
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

    def test_original_is_something_to_look_at(self, page_client, publisher):
        posted = {"fiscal_year": "2566", "title": "ประกาศ", "new_original": files.upload("a.docx", files.word())}
        assert "ต้นฉบับต้องเป็น PDF" in text(page_client.post("/admin/disclosures/announcement/add/", posted))

    def activity(self, **photo):
        row = {f"photos-0-{name}": value for name, value in photo.items()}
        return {
            "announcement": records.announcement().pk, "title": "ประชุม", "held_on": "9/12/2565", "text": "", "order": 1,
            "photos-TOTAL_FORMS": 1, "photos-INITIAL_FORMS": 0, **row,
        }  # fmt: skip

    def test_activity_with_a_photograph(self, page_client, publisher):
        posted = self.activity(alt="พนักงานชูป้าย", new_file=files.upload("ก.jpg", files.picture("JPEG")))
        response = page_client.post("/admin/disclosures/activity/add/", posted)
        assert response.status_code == 302, response.context["errors"]
        assert (Activity.objects.get().title, Photo.objects.get().alt) == ("ประชุม", "พนักงานชูป้าย")

    @pytest.mark.parametrize("photo", [{"alt": "ไม่มีภาพ"}, {"new_file": files.upload("ก.png", files.picture())}])
    def test_photograph_needs_picture_and_words(self, page_client, publisher, photo):
        assert page_client.post("/admin/disclosures/activity/add/", self.activity(**photo)).status_code == 200
        assert not Photo.objects.exists()


class TestGifts:
    def posted(self, **changes):
        return {
            "register": "policy",
            "receiver": "serving",
            "received_on": "30/12/2565",
            "giver": "private",
            "occasion": "ปีใหม่",
            "what": "กระเช้า",
            "value": "500",
            "handling": "returned",
        } | changes

    def test_clerk_writes_a_gift_down_for_the_own_division(self, page_client, clerk):
        assert page_client.post("/admin/disclosures/gift/add/", self.posted()).status_code == 302
        assert Gift.objects.get().division == clerk.division
        assert text(page_client.get("/admin/disclosures/gift/")).count("กระเช้า")

    def test_gift_over_the_limit_is_not_accepted_by_custom(self, page_client, clerk):
        GiftRules.objects.create(pk=1, limit=3000, report_days=30)
        factories.publish("gift-rules", "")
        response = page_client.post("/admin/disclosures/gift/add/", self.posted(value="3001", handling="accepted"))
        assert "มูลค่าเกิน ๓,๐๐๐ บาท" in text(response)

    def test_report_of_an_empty_half_year(self, page_client, publisher):
        posted = {"fiscal_year": "2566", "half": 1, "signed_by": "ก", "position": "ข", "signed_on": "5/4/2566"}
        posted["register"] = "policy"
        assert "โปรดรับรองว่าไม่มีรายการ" in text(page_client.post("/admin/disclosures/giftreport/add/", posted))
        assert (
            page_client.post("/admin/disclosures/giftreport/add/", posted | {"none_received": "on"}).status_code == 302
        )
        report = GiftReport.objects.get()
        assert "ไม่มีรายการ" in text(page_client.get("/admin/disclosures/giftreport/"))
        factories.publish("gifts", report.key)
        assert page_client.get(f"/admin/disclosures/giftreport/{report.pk}/delete/").status_code == 403

    def test_limit_is_one_row(self, page_client):
        sign_in(page_client, roles.ADMINISTRATOR)
        posted = {"limit": "3000", "report_days": "30", "basis": ""}
        assert page_client.post("/admin/disclosures/giftrules/add/", posted).status_code == 302
        assert page_client.get("/admin/disclosures/giftrules/add/").status_code == 403
        assert GiftRules.objects.get().pk == 1


class TestSeveralDocuments:
    def post(self, page_client, topic, *documents):
        rows = {f"documents-{n}-{name}": value for n, row in enumerate(documents) for name, value in row.items()}
        counts = {"documents-TOTAL_FORMS": len(documents), "documents-INITIAL_FORMS": 0}
        return page_client.post(f"{DOCUMENTS}several/?topic={topic.pk}", counts | rows)

    def row(self, title, file, **changes):
        return {"title": title, "fiscal_year": "๒๕๗๐", "round": "", "new_file": file} | changes

    def test_all_come_in_at_once_or_none(self, page_client, publisher, topic):
        page = text(page_client.get(f"{DOCUMENTS}several/?topic={topic.pk}"))
        assert 'class="inline-heading"' in page
        assert "js/uploads.js" in page
        bad = self.row("ข", files.upload("ข.doc", b"x"))
        refused = self.post(page_client, topic, self.row("ก", pdf("ก.pdf")), bad)
        assert "เปิดไฟล์ด้วย Word" in text(refused)
        assert not Document.objects.exists()
        blank = {"title": "", "fiscal_year": "๒๕๗๐", "round": ""}
        posted = self.post(
            page_client, topic, self.row("ก", pdf("ก.pdf", "ก")), self.row("ข", pdf("ข.pdf", "ข")), blank
        )
        assert posted.status_code == 302
        made = Document.objects.order_by("pk").values_list("title", "topic", "fiscal_year", "file__uploaded_by")
        assert list(made) == [("ก", topic.pk, 2570, publisher.pk), ("ข", topic.pk, 2570, publisher.pk)]

    def test_only_own_topics_are_offered_and_taken(self, page_client, clerk, topic):
        own = records.topic("own", division=clerk.division)
        page = text(page_client.get(f"{DOCUMENTS}several/"))
        assert f'value="{own.pk}"' in page
        assert f'value="{topic.pk}"' not in page
        assert self.post(page_client, topic, self.row("ก", pdf())).status_code == 404
        assert self.post(page_client, own, self.row("ก", pdf())).status_code == 302
