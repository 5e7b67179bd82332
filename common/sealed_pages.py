"""Which pages are about complaints: whatever watches the site looks away there. A request for a service is sealed like them."""

import re

PAGES = re.compile("/(admin/)?complaints/|/services/[^/]+/request/")


def is_sealed(path: str) -> bool:
    """Return whether the page at this path is about a complaint, or a request that is sealed like one."""
    return PAGES.match(path) is not None
