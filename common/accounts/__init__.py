"""Accounts of staff: their names, links that set a password, and the second factor of those who hold power."""
