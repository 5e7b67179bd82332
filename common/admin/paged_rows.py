"""Rows below a form, a page at a time: a measure that has a thousand results opens as fast as one with ten."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from common.numbers import short_number

A_PAGE = 30


class PagedFormSet(BaseInlineFormSet):
    """The rows of one page; `page` is None where all fit on one. What comes back is saved whatever page it stood on."""

    page = None
    wanted = "1"

    model: type[Model]

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
        instance: Model | None = None,
        save_as_new: bool = False,
        prefix: str | None = None,
        queryset: QuerySet[Any] | None = None,
        **kwargs: Any,
    ) -> None:
        if queryset is not None and instance is not None and instance.pk:
            prefix = prefix or self.get_default_prefix()
            rows = queryset.filter(**{self.fk.name: instance})
            queryset = self._of_page(rows) if data is None else self._posted(rows, data, prefix)
        super().__init__(data, files, instance, save_as_new, prefix, queryset, **kwargs)

    def _of_page(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        pages = Paginator(rows if rows.ordered else rows.order_by("pk"), A_PAGE)
        if pages.count <= A_PAGE:
            return rows
        self.page = pages.get_page(self.wanted)
        return rows.filter(pk__in=[row.pk for row in self.page])

    def _posted(self, rows: QuerySet[Any], data: Mapping[str, Any], prefix: str) -> QuerySet[Any]:
        """Return the rows that the form names: others may have been put before them meanwhile."""
        name = self.model._meta.pk.name
        count = min(short_number(data.get(f"{prefix}-INITIAL_FORMS")) or 0, 2000)
        posted = [short_number(data.get(f"{prefix}-{n}-{name}")) for n in range(count)]
        return rows.filter(pk__in=[pk for pk in posted if pk is not None])

    @property
    def parameter(self) -> str:
        """Return the name under which the address tells the page of these rows."""
        return f"{self.get_default_prefix()}-page"


class PagedRows(admin.StackedInline):
    """An inline whose rows come a page at a time; its template offers the others through `formset.page`."""

    formset = PagedFormSet

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[Any]:
        made: Any = super().get_formset(request, obj, **kwargs)
        made.wanted = request.GET.get(f"{made.get_default_prefix()}-page", "1")
        return made
