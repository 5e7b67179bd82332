"""Differences: none when nothing changed, all of them when something did, each where a reader would look for it."""

import copy
from datetime import date
from typing import Annotated

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from measures.edition import FileEvidence, LinkEvidence, Measure, Result
from publishing.contents import Content, changed, parts, titled
from publishing.differences import differences
from publishing.marks import marked
from publishing.office import NamedDivision
from tests import stored


class Row(Content):
    text: Annotated[str, titled("ข้อความ")]
    code: Annotated[str | None, titled("รหัส")] = None
    number: Annotated[int | None, titled("ลำดับ")] = None


class Plain(Content):
    a: Annotated[str | int | bool | None, titled("ก")] = None
    b: Annotated[list[str], titled("ข")] = []
    c: Annotated[list[Row], titled("ค")] = []


texts = st.text(alphabet="กขคงเแำ่้ ab๑1", max_size=12)
rows = st.builds(Row, text=texts, code=st.none() | texts, number=st.none() | st.integers(0, 3))
contents = st.builds(
    Plain,
    a=texts | st.integers(0, 9) | st.booleans() | st.none(),
    b=st.lists(texts, max_size=3),
    c=st.lists(rows, max_size=4),
)


@given(contents)
def test_the_same_has_no_difference(content):
    assert differences(content, copy.deepcopy(content)) == []


@given(contents, contents)
# The last row moved past a new one, to the place that it had.
@example(
    Plain(a="", b=[], c=[Row("1"), Row("", code="")]),
    Plain(a=None, b=[], c=[Row(""), Row("", code=""), Row("1")]),
)
def test_every_difference_says_something(before, after):
    for difference in differences(before, after):
        assert difference.before != difference.after
        assert difference.told_where
        assert difference.change in {"เพิ่ม", "ตัดออก", "แก้ไข"}


def said(content):
    """Return every text that a person could read in a content."""
    values = [getattr(part, name) for part in parts(content) for name in part.__struct_fields__]
    texts = [text for value in values for text in (value if isinstance(value, list) else [value])]
    return {text for text in texts if isinstance(text, str) and text}


@given(contents, contents)
def test_no_new_or_lost_text_goes_unsaid(before, after):
    found = differences(before, after)
    shown_new = "\n".join(f"{d.told_where}\n{d.after}" for d in found)
    shown_old = "\n".join(f"{d.told_where}\n{d.before}" for d in found)
    assert all(text in shown_new for text in said(after) - said(before))
    assert all(text in shown_old for text in said(before) - said(after))


@given(texts, texts)
def test_marked_parts_are_the_whole_texts(before, after):
    left, right = marked(before, after)
    assert "".join(text for _, text in left) == before
    assert "".join(text for _, text in right) == after
    if before == after:
        assert not any(changed for changed, _ in left + right)


@pytest.mark.parametrize(
    ("before", "after", "taken", "put"),
    [
        ("ไม่รับของขวัญทุกชนิด", "ไม่รับของขวัญและของกำนัลทุกชนิด", [], ["และของกำนัล"]),
        ("วันที่ ๑๐ มกราคม", "วันที่ ๑๒ มกราคม", ["๑๐"], ["๑๒"]),
        ("ข้อความเดิม", "ข้อความเดิม พร้อมหลักฐาน", [], [" พร้อมหลักฐาน"]),
    ],
)
def test_only_the_changed_words_are_marked(before, after, taken, put):
    left, right = marked(before, after)
    assert [text for changed, text in left if changed] == taken
    assert [text for changed, text in right if changed] == put


def test_no_syllable_is_cut_apart():
    for side in marked("ขั้นตอนที่กำหนดไว้", "ขันติที่กำหนดให้"):
        for _, text in side:
            assert text[0] not in "ัิีึืฺุู็่้๊๋์ำะา"
            assert text[-1] not in "เแโใไ"


def result(number, text, evidence=()):
    return Result(number=number, text=text, step=None, round=None, reported_on=None, evidence=list(evidence))


RESULTS = [
    result(1, "จัดประชุมชี้แจงบุคลากร"),
    result(2, "ออกประกาศเจตนารมณ์ของผู้บริหาร"),
    result(3, "เผยแพร่ทางเว็บไซต์และป้ายประชาสัมพันธ์"),
]


def measure(number, facts):
    defaults = {
        "number": number, "title": f"มาตรการลำดับ {number}", "indicator": number, "instrument": "IIT",
        "starts": date(2022, 10, 1), "ends": date(2023, 9, 30), "outside_reason": "", "delay_reason": "",
        "divisions": ["clerk"], "steps": [], "results": RESULTS if number == 2 else [],
    }  # fmt: skip
    return Measure(**defaults | facts)


def plan(**facts):
    """Return a year of three measures, the second with three results; `facts` are those of the measures by number."""
    divisions = [NamedDivision(code="clerk", name="สำนักปลัด"), NamedDivision(code="finance", name="กองคลัง")]
    measures = [measure(number, facts.get(f"m{number}", {})) for number in (1, 2, 3)]
    return stored.said("measures-1", divisions=divisions, measures=measures)


def told(after):
    return [(d.change, d.told_where, d.before, d.after) for d in differences(plan(), after)]


def with_results(texts):
    return plan(m2={"results": [result(number, text) for number, text in enumerate(texts, start=1)]})


FIRST, SECOND, THIRD = (row.text for row in RESULTS)


