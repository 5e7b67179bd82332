"""A round of the survey as something that can be published: without it nobody can answer."""

from publishing.addresses import Addresses, Onward
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from ..editions.rounds import KIND, Round

ADDRESSES = Addresses(KIND, "survey", "round", "rounds/<int:year>/<slug:part>/", "round-")


def register() -> None:
    from . import content, views

    register_kind(
        Kind(
            name=KIND,
            label="รอบสำรวจความพึงพอใจ",
            content=content.content,
            keys=content.keys,
            contents=(Round,),
            title=lambda said: f"รอบสำรวจความพึงพอใจ {said.label}",
            page=views.page,
            addresses=ADDRESSES,
            onward=Onward("survey:index", "แบบสำรวจที่กำลังเปิดรับคำตอบ"),
            warnings=content.warnings,
            changed_with=("services.change_round",),
        )
    )
