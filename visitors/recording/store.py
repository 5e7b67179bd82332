"""The counter's writes, each all or nothing. The SQL is its own: adding to a row that may not exist yet."""

from datetime import date

from django.db import connection, transaction

from .batch import Batch

SEEN = "INSERT INTO visitors_seenvisitor (hash, date) VALUES (%s, %s) ON CONFLICT DO NOTHING"
DAY = """
    INSERT INTO visitors_day (date, visitors, views) VALUES (%s, %s, %s)
    ON CONFLICT (date) DO UPDATE SET
        visitors = visitors_day.visitors + excluded.visitors, views = visitors_day.views + excluded.views
"""
PAGE = """
    INSERT INTO visitors_pagemonth (month, path, title, views) VALUES (%s, %s, %s, %s)
    ON CONFLICT (month, path) DO UPDATE SET
        views = visitors_pagemonth.views + excluded.views,
        title = CASE WHEN excluded.title = '' THEN visitors_pagemonth.title ELSE excluded.title END
"""
LEFT_OUT = """
    INSERT INTO visitors_leftout (month, reason, requests) VALUES (%s, %s, %s)
    ON CONFLICT (month, reason) DO UPDATE SET requests = visitors_leftout.requests + excluded.requests
"""


def write(batch: Batch) -> int:
    """Add everything in the batch to the database, or nothing; return how many of its visitors were new.

    The table's trigger counts the day with a hash that is new: both happen or neither. Any number of processes may
    try the same hash at the same time.
    """
    new = 0
    with transaction.atomic(), connection.cursor() as cursor:
        if batch.visitors:
            cursor.executemany(SEEN, [(hash_, day) for day, hash_ in sorted(batch.visitors)])
            new = cursor.rowcount
        # Sorted, so that two processes on PostgreSQL lock rows in the same order.
        cursor.executemany(DAY, [(day, 0, views) for day, views in sorted(batch.views.items())])
        pages = sorted((day.replace(day=1), path, views) for (day, path), views in batch.pages.items())
        cursor.executemany(PAGE, [(month, path, batch.titles.get(path, ""), views) for month, path, views in pages])
        cursor.executemany(LEFT_OUT, [(*key, requests) for key, requests in sorted(batch.left_out.items())])
    return new


def probe(day: date) -> None:
    """Write without changing a number; raises DatabaseError when the database takes no write."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(DAY, (day, 0, 0))
