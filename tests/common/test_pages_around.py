"""The numbers that lead through a list: the first, the last, those beside this page."""

import pytest
from django.core.paginator import Paginator

from common.templatetags.pages import numbers_around


@pytest.mark.parametrize(
    ("pages", "number", "numbers"),
    [
        (3, 2, []),
        (4, 1, [1, 2, 3, 4]),
        (20, 7, [1, 0, 6, 7, 8, 0, 20]),
        (20, 1, [1, 2, 0, 20]),
        (20, 20, [1, 0, 19, 20]),
    ],
)
def test_numbers_of_pages(pages, number, numbers):
    assert numbers_around(Paginator(range(pages), 1).page(number)) == numbers
