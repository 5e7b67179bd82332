"""A fictional office that has lived: everything that a site can hold after two years, made through the real verbs.

`office.make` fills an empty site; `manage.py living_office` calls it. What happened is a calendar of acts in the order
of their moments, one module a subject. No row is written past the rules that staff work under.
"""
