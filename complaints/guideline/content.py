"""The guideline as staff have it now: the desk's words and days, the ways in, the categories and villages."""

from common.models import Organisation
from publishing.contents import content_of

from ..models import Category, Desk, OtherWay, Village
from .edition import Guideline, Way

ROWS = (Desk, OtherWay, Category, Village)


def keys() -> list[str]:
    """Return the one key of the guideline once anything of it is entered."""
    return [""] if any(model.objects.exists() for model in ROWS) else []


def content(key: str) -> Guideline:
    """Return the Guideline of the working records; a way without a number, a place or a link is none."""
    office = Organisation.objects.first()
    return content_of(
        Guideline,
        Desk.objects.first() or Desk(),
        organisation=office.name if office else "",
        ways=[content_of(Way, way) for way in OtherWay.objects.all() if way.leads_somewhere],
        categories=list(Category.objects.filter(active=True).values_list("name", flat=True)),
        villages=list(Village.objects.values_list("name", flat=True)),
    )


def warnings(guideline: Guideline) -> list[str]:
    """Return a sentence in Thai for each thing that an assessor will miss."""
    missing = {
        "ยังไม่ได้ระบุส่วนงานที่รับผิดชอบ": guideline.unit,
        "ยังไม่มีช่องทางอื่นที่มีหมายเลข สถานที่ หรือลิงก์": [way for way in guideline.ways if not way.outside],
        "ยังไม่มีหน่วยงานภายนอกที่รับเรื่องทุจริต": guideline.bodies,
        "ยังไม่มีหมวดเรื่องให้ผู้แจ้งเลือก": guideline.categories,
    }
    return [sentence for sentence, found in missing.items() if not found]
