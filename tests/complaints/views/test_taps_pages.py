"""How many taps and pages each way of a reporter takes without JavaScript, against what a person with a phone has patience for."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from lxml import html

from complaints.cases import workflow
from complaints.cases.open_case import writing
from complaints.cases.workflow import Status
from complaints.models import Case
from complaints.sealing import receipts
from tests.complaints import demo
from tests.complaints.readers.test_by_two import ask, confirm

TRACK = "/complaints/track/"


@dataclass
class Phone:
    """A browser that counts: each link, field begun, choice and button is a tap; each answer is a page."""

    client: Any
    clock: Any
    taps: int = 0
    pages: int = 0
    at: str = ""
    page: Any = field(default=None, repr=False)

    def open(self, address):
        """Come from outside, such as by a QR code: no tap."""
        self._show(self.client.get(address), address)
        return self

    def follow(self, words):
        """Tap a link by its words."""
        [address] = {link.get("href") for link in self.page.iter("a") if words in link.text_content()}
        self.taps += 1
        self._show(self.client.get(address), address)

    def press(self, value, **typed):
        """Fill in these fields, tapping each, and press the button of this value."""
        [button] = [one for one in self.page.xpath("//form//button") if one.get("value") == value]
        form = next(button.iterancestors("form"))
        data: dict[str, Any] = {}
        for name, one in form.form_values():
            data.setdefault(name, []).append(one)
        assert not [name for name in typed if name not in form.fields], form.fields.keys()
        self.taps += 1 + len(typed)
        self.clock.shift(60)
        address = form.get("action") or self.at
        self._show(self.client.post(address, data | typed | {button.get("name"): value}), address)

    def _show(self, response, address):
        assert response.status_code == 200, response.content.decode()[:3000]
        self.pages += 1
        self.at, self.page = address, html.fromstring(response.content.decode())

    @property
    def cost(self):
        """Return (taps, pages)."""
        return self.taps, self.pages

    def code(self):
        """Return the receipt code on the page."""
        return "".join(self.page.xpath("//*[contains(@class, 'receipt__code')]//span/text()"))


@pytest.fixture
def phone(page_client, clock, desk):
    return Phone(page_client, clock)


@pytest.fixture
def tracked(phone):
    """Call with a receipt code: the page of its case, opened on the phone with the taps counted."""

    def track(code):
        phone.open(TRACK)
        [form] = [form for form in phone.page.forms if "code" in form.fields]
        phone.taps += 2
        phone._show(phone.client.post(TRACK, dict(form.form_values()) | {"code": receipts.show(code)}), TRACK)
        return phone

    return track


def test_reporting_corruption_takes_ten_taps_and_seven_pages_at_most(phone):
    phone.open("/complaints/").follow("แจ้งการทุจริต")
    phone.follow("เริ่ม")
    phone.press("next", what="เรียกเงินค่าต่อเติมบ้าน")
    phone.press("next", naming="anonymous")
    phone.press("file")
    phone.press("confirm", last=phone.code()[-4:])
    taps, pages = phone.cost
    assert Case.objects.filter(channel="corruption", code_confirmed=True).exists()
    assert taps <= 10, phone
    assert pages <= 7, phone


def test_reporting_a_pothole_takes_ten_taps_and_five_pages_at_most(phone):
    phone.open("/complaints/").follow("เริ่มแจ้งเรื่อง: ร้องทุกข์ ร้องเรียนทั่วไป")
    phone.press("next", kind="ร้องทุกข์", place="หน้าวัด", text="ถนนเป็นหลุม")
    phone.press("file")
    phone.press("confirm", last=phone.code()[-4:])
    taps, pages = phone.cost
    assert Case.objects.filter(channel="general", code_confirmed=True).exists()
    assert taps <= 10, phone
    assert pages <= 5, phone


def test_following_up_takes_five_taps_and_three_pages_at_most(desk, tracked):
    _, code = desk.file(channel="general", text="ถนนพัง")
    phone = tracked(code)
    phone.press("reply", text="ยังไม่มีใครมา")
    taps, pages = phone.cost
    assert taps <= 5, phone
    assert pages <= 3, phone


def ended(desk):
    case, code = desk.file(channel="general", text="ถนนพัง")
    for to in (Status.ACCEPTED, Status.IN_PROGRESS, Status.DONE):
        with writing(desk.officers[0].opens(case)) as opened:
            workflow.move(opened, to=to, by="คนที่หนึ่ง", by_reporter=False, text="ซ่อมแล้ว", at=demo.MONDAY)
    return code


def test_confirming_and_rating_takes_six_taps_and_four_pages_at_most(desk, tracked):
    phone = tracked(ended(desk))
    phone.press("confirmed")
    phone.press("rate", stars="5")
    taps, pages = phone.cost
    assert taps <= 6, phone
    assert pages <= 4, phone


def test_an_appeal_takes_five_taps_and_three_pages_at_most(desk, tracked):
    case, code = desk.file()
    ask(desk.officers[0], case, "rejected")
    confirm(desk.officers[1], case)
    phone = tracked(code)
    phone.press("appealed", text="หลักฐานยังไม่ได้ตรวจ")
    taps, pages = phone.cost
    assert Case.objects.get().reopened == 1
    assert taps <= 5, phone
    assert pages <= 3, phone
