"""The counter at the foot of a page: a hole, and for the counter's own page the figures themselves."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from common import holes

from . import foot
from .figures import board


class Foot:
    """The counter of one page; nothing is read before the template asks."""

    def __init__(self, request: HttpRequest, at: datetime) -> None:
        self._request: Any = request
        self._at = at

    @cached_property
    def shown(self) -> board.Shown | None:
        """Return the board's figures, None when none are known."""
        return board.shown(timezone.localdate(self._at))

    @property
    def figures(self) -> SafeString:
        """Return the figures as HTML that stays with the page, so that they agree with the rest of it."""
        return foot.figures(self.shown)

    @property
    def whole(self) -> SafeString:
        """Return the hole of a page that leaves all to the foot."""
        return self._with_address(foot.ALL)

    @property
    def of_reader(self) -> SafeString:
        """Return the hole of a page that shows `figures` itself."""
        return self._with_address(foot.READER)

    @property
    def without_address(self) -> SafeString:
        """Return the hole of a page on which the reader's own address would frighten."""
        return holes.mark(foot.WITHOUT_ADDRESS)

    def _with_address(self, hole: str) -> SafeString:
        # No shared cache may keep it.
        self._request.shows_its_address = True
        return holes.mark(hole)


def visitors(request: HttpRequest) -> dict[str, Foot]:
    return {"visitor_counter": Foot(request, timezone.now())}
