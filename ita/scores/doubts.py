"""What staff should check in a year's scores before anybody else reads them."""

from common import thai

from .edition import Scores
from .presentation import ScoresView


def doubts(scores: Scores) -> list[str]:
    """Return sentences in Thai, none where the total follows from the instruments' scores."""
    view = ScoresView(scores)
    if not view.differing:
        return []
    year = thai.to_thai_digits(view.fiscal_year)
    return [
        f"คะแนนรวมที่ประกาศ {view.total_words} ไม่ตรงกับคะแนนรายแบบวัด ซึ่งตามน้ำหนักของปี {year} รวมได้ {view.differing} โปรดตรวจกับประกาศผล"
    ]
