"""The pages of an edition beside its first one, for a preview whose links stay in the preview."""

from collections.abc import Callable, Mapping
from functools import partial

from django.urls import Resolver404, resolve


def following(pages: Mapping[str, Callable]) -> Callable[[str, str], Callable | None]:
    """Return what a Kind calls `follow`: `pages` gives the page by the name of the view that shows it in public.

    A page of one thing among several gets its `number` from the address. An address that names a year belongs to the
    edition of that year alone.
    """

    def follow(key: str, path: str) -> Callable | None:
        try:
            match = resolve(path)
        except Resolver404:
            return None
        page = pages.get(match.view_name)
        if page is None or str(match.kwargs.get("year", "")) != key:
            return None
        number = match.kwargs.get("number")
        return page if number is None else partial(page, number=int(number))

    return follow
