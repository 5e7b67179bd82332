"""The search box above a list of the admin: every word of it, digits in either script."""

from typing import Any, ClassVar

from django.contrib.admin.utils import lookup_spawns_duplicates
from django.db.models import Q
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal

from common import thai


class SearchesThai:
    """A list that finds "แผน ๒๕๗๐" for whoever types "แผน 2570", in `search_fields`."""

    search_fields: ClassVar[Any]
    opts: Any

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Return the rows that hold every word, and whether a row may stand there more than once."""
        words = list(smart_split(search_term.replace("\0", "")))
        for word in words:
            queryset = queryset.filter(_contains(_unquoted(word), self.search_fields))
        # Without a word nothing was joined: DISTINCT would sort every row of the table.
        return queryset, bool(words) and any(lookup_spawns_duplicates(self.opts, field) for field in self.search_fields)


def _unquoted(word: str) -> str:
    return unescape_string_literal(word) if word[0] in "\"'" and word[0] == word[-1] and len(word) > 1 else word


def _contains(text: str, fields: Any) -> Q:
    spellings = sorted({text, thai.all_thai_digits(text), thai.to_arabic_digits(text)})
    return Q(*((f"{field}__icontains", one) for field in fields for one in spellings), _connector=Q.OR)
