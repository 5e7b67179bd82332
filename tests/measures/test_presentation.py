"""What an edition says on a given day: progress, lateness, missing rounds."""

from datetime import date

import pytest

from measures.presentation import COMPLETE, LATE, REPORTED, WAITING, YearView

END = date(2023, 9, 30)


def result(number, *, step=None, round=None, evidence=()):
    return {
        "number": number,
        "text": f"ผล {number}",
        "step": step,
        "round": round,
        "reported_on": None,
        "evidence": list(evidence),
    }


def content(*results, steps=2, divisions=("clerk",)):
    return {
        "fiscal_year": 2566,
        "title": "มาตรการ",
        "preamble": "",
        "weak_points": [],
        "divisions": [{"code": "clerk", "name": "สำนักปลัด"}, {"code": "finance", "name": "กองคลัง"}],
        "measures": [
            {
                "number": 1, "title": "มาตรการแรก", "indicator": 6, "instrument": "EIT",
                "starts": "2022-10-01", "ends": END.isoformat(), "outside_reason": "", "delay_reason": "",
                "divisions": list(divisions),
                "steps": [{"number": n, "text": f"ขั้นตอน {n}"} for n in range(1, steps + 1)],
                "results": list(results),
            }
        ],
    }  # fmt: skip


def measure(*results, today, steps=2):
    return YearView(content(*results, steps=steps), today).measures[0]


@pytest.mark.parametrize(
    ("results", "today", "status", "words"),
    [
        ([], date(2023, 1, 1), WAITING, "ยังไม่มีผลการดำเนินงาน"),
        ([], END, WAITING, "ยังไม่มีผลการดำเนินงาน"),
        ([], date(2023, 10, 1), LATE, "เกินกำหนด ๑ วัน"),
        ([result(1)], date(2026, 11, 23), REPORTED, "มีผลการดำเนินงาน ๑ รายการ จาก ๒ ขั้นตอน"),
        ([result(1, step=1)], END, REPORTED, "แล้วเสร็จ ๑ จาก ๒ ขั้นตอน"),
        ([result(1, step=1)], date(2023, 11, 1), LATE, "เกินกำหนด ๓๒ วัน"),
        ([result(1, step=1), result(2, step=2)], date(2023, 11, 1), COMPLETE, "แล้วเสร็จ ๒ จาก ๒ ขั้นตอน"),
        ([result(1, step=1), result(2, step=1)], END, REPORTED, "แล้วเสร็จ ๑ จาก ๒ ขั้นตอน"),
    ],
)
def test_status_follows_from_results_and_the_day(results, today, status, words):
    view = measure(*results, today=today)
    assert (view.status, view.progress_words) == (status, words)


def test_a_measure_without_steps_is_never_complete():
    assert measure(result(1), steps=0, today=END).status == REPORTED


@pytest.mark.parametrize(
    ("results", "today", "missing"),
    [
        ([], date(2023, 3, 31), []),
        ([], date(2023, 4, 1), [6]),
        ([result(1, round=6)], date(2023, 4, 1), []),
        ([result(1, round=6)], date(2023, 10, 1), [12]),
        ([result(1)], date(2023, 10, 1), [6, 12]),
    ],
)
def test_a_round_is_missing_from_the_day_after_it_ends(results, today, missing):
    assert measure(*results, today=today).missing_rounds == missing


def test_results_without_evidence_are_named():
    proof = {"title": "ประกาศ", "type": "page", "url": "/contact/"}
    assert measure(result(1, evidence=[proof]), result(2), today=END).without_evidence == [2]


def test_a_division_counts_only_its_own_measures():
    clerk, finance = YearView(content(result(1)), END).divisions
    assert (clerk.reported, len(clerk.measures), len(finance.measures)) == (1, 1, 0)


def test_the_instrument_is_named_in_full():
    view = measure(today=END)
    assert view.instrument == "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก"
    assert view.indicator == "คุณภาพการดำเนินงาน"
