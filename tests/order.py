"""The order in which tests run, once they were shuffled: nobody waits for what another worker makes for all.

Each worker of xdist begins with a part of the list of its own, and takes from the ends of the others' parts when it has
nothing left. So the tests of the living office stand first in the first part, the slow ones first in the second, those of a
served site first in the third, and the many short ones behind them let all workers finish together.
"""

LIVING = "living_site"
SERVED = {"prepared", "chromium"}


def arranged(items, *, workers):
    """Return the items, the longest first in the parts of the first three of so many workers, all else as it was."""
    places = [_place(item) for item in items]
    *longest, others = (
        [item for item, there in zip(items, places, strict=True) if there == place] for place in range(4)
    )
    size, found = len(items) // workers, []
    for group in longest:
        beside = max(0, size - len(group))
        found += group + others[:beside]
        others = others[beside:]
    return found + others


def _place(item):
    """Return which group a test is of: living, slow, served, others."""
    if LIVING in item.fixturenames:
        return 0
    if SERVED & set(item.fixturenames):
        return 2
    # What empties tables stays behind what rolls back.
    return 1 if item.get_closest_marker("slow") and "transactional_db" not in item.fixturenames else 3
