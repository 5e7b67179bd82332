"""SQLite as Django drives it, able to prefetch more than 999 rows.

Django 5.2 prefetches what a foreign key leads to by a look-up of tuples, and spells it for SQLite as one OR an element,
a tree deeper than SQLite takes ("Expression tree is too large"). A tuple of one column is a plain value to SQLite, so
`(id) IN ((1), (2))` is understood as it stands; this site has no keys of several columns.
"""

from django.db.backends.sqlite3 import base, features


class DatabaseFeatures(features.DatabaseFeatures):
    supports_tuple_lookups = True


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
