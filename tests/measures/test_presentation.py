"""What an edition says on a given day: progress, lateness, missing rounds."""

from datetime import date

import pytest

from measures.edition import PageEvidence, Result, Step
from measures.presentation import YearView
from measures.states import EVIDENCED, LATE, PARTLY, REPORTED, WAITING
from publishing.contents import changed
from tests import stored

END = date(2023, 9, 30)


def result(number, *, step=None, round=None, evidence=()):
    facts = {"step": step, "round": round, "reported_on": None}
    return Result(number=number, text=f"ผล {number}", evidence=list(evidence), **facts)


def plan(*results, steps=2, **facts):
    """Return the stored plan with one measure, which has these results, so many steps and these facts."""
    whole = stored.said("measures-1")
    rows = [Step(number=n, text=f"ขั้นตอน {n}") for n in range(1, steps + 1)]
    facts = {
        "starts": date(2022, 10, 1),
        "ends": END,
        "indicator": 6,
        "instrument": "EIT",
        "divisions": ["clerk"],
    } | facts
    return changed(whole, measures=[changed(whole.measures[0], steps=rows, results=list(results), **facts)])


def measure(*results, today, steps=2):
    return YearView(plan(*results, steps=steps), today).measures[0]


PROOF = PageEvidence(title="ประกาศ", url="/contact/")


@pytest.mark.parametrize(
    ("results", "today", "status", "words"),
    [
        ([], date(2023, 1, 1), WAITING, "ยังไม่รายงานผล"),
        ([], END, WAITING, "ยังไม่รายงานผล"),
        ([], date(2023, 10, 1), LATE, "เกินกำหนด ๑ วัน"),
        ([result(1)], date(2026, 11, 23), REPORTED, "กำหนด ๒ ขั้นตอน รายงานผลแล้ว ๑ รายการ"),
        ([result(1, evidence=[PROOF])], END, EVIDENCED, "กำหนด ๒ ขั้นตอน รายงานผลแล้ว ๑ รายการ"),
        ([result(1, evidence=[PROOF]), result(2)], END, PARTLY, "กำหนด ๒ ขั้นตอน รายงานผลแล้ว ๒ รายการ"),
    ],
)
def test_status_follows_from_results_their_evidence_and_the_day(results, today, status, words):
    view = measure(*results, today=today)
    assert (view.status, view.progress_words) == (status, words)


def test_linking_a_result_to_a_step_changes_nothing_that_a_reader_sees():
    late = date(2026, 11, 28)
    plain, linked = measure(result(1), result(2), today=late), measure(result(1, step=1), result(2), today=late)
    assert (plain.status, plain.progress_words, plain.days_late) == (
        linked.status,
        linked.progress_words,
        linked.days_late,
    )


def test_one_more_result_never_makes_a_measure_late():
    day = date(2026, 11, 28)
    assert measure(today=day).days_late > 0
    assert measure(result(1, step=1), today=day).days_late == 0


def test_a_measure_without_steps_says_only_what_was_reported():
    assert measure(result(1), steps=0, today=END).progress_words == "รายงานผลแล้ว ๑ รายการ"


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
    assert measure(result(1, evidence=[PROOF]), result(2), today=END).without_evidence == [2]


def test_legend_rows_and_box_say_the_same_of_every_measure():
    lists = [[], [result(1, step=1)], [result(1, step=1, evidence=[PROOF])], [result(1, evidence=[PROOF]), result(2)]]
    for today in (date(2023, 1, 1), date(2026, 11, 28)):
        for results in lists:
            year = YearView(plan(*results), today)
            [status] = [status for status, some in year.states if some]
            assert year.measures[0].status == status
            assert [left for left, _ in year.outstanding.lacking] == [status] * (status is not EVIDENCED)
            assert year.outstanding.nobody_is_late == (status is not LATE)
            assert not year.outstanding.is_nothing


def test_the_box_says_nothing_is_lacking_only_when_each_step_has_its_result_with_evidence():
    full = [result(n, step=n, evidence=[PROOF]) for n in (1, 2)]
    day = date(2023, 1, 1)
    assert YearView(plan(*full), day).outstanding.is_nothing
    assert YearView(plan(full[0]), day).outstanding.rows == [("ขั้นตอน", "๑ จาก ๒ ขั้นตอนมีผล", "")]
    assert YearView(plan(), day).outstanding.rows == [
        ("ยังไม่รายงานผล", "๑ มาตรการ", "มาตรการที่ ๑"),
        ("ขั้นตอน", "๐ จาก ๒ ขั้นตอนมีผล", ""),
    ]


def test_steps_are_not_counted_where_a_result_does_not_name_its_own():
    unnamed = YearView(plan(result(1, step=1, evidence=[PROOF]), result(2, evidence=[PROOF])), date(2023, 1, 1))
    assert unnamed.outstanding.rows == []


def test_steps_are_counted_in_one_way_in_the_year_its_rows_and_its_box():
    day = date(2023, 1, 1)
    year = YearView(plan(result(1, step=1, evidence=[PROOF]), result(2, step=1, evidence=[PROOF])), day)
    said = "๑ จาก ๒ ขั้นตอนมีผล"
    assert (year.steps_words, year.measures[0].say, year.outstanding.rows[-1][1]) == (said, said, said)
    unnamed = YearView(plan(result(1, step=1), result(2)), day)
    assert (unnamed.steps_words, unnamed.measures[0].say) == ("กำหนด ๒ ขั้นตอน", "รายงานแล้ว ๒ รายการ")


def test_a_division_counts_only_its_own_measures():
    clerk, finance = YearView(plan(result(1)), END).divisions
    assert (clerk.reported, len(clerk.measures), len(finance.measures)) == (1, 1, 0)


def test_the_instrument_is_named_in_full():
    view = measure(today=END)
    assert view.instrument == "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก"
    assert view.indicator == "คุณภาพการดำเนินงาน"
