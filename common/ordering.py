"""The places of rows among their siblings."""

from django.db.models import QuerySet

LAST = 32_000


def renumber(rows: QuerySet) -> None:
    """Number the rows of a queryset 1, 2, 3 … in their order, and write those whose number changes."""
    changed = []
    for place, row in enumerate(rows.order_by("order", "pk"), start=1):
        if row.order != place:
            row.order = place
            changed.append(row)
    rows.model.objects.bulk_update(changed, ["order"])
