"""Differences: none when nothing changed, all of them when something did, each where a reader would look for it."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.kind import LABELS, words
from publishing.differences import differences
from publishing.kinds import Kind
from publishing.marks import marked

NOTHING = dict.fromkeys(("content", "keys", "title", "page", "url", "edition_url", "history_url"))
PLAIN = Kind("plain", "ธรรมดา", **NOTHING)
MEASURES = Kind("measures", "มาตรการ", **NOTHING, labels=LABELS, words=words)

texts = st.text(alphabet="กขคงเแำ่้ ab๑1", max_size=12)
rows = st.fixed_dictionaries({"text": texts}, optional={"code": texts, "number": st.integers(0, 3)})
values = (
    texts | st.integers(0, 9) | st.booleans() | st.none() | st.lists(texts, max_size=3) | st.lists(rows, max_size=4)
)
contents = st.dictionaries(st.sampled_from(["a", "b", "c"]), values, max_size=3)


@given(contents)
def test_the_same_has_no_difference(content):
    assert differences(content, copy.deepcopy(content), PLAIN) == []


@given(contents, contents)
def test_every_difference_says_something(before, after):
    for difference in differences(before, after, PLAIN):
        assert difference.before != difference.after
        assert difference.place
        assert difference.change in {"เพิ่ม", "ตัดออก", "แก้ไข"}


def said(value):
    """Return every text that a person could read in a value."""
    if isinstance(value, dict):
        return set().union(*map(said, value.values()))
    if isinstance(value, list):
        return set().union(*map(said, value))
    return {value} if isinstance(value, str) and value else set()


@given(contents, contents)
def test_no_new_or_lost_text_goes_unsaid(before, after):
    found = differences(before, after, PLAIN)
    shown_new = "\n".join(f"{d.place}\n{d.after}" for d in found)
    shown_old = "\n".join(f"{d.place}\n{d.before}" for d in found)
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
    for parts in marked("ขั้นตอนที่กำหนดไว้", "ขันติที่กำหนดให้"):
        for _, text in parts:
            assert text[0] not in "ัิีึืฺุู็่้๊๋์ำะา"
            assert text[-1] not in "เแโใไ"


def content(**changes):
    """Return a year of three measures, the second with three results."""
    return {
        "fiscal_year": 2566,
        "divisions": [{"code": "clerk", "name": "สำนักปลัด"}, {"code": "finance", "name": "กองคลัง"}],
        "measures": [
            {
                "number": number, "title": f"มาตรการลำดับ {number}", "indicator": number, "starts": "2022-10-01",
                "divisions": ["clerk"], "delay_reason": "", "results": results if number == 2 else [],
            }
            for number in (1, 2, 3)
        ],
    } | changes  # fmt: skip


results = [
    {"number": 1, "text": "จัดประชุมชี้แจงบุคลากร", "evidence": []},
    {"number": 2, "text": "ออกประกาศเจตนารมณ์ของผู้บริหาร", "evidence": []},
    {"number": 3, "text": "เผยแพร่ทางเว็บไซต์และป้ายประชาสัมพันธ์", "evidence": []},
]


def told(after):
    return [(d.change, d.place, d.before, d.after) for d in differences(content(), after, MEASURES)]


def with_results(texts):
    changed = content()
    changed["measures"][1]["results"] = [
        {"number": number, "text": text, "evidence": []} for number, text in enumerate(texts, start=1)
    ]
    return changed


FIRST, SECOND, THIRD = (row["text"] for row in results)


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
    after = content()
    after["measures"][0] |= {"divisions": ["clerk", "finance"], "starts": "2022-11-01", "indicator": 9}
    assert told(after) == [
        ("แก้ไข", "มาตรการที่ ๑ › ตัวชี้วัด", "๑ การปฏิบัติหน้าที่", "๙ การเปิดเผยข้อมูล"),
        ("แก้ไข", "มาตรการที่ ๑ › วันที่เริ่ม", "๑ ตุลาคม ๒๕๖๕", "๑ พฤศจิกายน ๒๕๖๕"),
        ("แก้ไข", "มาตรการที่ ๑ › ผู้รับผิดชอบ", "สำนักปลัด", "สำนักปลัด\nกองคลัง"),
    ]


def test_a_number_that_is_no_place_is_told():
    after = content()
    after["measures"][2]["number"] = 4
    assert told(after) == [("แก้ไข", "มาตรการที่ ๔ › ลำดับ", "๓", "๔")]


def test_empty_and_missing_are_the_same_to_a_reader():
    after = content()
    after["measures"][0]["delay_reason"] = None
    assert told(after) == []


@pytest.mark.parametrize("before", ["ก " * 20_000, "กขค" * 20_000, "ประกาศ เรื่อง " * 5_000])
def test_long_texts_are_marked_in_larger_pieces(before):
    left, right = marked(before + "เดิม", "ใหม่" + before)
    assert "".join(text for _, text in left) == before + "เดิม"
    assert "".join(text for _, text in right) == "ใหม่" + before


def test_many_changed_rows_are_told_without_comparing_each_with_each():
    before = {"rows": [{"text": f"แถวเดิมที่ {number}"} for number in range(60)]}
    after = {"rows": [{"text": f"แถวใหม่ลำดับ {number}"} for number in range(60)]}
    found = differences(before, after, PLAIN)
    assert [d.change for d in found] == ["ตัดออก"] * 60 + ["เพิ่ม"] * 60
