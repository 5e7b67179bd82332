"""Deleting a result: what readers never saw goes with its evidence, what they see is led out of what is published."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from publishing.models import Edition

from ..models import Evidence, Result
from ..unfolding import read


class DeletesWithEvidence:
    """A model admin of results whose deleting takes the evidence along as long as no edition shows the result."""

    def get_deleted_objects(self, objs: Any, request: Any) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """Return what goes, how many of each, what may not go, and what keeps the result: its evidence once it is out."""
        deleted, counts, lacking, keeping = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        if not keeping or any(map(is_out, objs)):
            return deleted, counts, lacking, keeping
        about = Evidence._meta
        if not request.user.has_perm("measures.delete_evidence"):
            lacking.add(about.verbose_name)
        told = [f"{about.verbose_name}: {one}" for one in Evidence.objects.filter(result__in=objs)]
        return [*deleted, told], {**counts, str(about.verbose_name_plural): len(told)}, lacking, []

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with transaction.atomic():
            obj.evidence.all().delete()
            super().delete_model(request, obj)  # type: ignore[misc]

    def delete_view(self, request: Any, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Ask before deleting, and say what readers still see of a result that is out."""
        result = self.get_object(request, object_id)  # type: ignore[attr-defined]
        told = {"is_out": result is not None and is_out(result)}
        return super().delete_view(request, object_id, told | (extra_context or {}))  # type: ignore[misc]


def is_out(result: Result) -> bool:
    """Return whether the newest edition of the result's year, out or to come, shows this result."""
    editions = Edition.objects.searchable().filter(kind="measures", key=str(result.measure.plan_id))
    newest = editions.order_by("-number").first()
    row = read(newest.content).measures.get(result.measure.uid) if newest else None
    return row is not None and result.uid in row.results
