"""The page of a case offers each act once, an empty list is a sentence, and what is not wanted now is folded."""

import pytest
from lxml import html

from complaints.cases.workflow import Status
from complaints.filing import intake
from complaints.guideline import in_force
from complaints.models import Case
from tests import factories
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, act, enter
from tests.complaints.cases.test_workflow import take

STEPS = ([], ["accepted"], ["accepted", "in-progress"], ["forwarded"])


def ways_to(page, to):
    """The forms of a page that bring a case to a status."""
    named = page.xpath(f"//input[@name='to'][@value='{to}'] | //select[@name='to']/option[@value='{to}']")
    taken_up = page.xpath("//input[@name='action'][@value='triage']") if to == "accepted" else []
    return [*named, *taken_up]


@pytest.mark.parametrize("channel", ["general", "corruption"])
@pytest.mark.parametrize("steps", STEPS, ids=len)
def test_each_act_stands_once_on_the_page_of_a_case(desk, channel, steps):
    factories.divisions()
    case, _ = desk.file(channel=channel)
    take(desk, case, *map(Status, steps))
    page = html.fromstring(enter(desk.officers[0]).get(f"{DESK}{case.pk}/").text)
    assert [to for to in Status.values if len(ways_to(page, to)) > 1] == []
    assert len(page.xpath("//*[@name='division'][self::select or @type='radio'][1]/ancestor::form")) == (
        channel == "general"
    )
    assert not page.xpath("//ol[not(li)] | //ul[not(li)] | //ol/li[starts-with(normalize-space(), 'ยังไม่มี')]")


@pytest.mark.parametrize("channel", ["general", "corruption"])
def test_a_body_outside_is_chosen_with_its_telephone(desk, channel):
    case, code = desk.file(channel=channel)
    client, body = enter(desk.officers[0]), in_force.guideline().bodies[0]
    assert f"{body.name} {body.detail}" in client.get(f"{DESK}{case.pk}/").text
    assert "ไม่อยู่ในคู่มือแล้ว" in act(client, case, action="move", to="forwarded", text=demo.REASON, body="ไม่มี")
    act(client, case, action="move", to="forwarded", text=demo.REASON, body=body.name)
    if channel == "corruption":
        [one] = desk.officers[1].opens(case).leaf("readership")["asked"]
        act(enter(desk.officers[1]), case, action="agree", ask=one["id"])
    told = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code)).entries()[-1].content["text"]
    assert told.startswith(f"ส่งต่อ {body.name} {body.detail}\n{demo.REASON}")


def test_the_name_of_a_body_is_no_reason(desk):
    case, _ = desk.file()
    body = in_force.guideline().bodies[0].name
    assert "อย่างน้อย ๔๐ ตัวอักษร" in act(
        enter(desk.officers[0]), case, action="move", to="forwarded", text="สั้น", body=body
    )
    assert desk.officers[0].opens(case).leaf("readership").get("asked", []) == []
