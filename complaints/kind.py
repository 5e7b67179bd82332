"""The statistics as something that can be published: tells publishing how to freeze, show and name a year."""

from django.urls import reverse

from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from .figures.edition import Statistics


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
            url=lambda key: reverse("complaints:statistics-year", args=[key]),
            edition_url=lambda key, number: reverse("complaints:statistics-edition", args=[key, number]),
            files=reports.outputs,
            history_url=lambda key: reverse("complaints:statistics-history", args=[key]),
        )
    )
