"""Django's SQLite backend, but for one of its answers: see base.py."""
