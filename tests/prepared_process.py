"""What every process of tests/processes.py has before it begins: the site's modules and its settings, no connection."""

import django

django.setup()

import kokkhon_ita.urls  # noqa: E402, F401
