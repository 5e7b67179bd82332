"""What a list says of each edition: worked out once a process, so that a list reads no content that it read before."""

from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Any

from .models import Edition

MOST = 5_000


class Lines:
    """`by_pk(editions)` is pk → `make(content)`; what was made is kept by the hash of its content and by `also`, the day."""

    def __init__(self, make: Callable[..., Any]) -> None:
        self._make = make
        self._made: dict[tuple[str, tuple[Hashable, ...]], Any] = {}

    def by_pk(self, editions: Iterable[Edition], *also: Hashable) -> dict[int, Any]:
        """Return pk → line for editions that may come without their contents; one query for all that are new here."""
        names = {edition.pk: (edition.sha256, also) for edition in editions}
        missing = [pk for pk, name in names.items() if name not in self._made]
        if len(self._made) + len(missing) > MOST:
            self._made.clear()
            missing = list(names)
        found = {names[edition.pk]: self._make(edition.said, *also) for edition in _whole(missing)}
        self._made |= found
        return {pk: self._made[name] for pk, name in names.items()}


def _whole(pks: Collection[int]) -> Iterable[Edition]:
    return Edition.objects.filter(pk__in=pks).iterator(chunk_size=20) if pks else ()
