"""The statistics as something that can be published: tells publishing how to freeze, show and name a year."""

from publishing.addresses import Addresses
from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from .figures.edition import Statistics

ADDRESSES = Addresses("complaint-statistics", "complaints", "statistics-year", "statistics/<int:year>/", "statistics-")


def register():
    from .figures import reports, statistics
    from .views import statistics as pages

    register_kind(
        Kind(
            name=statistics.KIND,
            label="สถิติเรื่องร้องเรียน",
            content=statistics.of_year,
            keys=statistics.keys,
            contents=(Statistics,),
            title=lambda content: f"สถิติเรื่องร้องเรียน ปีงบประมาณ {content.fiscal_year}",
            page=pages.year_page,
            addresses=ADDRESSES,
            files=reports.outputs,
            changed_with=("complaints.change_desk",),
        )
    )
