"""Redis as a cache that may be away: nothing is remembered then, and no page fails for it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

PATIENCE = 1.0  # seconds for a Redis that does not answer
NOTHING: dict[str, Any] = {"get_many": {}, "add": False, "touch": False, "delete": False, "has_key": False}


def _forgiving(name: str, ask: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(ask)
    def asked(self: RedisCacheClient, *arguments: Any) -> Any:
        try:
            return ask(self, *arguments)
        except RedisError:
            return arguments[1] if name == "get" else NOTHING.get(name)

    return asked


class _Client(RedisCacheClient):
    """Django's client, whose failures are an empty answer."""


for _name in ("add", "get", "set", "touch", "delete", "get_many", "has_key", "set_many", "delete_many", "clear"):
    setattr(_Client, _name, _forgiving(_name, getattr(RedisCacheClient, _name)))


class ForgivingRedis(RedisCache):
    """Django's Redis cache; who writes while it is away is not told, and who reads finds nothing."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        waits = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
        super().__init__(server, params | {"OPTIONS": waits | params.get("OPTIONS", {})})
        self._class = _Client
