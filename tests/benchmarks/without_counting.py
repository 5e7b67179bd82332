"""The site's settings for tests.benchmarks.visitors_cost alone: pages show the counter's figures, nothing counts."""

from kokkhon_ita.settings import *  # noqa: F403
from kokkhon_ita.settings import MIDDLEWARE

MIDDLEWARE.remove("visitors.middleware.VisitorCounter")
