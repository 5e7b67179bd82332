"""Which year staff's pages of results show first, and how another one is chosen."""

import pytest

from measures.models import Measure
from measures.notices import of_measures
from tests import factories
from tests.measures.test_admin_pages import rows

pytestmark = pytest.mark.django_db


class TestChoosingAYear:
    """The second plan is of 2570: its measure belongs to the clerk's division too."""

    OWN = "/admin/measures/result/own/"

    @pytest.fixture(autouse=True)
    def second_year(self, clerk):
        newer = factories.plan(2570, measures=0)
        factories.measure(newer, 1, responsible=2, title="มาตรการของปีใหม่")

    def test_newest_year_is_shown_first(self, page_client):
        page = page_client.get(self.OWN).text
        assert "มาตรการของปีใหม่" in page
        assert "มาตรการตัวอย่าง" not in page

    def test_address_chooses_the_year_and_the_page_leads_to_each(self, page_client):
        page = page_client.get(f"{self.OWN}?year=2566").text
        assert "มาตรการตัวอย่างที่ 2" in page
        assert "มาตรการของปีใหม่" not in page
        assert f'href="{self.OWN}?year=2566" aria-current="page"' in page
        assert f'href="{self.OWN}?year=2570"' in page

    @pytest.mark.parametrize("year", ["", "0", "9999", "๒๕๖๖", "x", "2566'--", "9" * 40])
    def test_year_without_a_plan_shows_the_newest(self, page_client, year):
        response = page_client.get(self.OWN, {"year": year})
        assert response.status_code == 200
        assert "มาตรการของปีใหม่" in response.text

    def test_year_without_own_measures_says_so(self, page_client, clerk):
        factories.plan(2571, measures=0)
        page = page_client.get(f"{self.OWN}?year=2571").text
        assert f"ปีงบประมาณ ๒๕๗๑ ยังไม่มีมาตรการที่{clerk.division}รับผิดชอบ" in page
        assert f'href="{self.OWN}?year=2570"' in page

    def test_notice_leads_to_the_year_that_it_names(self, page_client, clerk):
        told = [notice for notice in of_measures(clerk) if "ปี ๒๕๗๐" in notice.sentence]
        assert told
        assert all("มาตรการของปีใหม่" in page_client.get(notice.url).text for notice in told)

    def test_saved_result_leads_back_to_its_own_year(self, page_client):
        response = page_client.post(
            "/admin/measures/result/add/",
            {"measure": Measure.objects.get(number=2).pk, "text": "ผลของปีเก่า", "round": "", **rows("evidence")},
        )
        assert response["Location"] == f"{self.OWN}?year=2566#measure-2"


@pytest.mark.parametrize("path", ["/admin/measures/measure/", "/admin/measures/result/"])
def test_lists_begin_with_the_newest_year(page_client, path):
    for year in (2566, 2570):
        factories.plan(year)
    page_client.force_login(factories.superuser())
    shown = page_client.get(path).context["cl"].result_list
    assert [getattr(row, "measure", row).plan_id for row in shown] == [2570, 2566]
