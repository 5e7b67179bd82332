"""Witnesses: an office that countersigns the ledgers of others, and those who countersign this one's."""
