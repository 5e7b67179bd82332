"""docs/how-to/publish-a-new-kind.md, followed to the letter beside the site's own kinds."""

import hashlib
import re
import sys
from pathlib import Path

import pytest
from django.urls import clear_url_caches

from common.models import Division
from publishing import checks, kinds, workflow
from publishing.models import Edition
from tests import factories

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "how-to" / "publish-a-new-kind.md"
FILES = dict(re.findall(r"```(?:python|html) ([^\n]+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
SITE = """
from django.urls import include, path
from kokkhon_ita.urls import handler404, urlpatterns as ours
urlpatterns = [*ours, path("roll/", include("roll.urls"))]
"""


@pytest.fixture
def roll(db, tmp_path, settings, monkeypatch):
    """The kind of the page: its files written, registered, and its addresses in the site."""
    for name, text in {**FILES, "roll/__init__.py": "", "site_with_roll.py": SITE}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path / "templates"]}]
    settings.ROOT_URLCONF = "site_with_roll"
    from roll.kind import register

    register()
    clear_url_caches()
    yield kinds.get("roll")
    clear_url_caches()
    for name in [name for name in sys.modules if name.partition(".")[0] in ("roll", "site_with_roll")]:
        del sys.modules[name]


def test_kind_of_the_page_is_whole_and_published_like_every_other(roll, page_client):
    assert checks.kinds_are_whole(None) == []
    factories.organisation()
    factories.divisions()
    factories.publish("roll", "")
    Division.objects.filter(code="finance").update(name="กองคลังและพัสดุ")
    edition = factories.publish("roll", "")
    assert "กองคลังและพัสดุ" in page_client.get("/roll/").text
    assert "กองคลังและพัสดุ" not in page_client.get("/roll/editions/1/").text
    assert "กองคลังและพัสดุ" in page_client.get("/roll/history/").text
    assert page_client.get("/roll/editions/2/share.png").headers["Content-Type"] == "image/png"
    schema = page_client.get("/schemas/roll-1.json").json()
    assert schema["$defs"]["Line"]["properties"]["name"]["title"] == "ชื่อส่วนราชการ"
    assert page_client.get("/roll/report.csv").url == "/roll/editions/2/report.csv"
    for ending in ("pdf", "docx", "xlsx", "csv", "json"):
        data = page_client.get(f"/roll/editions/2/report.{ending}").getvalue()
        sha256 = hashlib.sha256(data).hexdigest()
        assert sha256 in page_client.get(f"/verify/?hash={sha256}").text
    workflow.withdraw(Edition.objects.get(pk=edition.pk), by=factories.superuser(), reason="ผิด")
    assert "กองคลังและพัสดุ" not in page_client.get("/roll/").text
    assert page_client.get("/roll/report.csv").url == "/roll/editions/1/report.csv"
    workflow.withdraw(Edition.objects.get(kind="roll", number=1), by=factories.superuser(), reason="ผิด")
    assert page_client.get("/roll/report.csv").status_code == 404
