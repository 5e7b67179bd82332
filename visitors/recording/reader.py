"""A reader of a public page whose request never becomes a Django request."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass
class Reader:
    """What the counter and the foot's hole need to know of one."""

    META: dict
    method: str
    path: str

    # Nobody with a cookie is answered without Django.
    COOKIES: ClassVar[dict] = {}

    @property
    def path_info(self) -> str:
        return self.path
