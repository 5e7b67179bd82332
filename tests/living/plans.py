"""How the database answers what a page asks: which tables of those that grow it reads from end to end."""

import re

from django.db import connection

# What an office has more of each month.
GROWING = {
    "complaints_case", "complaints_boardentry", "complaints_item", "disclosures_document", "measures_result", "measures_evidence",
    "publishing_edition", "publishing_issuedfile", "publishing_ledgerentry", "publishing_searchentry", "publishing_shownfile",
    "publishing_submission", "publishing_submitteditem", "services_answer", "visitors_day", "visitors_pagemonth", "common_storedfile",
}  # fmt: skip
_SCAN = re.compile(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")
_NAMED = re.compile(r'"(\w+)"(?: AS)? ([UVWT]\d+)\b')
_COUNT = re.compile(r"SELECT COUNT\(\*\) (?:AS \S+ )?FROM \S+$")
SORTED = "USE TEMP B-TREE FOR ORDER BY"


def read_whole(sql):
    """Return the tables of GROWING that SQLite reads from end to end for a query.

    None are those of which it walks along an index until a page is full, those of which an index holds only what is open, and
    those whose rows a list counts from an index alone.
    """
    if not sql.lstrip().startswith(("SELECT", "WITH")) or _COUNT.match(sql):
        return set()
    steps = _plan(sql)
    walks = "LIMIT" in sql and SORTED not in steps
    aliases = {alias: table for table, alias in _NAMED.findall(sql)}
    found = (step.groups() for step in map(_SCAN.match, steps) if step)
    return {aliases.get(name, name) for name, index in found if not (walks or index in _indexes_of_a_part())} & GROWING


def _plan(sql):
    with connection.cursor() as cursor:
        cursor.cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [row[3] for row in cursor.cursor.fetchall()]


def _indexes_of_a_part():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'")
        return {name for (name,) in cursor.fetchall()}
