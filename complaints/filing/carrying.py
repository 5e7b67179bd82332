"""What was typed on the other pages of a report travels in the page itself, closed under a key of the server.

Nothing of it is stored, and it stands in no cookie, address or readable field: whoever finds the open page
in a browser's memory reads what is on it, not what was on the pages before.
"""

import base64
import json
import zlib
from collections.abc import Collection, Iterable

from django.http import QueryDict

from ..sealing.errors import SealError
from ..sealing.texts import seal_exactly, unseal_exactly
from ..server_secret import subkey

_USE = b"carried"
LONGEST = 4 << 20  # of the opened text: what no form could hold is not unpacked


def close(data: QueryDict, names: Iterable[str]) -> str:
    """Return the values of these names, closed, for a hidden field."""
    return close_values({name: data.getlist(name) for name in names if name in data})


def close_values(content: dict) -> str:
    """Return the content, closed, for a hidden field."""
    plain = zlib.compress(json.dumps(content).encode())
    return base64.urlsafe_b64encode(seal_exactly(subkey("holding"), plain, _USE)).decode()


def gathered(post: QueryDict, here: Collection[str]) -> QueryDict:
    """Return what was typed on all pages: the names `here` and unknown ones from this post, the others as they were carried.

    What does not open carries nothing.
    """
    data = post.copy()
    for name, values in opened(post.get("carried", "")).items():
        if name not in here:
            data.setlist(name, values)
    return data


def opened(text: str) -> dict:
    """Return what `close_values` closed; {} for what does not open."""
    try:
        plain = unseal_exactly(subkey("holding"), base64.urlsafe_b64decode(text), _USE)
        return json.loads(zlib.decompressobj().decompress(plain, LONGEST)) if text else {}
    except (SealError, ValueError, zlib.error):
        return {}
