"""Measures as something that can be published: tells publishing how to freeze, show and name a year."""

from publishing.addresses import Addresses, Onward
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from .edition import Plan

ADDRESSES = Addresses("measures", "measures", "year", "<int:year>/")


def register() -> None:
    from . import content, items, review, search, sending, settling, views
    from .reports.files import FILES

    register_kind(
        Kind(
            name="measures",
            label="มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
            content=content.plan,
            keys=content.keys,
            contents=(Plan,),
            title=lambda plan: plan.title,
            page=views.year_page,
            addresses=ADDRESSES,
            onward=Onward("measures:index", "มาตรการของปีอื่น"),
            search=search.entries,
            files=FILES,
            follow=views.follow,
            items=items.PlanItems(),
            offers=sending.offers,
            settle=settling.settle,
            findings=review.findings,
            whose=review.whose,
            evidence=review.evidence,
            empty=lambda plan: not plan.measures,
        )
    )
