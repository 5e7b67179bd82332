"""A reader of a public page whose request never becomes a Django request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from django.http import HttpRequest


class Answered(Protocol):
    """What the counter asks of an answer, whoever gave it."""

    @property
    def status_code(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...


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


Request = HttpRequest | Reader
