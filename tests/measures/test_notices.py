"""What the first page of the admin says about the measures."""

from datetime import date

import pytest

from common.dashboard import Level
from kokkhon_ita import roles
from measures.models import Result
from measures.notices import of_measures
from tests import factories

pytestmark = pytest.mark.django_db
AFTER = date(2023, 10, 2)


def test_nothing_without_a_plan_or_without_the_right_to_read_it():
    assert of_measures(factories.superuser()) == []
    factories.plan()
    assert of_measures(factories.user()) == []


def test_publisher_hears_of_the_whole_newest_year():
    factories.plan(2565, measures=3)
    plan = factories.plan(2566, measures=0)
    factories.measure(plan, 1, evidence=0)
    factories.measure(plan, 2, responsible=0)
    told = of_measures(factories.user(roles.PUBLISHER), today=AFTER)
    assert [(notice.level, notice.sentence) for notice in told] == [
        (Level.LATE, "มาตรการปี ๒๕๖๖ ยังไม่มีรายงานตามรอบ ๒ มาตรการ"),
        (Level.TASK, "มาตรการปี ๒๕๖๖ ยังไม่ระบุผู้รับผิดชอบ ๑ มาตรการ"),
        (Level.TASK, "มาตรการปี ๒๕๖๖ มีขั้นตอนที่ยังไม่ระบุผล ๔ ขั้นตอน"),
        (Level.TASK, "มาตรการปี ๒๕๖๖ มีผลที่ยังไม่มีหลักฐาน ๑ รายการ"),
    ]
    assert {notice.url for notice in told} == {"/admin/measures/plan/2566/findings/"}


def test_clerk_hears_of_the_own_division_only():
    plan = factories.plan(measures=0)
    factories.measure(plan, 1, responsible=1, evidence=0)
    factories.measure(plan, 2, responsible=2, evidence=0)
    clerk = factories.user(roles.DIVISION_CLERK, division=factories.divisions()[1])
    told = of_measures(clerk, today=date(2022, 11, 1))
    assert [notice.sentence for notice in told] == [
        "มาตรการปี ๒๕๖๖ มีขั้นตอนที่ยังไม่ระบุผล ๒ ขั้นตอน",
        "มาตรการปี ๒๕๖๖ มีผลที่ยังไม่มีหลักฐาน ๑ รายการ",
    ]
    assert {notice.url for notice in told} == {"/admin/measures/result/own/?year=2566"}


def test_who_only_reads_is_told_of_no_work():
    factories.measure(factories.plan(measures=0), 1, evidence=0)
    auditor = factories.user(roles.AUDITOR)
    assert of_measures(auditor, today=date(2022, 11, 1)) == []
    assert {notice.level for notice in of_measures(auditor, today=AFTER)} == {Level.LATE}


def test_all_is_well():
    measure = factories.measure(factories.plan(measures=0), steps=1)
    Result.objects.update(step=measure.steps.get())
    [notice] = of_measures(factories.user(roles.AUDITOR), today=date(2022, 11, 1))
    assert (notice.level, notice.sentence) == (Level.FINE, "มาตรการปี ๒๕๖๖ ไม่มีข้อที่ควรตรวจ")
