"""The office asks the reporter: the question and the form for the answer come first."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from tests.complaints import demo
from tests.complaints.cases.test_questions import TEXT, ask, say
from tests.complaints.views.test_following_pages import TRACK, shown


def answered(client, code, text="ต้นที่ ๔"):
    return client.post(TRACK, {"code": code, "action": "reply", "text": text, "item": str(uuid4())})


@pytest.mark.parametrize("channel", ["general", "corruption"])
def test_the_question_leads_the_page_and_its_answer_ends_it(page_client, desk, channel, clock):
    case, code = desk.file(channel=channel)
    say(desk, case, "รับไว้แล้ว", to="accepted")
    ask(desk, case)
    before, history = shown(page_client, code)
    first, last = before.index("หน่วยงานขอข้อมูลเพิ่มจากท่าน"), before.index("รับไว้แล้ว")
    assert "รับไว้พิจารณา โปรดตอบคำถาม" in before[:first]
    assert all(words in before[first:last] for words in (TEXT, "โปรดตอบภายใน ๙ พฤษภาคม ๒๕๖๖", "คำตอบของท่าน", "ส่งคำตอบ"))
    assert before.count("ข้อความถึงเจ้าหน้าที่") == 0
    assert "ขอข้อมูลเพิ่ม เจ้าหน้าที่" in history
    assert "ส่งคำตอบถึงเจ้าหน้าที่แล้ว" in answered(page_client, code).text
    after, _ = shown(page_client, code)
    assert "ขอข้อมูลเพิ่ม" not in after
    assert "ข้อความถึงเจ้าหน้าที่" in after


@pytest.mark.promise("question-takes-late-answers")
def test_after_its_day_a_question_still_takes_an_answer(page_client, desk):
    case, code = desk.file(channel="general")
    ask(desk, case)
    with time_machine.travel(demo.MONDAY + timedelta(days=17), tick=False):
        before, _ = shown(page_client, code)
        assert before.index("ซึ่งพ้นไปแล้ว") < before.index("เลยกำหนดแจ้งท่านแล้ว")  # what the reporter can do stands first
        assert answered(page_client, code).status_code == 200
    assert desk.officers[0].opens(case).entries()[-1].content["text"] == "ต้นที่ ๔"


def test_a_question_alone_is_not_told_as_an_answer(page_client, desk, clock):
    case, code = desk.file(channel="general")
    ask(desk, case)
    before, _ = shown(page_client, code)
    assert "คำตอบจากหน่วยงาน" not in before
    assert "ยังไม่มีคำตอบ หน่วยงานจะแจ้งท่านในหน้านี้ภายใน ๙ พฤษภาคม ๒๕๖๖" in before


def test_an_empty_answer_is_refused_where_the_question_stands(page_client, desk, clock):
    case, code = desk.file(channel="general")
    ask(desk, case)
    refused = answered(page_client, code, text="")
    assert refused.status_code == 422
    assert refused.text.count('id="id_text"') == 1