def test_a_changed_field_is_told_in_thai_from_outside_in():
    assert told(with_results([FIRST, SECOND + "ทุกคน", THIRD])) == [
        ("แก้ไข", "มาตรการที่ ๒ › ผลการดำเนินงานที่ ๒ › ข้อความ", SECOND, SECOND + "ทุกคน")
    ]


def test_a_row_put_in_at_the_top_is_one_change():
    assert told(with_results(["เรื่องใหม่ทั้งหมด", FIRST, SECOND, THIRD])) == [
        ("เพิ่ม", "มาตรการที่ ๒ › ผลการดำเนินงานที่ ๑", None, "ข้อความ: เรื่องใหม่ทั้งหมด")
    ]


def test_a_row_taken_out_is_one_change():
    assert told(with_results([FIRST, THIRD])) == [("ตัดออก", "มาตรการที่ ๒ › ผลการดำเนินงานที่ ๒", f"ข้อความ: {SECOND}", None)]


def test_a_row_put_in_beside_a_changed_one_leaves_that_one_recognised():
    assert told(with_results(["เรื่องใหม่ทั้งหมด", FIRST + "ทุกกอง", SECOND, THIRD])) == [
        ("เพิ่ม", "มาตรการที่ ๒ › ผลการดำเนินงานที่ ๑", None, "ข้อความ: เรื่องใหม่ทั้งหมด"),
        ("แก้ไข", "มาตรการที่ ๒ › ผลการดำเนินงานที่ ๒ › ข้อความ", FIRST, FIRST + "ทุกกอง"),
    ]


def test_a_moved_row_is_told_as_moved():
    assert told(with_results([SECOND, THIRD, FIRST])) == [("แก้ไข", "มาตรการที่ ๒ › ผลการดำเนินงานที่ ๓ › ลำดับ", "๑", "๓")]


def test_codes_and_dates_are_told_in_words():
    after = plan(m1={"divisions": ["clerk", "finance"], "starts": date(2022, 11, 1), "indicator": 9})
    assert told(after) == [
        ("แก้ไข", "มาตรการที่ ๑ › ตัวชี้วัด ITA", "๑ การปฏิบัติหน้าที่", "๙ การเปิดเผยข้อมูล"),
        ("แก้ไข", "มาตรการที่ ๑ › วันที่เริ่มดำเนินการ", "๑ ตุลาคม ๒๕๖๕", "๑ พฤศจิกายน ๒๕๖๕"),
        ("แก้ไข", "มาตรการที่ ๑ › ผู้รับผิดชอบ", "สำนักปลัด", "สำนักปลัด\nกองคลัง"),
    ]


def test_a_number_that_is_no_place_is_told():
    assert told(plan(m3={"number": 4})) == [("แก้ไข", "มาตรการที่ ๔ › ลำดับ", "๓", "๔")]


def test_another_type_of_evidence_is_told_by_its_word():
    file = FileEvidence(title="รายงาน", sha256="0" * 64, name="รายงาน.pdf", size=2048)
    link = LinkEvidence(title="รายงาน", url="https://www.example.go.th/")
    before, after = (plan(m2={"results": [result(1, FIRST, [proof])]}) for proof in (file, link))
    found = {d.told_where.rpartition(" › ")[2]: (d.before, d.after) for d in differences(before, after)}
    assert found["ชนิด"] == ("ไฟล์", "ลิงก์ภายนอก")
    assert found["ลิงก์"] == (None, "https://www.example.go.th/")
    assert found["ขนาด"] == ("๒ กิโลไบต์", None)


def test_a_new_row_is_told_with_its_date_in_thai():
    dated = changed(result(4, "อบรมพนักงาน"), reported_on=date(2023, 3, 31), round=6)
    [(change, place, before, after)] = told(plan(m2={"results": [*RESULTS, dated]}))
    assert (change, place, before) == ("เพิ่ม", "มาตรการที่ ๒ › ผลการดำเนินงานที่ ๔", None)
    assert after == "ข้อความ: อบรมพนักงาน\nรอบ (เดือน): ๖\nวันที่รายงาน: ๓๑ มีนาคม ๒๕๖๖"


@pytest.mark.parametrize("before", ["ก " * 20_000, "กขค" * 20_000, "ประกาศ เรื่อง " * 5_000])
def test_long_texts_are_marked_in_larger_pieces(before):
    left, right = marked(before + "เดิม", "ใหม่" + before)
    assert "".join(text for _, text in left) == before + "เดิม"
    assert "".join(text for _, text in right) == "ใหม่" + before


def test_many_changed_rows_are_told_without_comparing_each_with_each():
    before = Plain(c=[Row(text=f"แถวเดิมที่ {number}") for number in range(60)])
    after = Plain(c=[Row(text=f"แถวใหม่ลำดับ {number}") for number in range(60)])
    found = differences(before, after)
    assert [d.change for d in found] == ["ตัดออก"] * 60 + ["เพิ่ม"] * 60


def test_a_new_result_tells_its_evidence_as_a_person_would_say_it():
    link = LinkEvidence(title="ข่าวการประชุม", url="https://www.example.go.th/1")
    [found] = differences(plan(), plan(m1={"results": [result(1, "จัดประชุม", [link, link])]}))
    assert found.after == (
        "ข้อความ: จัดประชุม\n"
        "หลักฐาน: ๑) ลิงก์ภายนอก · ชื่อหลักฐาน: ข่าวการประชุม · ลิงก์: https://www.example.go.th/1\n"
        "๒) ลิงก์ภายนอก · ชื่อหลักฐาน: ข่าวการประชุม · ลิงก์: https://www.example.go.th/1"
    )
