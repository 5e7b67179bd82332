"""The scores of a year as something that can be published."""

from common import thai
from publishing.addresses import Addresses, Onward
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from .edition import Scores

ADDRESSES = Addresses("ita-scores", "ita", "year", "<int:year>/", "year-")


def register() -> None:
    from . import content, doubts, views

    register_kind(
        Kind(
            name="ita-scores",
            label="ผลการประเมิน ITA",
            content=content.scores,
            keys=content.keys,
            contents=(Scores,),
            title=lambda content: f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {thai.to_thai_digits(content.fiscal_year)}",
            page=views.year_page,
            warnings=doubts.doubts,
            addresses=ADDRESSES,
            onward=Onward("ita:index", "ผลการประเมินของปีอื่น"),
            changed_with=("ita.change_scoreyear",),
        )
    )
