"""What the counter at the foot of a page shows; nothing is read before the template asks."""

from django.utils import timezone
from django.utils.functional import cached_property

from common.clients import client_address

from . import board


class Foot:
    """The counter of one page."""

    def __init__(self, request, at):
        self._request = request
        self.now = at

    @cached_property
    def shown(self):
        """Return the board's figures, None when none are known."""
        return board.shown(timezone.localdate(self.now))

    @property
    def address(self):
        """Return the reader's own address; the page that shows it must not be kept by a shared cache."""
        self._request.shows_its_address = True
        return client_address(self._request)


def visitors(request):
    return {"visitor_counter": Foot(request, timezone.now())}
