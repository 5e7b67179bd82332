"""The order in which tests run, once they were shuffled: nobody waits for what another worker makes for all.

Each worker of xdist begins with a part of the list of its own, and takes from the ends of the others' parts when it has
nothing left. So the tests of the living office and the slow ones stand first in the first part, those of a served site
first in the second, and the many short ones behind them let both workers finish together.
"""

LIVING = "living_site"
SERVED = {"prepared", "chromium"}


def arranged(items, *, workers):
    """Return the items, the longest first in the parts of the first two of so many workers, all else as it was."""
    places = [_place(item) for item in items]
    living, slow, served, others = (
        [item for item, there in zip(items, places, strict=True) if there == place] for place in range(4)
    )
    first = [*living, *slow]
    beside = max(0, len(items) // workers - len(first))
    return [*first, *others[:beside], *served, *others[beside:]]


def _place(item):
    """Return which group a test is of: living, slow, served, others."""
    if LIVING in item.fixturenames:
        return 0
    if SERVED & set(item.fixturenames):
        return 2
    # What empties tables stays behind what rolls back.
    return 1 if item.get_closest_marker("slow") and "transactional_db" not in item.fixturenames else 3
