"""The pages that one process keeps: of one state of publication, as many as fit into settings.KEPT_PAGES_BYTES."""

import threading
import time
from collections import OrderedDict
from typing import Any

from django.conf import settings

from publishing.state import State

from .page import Page


class Store:
    """Pages by address. A new state lets all of them go; the least recently wanted go first when room is short."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: OrderedDict[tuple[Any, ...], Page] = OrderedDict()
        self._state: State | None = None
        self._size = 0

    def get(self, state: State, address: tuple[Any, ...]) -> Page | None:
        """Return the Page of an address as it is in this state, None when it must be made."""
        with self._lock:
            if state is not self._state:
                self._go_on(state)
            page = self._pages.get(address)
            if page is None or page.expires <= time.time():
                return None
            self._pages.move_to_end(address)
            return page

    def lapsed(self, state: State, address: tuple[Any, ...]) -> Page | None:
        """Return the Page of an address in this state, be it too old or not."""
        with self._lock:
            return self._pages.get(address) if state == self._state else None

    def put(self, state: State, address: tuple[Any, ...], page: Page) -> None:
        """Keep a page that was made in `state`, unless another one has begun since."""
        with self._lock:
            if state != self._state or page.size > settings.KEPT_PAGES_BYTES:
                return
            self._drop(address)
            self._pages[address] = page
            self._size += page.size
            while self._size > settings.KEPT_PAGES_BYTES:
                self._drop(next(iter(self._pages)))

    def clear(self) -> None:
        """Let everything go."""
        with self._lock:
            self._begin(None)

    def _go_on(self, state: State) -> None:
        """Let everything go, unless the state is the same, read once more."""
        if state != self._state:
            self._begin(state)
        self._state = state

    def _begin(self, state: State | None) -> None:
        self._pages.clear()
        self._state, self._size = state, 0

    def _drop(self, address: tuple[Any, ...]) -> None:
        if (page := self._pages.pop(address, None)) is not None:
            self._size -= page.size


store = Store()
