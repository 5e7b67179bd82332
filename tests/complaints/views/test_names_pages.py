"""What a reporter typed of themselves and what they chose agree, or the form asks: nothing typed goes unsaid, nobody is named unasked."""

import re

import pytest

from complaints.cases import identity
from complaints.models import Case
from tests.complaints.views.test_report_pages import CORRUPTION, GENERAL, Reporter, reporter  # noqa: F401

ASKED = "ท่านกรอกชื่อหรือช่องทางติดต่อไว้ แต่เลือก"


@pytest.mark.parametrize("typed", [{"name": "นางผู้แจ้ง"}, {"contact": "0812345678"}])
def test_a_name_beside_no_name_is_asked_about_at_the_choice_and_kept(reporter, desk, typed):  # noqa: F811
    reporter.press("next", what="เรียกรับเงิน")
    page = reporter.press("next", who="ช่าง", naming="anonymous", **typed)
    assert reporter.status == 422
    summary = re.search(r'class="error-summary".*?</div>', page, re.DOTALL)[0]
    assert re.search(rf'href="#(div_)?id_naming[^"]*">\s*{ASKED}', summary)
    assert page.count(ASKED) == 2  # in the summary and at the choice
    assert [reporter.typed(name) for name in typed] == list(typed.values())
    reporter.press("next", who="ช่าง", naming="named", **typed)
    reporter.press("file")
    assert identity.is_given(desk.officers[0].opens(Case.objects.get()))


def test_who_takes_the_words_out_stays_without_a_name(reporter):  # noqa: F811
    reporter.press("next", what="เรียกรับเงิน")
    assert "ขั้นที่ ๔" in reporter.press("next", who="ช่าง", naming="anonymous", name="  ", contact="")


def test_who_wants_to_be_named_fills_one_of_both(reporter):  # noqa: F811
    reporter.press("next", what="เรียกรับเงิน")
    assert "โปรดกรอกชื่อหรือช่องทางติดต่อ" in reporter.press("next", who="ช่าง", naming="named")


@pytest.mark.parametrize("typed", [{"name": "นางผู้ขอ"}, {"contact": "0812345678"}])
def test_an_applicant_by_code_alone_who_typed_a_name_is_asked_too(page_client, desk, clock, typed):
    applicant = Reporter(page_client, GENERAL, clock)
    page = applicant.press("next", text="ขอน้ำ", kind="ขอรับบริการ", service="ขอน้ำประปา", by_code="on", **typed)
    assert applicant.status == 422
    assert f"{ASKED}ติดตามด้วยรหัสเท่านั้น" in page
    assert [applicant.typed(name) for name in typed] == list(typed.values())
