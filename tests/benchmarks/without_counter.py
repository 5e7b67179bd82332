"""The site's settings for tests.benchmarks.visitors_cost alone: no counting, and no figures at the foot of a page."""

from tests.benchmarks.without_counting import *  # noqa: F403
from tests.benchmarks.without_counting import TEMPLATES

TEMPLATES[0]["OPTIONS"]["context_processors"].remove("visitors.context.visitors")
