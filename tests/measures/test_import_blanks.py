"""Cells that nothing is filled into yet are no content; what a cell says of a missing result is named."""

import pytest

from measures.importing.blanks import has_blank, without_blanks
from tests.measures.tables import draft, row

LINES = ["......", "…………", "…", "_______", "\\", "........ (ระบุ)", "- ......", "๑. ........\n๒. ........"]
WORDS = ["ยังไม่มี", "รอผล", "(รอรายงาน)", "ไม่มี", "N/A", "- รอรายงานผล", "ยังไม่ได้รายงาน"]


@pytest.mark.parametrize("written", LINES)
def test_a_line_to_write_on_is_no_result_and_no_step(written):
    found = draft(row(results=written, steps=f"- ขั้น\n{written}"))
    assert (found.measures[0].results, found.measures[0].steps) == ([], ["ขั้น"])
    assert found.doubts == []


@pytest.mark.parametrize("written", WORDS)
def test_a_word_for_no_result_is_none_and_told(written):
    found = draft(row(results=written))
    assert found.measures[0].results == []
    [doubt] = found.doubts
    assert "นับเป็นยังไม่มีผล" in doubt.sentence
    assert not doubt.blocks


def test_a_word_for_no_result_in_many_rows_is_told_once():
    found = draft(row(results="รอผล"), row("2", "มาตรการสอง", results="รอผล"))
    [doubt] = found.doubts
    assert (doubt.row, doubt.sentence.endswith("นับเป็นยังไม่มีผล ทั้ง ๒ แห่ง")) == (2, True)


@pytest.mark.parametrize(
    "written", ["ไม่มีเรื่องร้องเรียน", "อยู่ระหว่างดำเนินการ", "ยังไม่ได้ดำเนินการ", "ดำเนินการแล้ว", "ประชุม/อบรม"]
)
def test_a_result_stays_a_result(written):
    found = draft(row(results=f"- {written}"))
    assert found.measures[0].results == [written]
    assert found.doubts == []


def test_a_result_half_filled_in_stays_and_is_told():
    found = draft(row(results="- จัดอบรม ........ ครั้ง"))
    assert found.measures[0].results == ["จัดอบรม ........ ครั้ง"]
    assert "ยังมีช่องว่างที่ไม่ได้เติม" in found.doubts[0].sentence
    assert not has_blank("เวลา ๑๐.๐๐ น. ฯลฯ")


def test_a_line_to_write_on_in_html_is_no_result():
    assert draft(row(results="<ul><li>......</li><li>ผล</li></ul>")).measures[0].results == ["ผล"]


def test_a_period_and_divisions_that_are_lines_to_write_on_are_missing():
    found = draft(row(period="............", divisions="________"))
    assert not found.blocks
    assert found.division_names == []
    assert len(found.doubts) == 2


def test_a_period_that_cannot_be_read_is_not_called_missing():
    [doubt] = draft(row(period="เร็ว ๆ นี้")).doubts
    assert doubt.blocks
    assert "ไม่มีระยะเวลา" not in doubt.sentence


def test_a_cell_without_a_blank_line_is_the_same_cell():
    cell = "ก\n\nข"
    assert without_blanks(cell) is cell
