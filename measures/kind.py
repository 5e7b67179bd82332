"""Measures as something that can be published: tells publishing how to freeze, show and name a year."""

from django.urls import reverse

from publishing.kinds import Kind
from publishing.kinds import register as register_kind

from .edition import Plan


def register():
    from . import content, search, views
    from .reports import downloads

    register_kind(
        Kind(
            name="measures",
            label="มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
            content=content.plan,
            keys=content.keys,
            contents=(Plan,),
            title=lambda plan: plan.title,
            page=views.year_page,
            url=lambda key: reverse("measures:year", args=[key]),
            edition_url=lambda key, number: reverse("measures:edition", args=[key, number]),
            history_url=lambda key: reverse("measures:history", args=[key]),
            search=search.entries,
            files=downloads.outputs,
        )
    )
