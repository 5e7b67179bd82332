"""Each worker begins with what takes long, and the short tests stand at the ends, where the other one takes them."""

from tests import order
from tests.test_marks import Item


def test_the_living_office_slow_tests_and_a_served_site_each_begin_a_part():
    short = [Item(f"test_{n}.py", "db") for n in range(6)]
    living, served = Item("test_public.py", "lived", "living_site"), Item("test_pages.py", "site", "prepared")
    slow, emptying = Item("test_many.py", marked=["slow"]), Item("test_kill.py", "transactional_db", marked=["slow"])
    found = order.arranged([*short, served, emptying, slow, living], workers=3)
    assert found == [living, *short[:2], slow, *short[2:4], served, *short[4:], emptying]


def test_none_is_lost_where_one_worker_has_few_tests():
    served, living = Item("test_pages.py", "prepared"), Item("test_public.py", "living_site")
    assert order.arranged([served, living], workers=1) == [living, served]
    assert order.arranged([living, living, served], workers=4) == [living, living, served]
