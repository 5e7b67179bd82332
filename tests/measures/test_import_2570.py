"""Ten more tables as offices make them, by somebody who had not seen the importer: what lands is the truth."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common.models import Division
from measures.importing.files import read_sheets
from measures.importing.names import matched, surely
from measures.importing.sheets import sheet_of
from measures.importing.waiting import WaitingTable
from tests.measures.tables import HEADINGS, row

FOLDER = Path(__file__).parent.parent / "data/import-2570"
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
OFFICE = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสวัสดิการสังคม", "หน่วยตรวจสอบภายใน")
DIVISIONS = [Division(name=name) for name in OFFICE]
CONTEXT = {"fiscal_year": 2570, "today": date(2026, 11, 29)}


def draft_of(name):
    sheets = read_sheets(SimpleUploadedFile(name, (FOLDER / name).read_bytes()))
    return WaitingTable.of(sheets, **CONTEXT).read(**CONTEXT)


def read_again(*rows, **context):
    return WaitingTable.of([sheet_of(rows)], **CONTEXT).read(**CONTEXT | context)


def meant(name):
    return matched([name], DIVISIONS)[name] or surely(name, DIVISIONS)


@pytest.mark.parametrize("name", TRUTH["files"])
def test_table_lands_as_it_is_without_a_correction(name):
    draft, facts = draft_of(name), TRUTH["files"][name]
    wanted = [(m["t"], m["s"], facts.get("results", {}).get(str(m["n"]), m["r"])) for m in TRUTH["measures"]]
    assert [(m.title, m.steps, m.results) for m in draft.measures] == wanted
    assert [[m.starts.isoformat(), m.ends.isoformat()] for m in draft.measures] == facts["periods"]
    divisions = [{str(meant(written)) for written in m.divisions} for m in draft.measures]
    assert divisions == [set(m["d"]) for m in TRUTH["measures"]]
    assert not draft.blocks


@pytest.mark.parametrize("name", ["36-memo-numbered.docx", "38-memo.pdf"])
def test_a_memorandum_is_titled_by_its_subject(name):
    draft = draft_of(name)
    assert (draft.title, draft.preamble) == ("รายงานผลตามมาตรการ ปีงบประมาณ 2570", "")
    assert not any("ไม่มีเครื่องหมายหัวข้อ" in doubt.sentence for doubt in draft.doubts)


@pytest.mark.parametrize("page", ["- 2 -", "-๒-", "2", "หน้า ๒"])
def test_a_page_number_is_no_step(page):
    draft = read_again(HEADINGS, row(), ["", "", page], row("2", "มาตรการสอง"))
    assert [m.steps for m in draft.measures] == [["ขั้น"], ["ขั้น"]]
    assert [doubt.row for doubt in draft.doubts if "ไม่นำเข้า" in doubt.sentence] == [3]


@pytest.mark.parametrize(
    ("written", "division"),
    [
        ("คลัง", "กองคลัง"),
        ("กค.", "กองคลัง"),
        ("กช.", "กองช่าง"),
        ("กศ.", "กองการศึกษา"),
        ("กส.", "กองสวัสดิการสังคม"),
        ("สป.", "สำนักปลัด"),
        ("ตสน.", "หน่วยตรวจสอบภายใน"),
        ("ก.", None),
        ("อบต.", None),
        ("ส่วนการคลัง", None),
    ],
)
def test_a_short_name_is_the_one_division_that_it_can_mean(written, division):
    assert getattr(surely(written, DIVISIONS), "name", None) == division


def test_a_column_of_sentences_under_an_unknown_heading_is_taken_and_told():
    headings = [*HEADINGS[:5], "หมายเหตุ", "สิ่งที่เราทำไปแล้ว"]
    draft = read_again(headings, [*row()[:5], "ประชุมเรียบร้อยดี", "- จัดประชุมเรียบร้อยแล้ว"])
    assert draft.measures[0].results == ["จัดประชุมเรียบร้อยแล้ว"]
    assert any("สิ่งที่เราทำไปแล้ว" in doubt.sentence for doubt in draft.doubts)


class TestYear:
    rows = (HEADINGS, row(period="ต.ค. 69 - ก.ย. 70"), row("2", "สอง", period="ตุลาคม 2569"))

    def sentences(self, *rows, **context):
        return [doubt.sentence for doubt in read_again(*rows, **context).doubts]

    def test_a_year_that_the_whole_table_contradicts_is_doubtful(self):
        assert self.sentences(*self.rows) == []
        [doubt] = self.sentences(*self.rows, fiscal_year=2569)
        assert doubt.startswith("ระยะเวลาของ ๒ จาก ๒ มาตรการอยู่ในปีงบประมาณ ๒๕๗๐ แต่เลือกไว้เป็นปี ๒๕๖๙")

    def test_a_single_measure_beyond_the_year_is_doubtful(self):
        [doubt] = self.sentences(*self.rows, row("3", "สาม", period="ต.ค. 69 - ธ.ค. 70"))
        assert doubt == "มาตรการที่ ๓ มีระยะเวลาอยู่นอกปีงบประมาณ ต้องระบุเหตุผล"
