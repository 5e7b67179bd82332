"""Files that arrived with a form that had a mistake: held sealed until the form comes again.

The page carries a ticket with the file's key, closed under a key of the server. Neither the
ticket nor the stored bytes open anything alone, and the ticket is in no cookie or address.
"""

import base64
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from ..files import storage
from ..files.uploads import Arrived
from ..sealing.errors import SealError
from ..sealing.texts import seal_exactly, unseal_exactly
from ..server_secret import subkey


def ticket(arrived: Arrived, *, at: datetime | None = None) -> str:
    """Return the ticket of a held file, good for storage.ARRIVING_SECONDS."""
    at = at or timezone.now()
    content = asdict(arrived) | {"id": arrived.id.hex, "key": arrived.key.hex(), "at": at.timestamp()}
    blob = seal_exactly(subkey("holding"), json.dumps(content).encode(), b"holding")
    return base64.urlsafe_b64encode(blob).decode()


@dataclass(frozen=True)
class Held:
    """What a ticket says: its file, and whether that still waits for its form, or is gone and in no case."""

    arrived: Arrived
    is_there: bool
    is_lost: bool


def redeem(text: str, *, at: datetime | None = None) -> Held | None:
    """Return the held file of a ticket, None when that is not ours. One too old, or without its file, is not there any more;
    lost it is unless a case has it."""
    at = at or timezone.now()
    try:
        content = json.loads(unseal_exactly(subkey("holding"), base64.urlsafe_b64decode(text), b"holding"))
    except (SealError, ValueError):
        return None
    age = at.timestamp() - content.pop("at")
    arrived = Arrived(**content | {"id": UUID(content["id"]), "key": bytes.fromhex(content["key"])})
    is_there = age < storage.ARRIVING_SECONDS and storage.has_arrived(arrived.id)
    return Held(arrived, is_there, not is_there and not storage.is_kept(arrived.id))
