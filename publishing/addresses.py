"""Where the editions of a kind are found (newest, each by its number, history, files), and where one reads on without them."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Onward:
    """Where somebody reads on who finds a withdrawn edition: the name of a view, and the words of the link to it."""

    view: str
    words: str

    @property
    def url(self) -> str:
        return reverse(self.view)


@dataclass(frozen=True)
class Addresses:
    """Where the editions of a kind are found: `namespace:newest`, `namespace:{rest}edition`, `namespace:{rest}history`.

    `start` is the path of the newest page, such as "<int:year>/". What it captures, joined by dashes, is the key of the
    edition, so that a key leads back to its address; the last part may hold dashes itself.
    """

    kind: str
    namespace: str
    newest: str
    start: str
    rest: str = ""

    def url(self, key: str) -> str:
        """Return the address of the newest edition of `key`."""
        return reverse(f"{self.namespace}:{self.newest}", args=self._parts(key))

    def edition_url(self, key: str, number: int) -> str:
        """Return the address that edition `number` keeps for ever."""
        return reverse(f"{self.namespace}:{self.rest}edition", args=[*self._parts(key), number])

    def file_url(self, key: str, number: int, path: str) -> str:
        """Return the address that a file of edition `number` keeps for ever."""
        return self.edition_url(key, number) + path

    def history_url(self, key: str) -> str:
        """Return the address of the list of all editions of `key`."""
        return reverse(f"{self.namespace}:{self.rest}history", args=self._parts(key))

    @property
    def samples(self) -> list[str]:
        """Return keys of as many parts as an address has, one of which every pattern takes: for the check at start-up."""
        count = self.start.count("<")
        return ["-".join([part] * count) for part in ("2566", "topic")]

    def _parts(self, key: str) -> list[str]:
        count = self.start.count("<")
        return key.split("-", count - 1) if count else []
