"""The numbers that lead through a list of many pages."""

from django import template
from django.core.paginator import Page

register = template.Library()
FEWEST = 4  # below that "before" and "after" reach every page


@register.filter
def numbers_around(page: Page) -> list[int]:
    """Return the numbers of the first page, the last and those beside this one, 0 for a gap; none for a few pages."""
    pages = page.paginator
    if pages.num_pages < FEWEST:
        return []
    found = pages.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else 0 for number in found]
