"""The counter at the foot of a page: a hole, and for the counter's own page the figures themselves."""

from django.utils import timezone
from django.utils.functional import cached_property

from common import holes

from . import foot
from .figures import board


class Foot:
    """The counter of one page; nothing is read before the template asks."""

    def __init__(self, request, at):
        self._request, self._at = request, at

    @cached_property
    def shown(self):
        """Return the board's figures, None when none are known."""
        return board.shown(timezone.localdate(self._at))

    @property
    def figures(self):
        """Return the figures as HTML that stays with the page, so that they agree with the rest of it."""
        return foot.figures(self.shown)

    @property
    def whole(self):
        """Return the hole of a page that leaves all to the foot."""
        return self._with_address(foot.ALL)

    @property
    def of_reader(self):
        """Return the hole of a page that shows `figures` itself."""
        return self._with_address(foot.READER)

    @property
    def without_address(self):
        """Return the hole of a page on which the reader's own address would frighten."""
        return holes.mark(foot.WITHOUT_ADDRESS)

    def _with_address(self, hole):
        # No shared cache may keep it.
        self._request.shows_its_address = True
        return holes.mark(hole)


def visitors(request):
    return {"visitor_counter": Foot(request, timezone.now())}
