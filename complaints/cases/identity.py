"""The reporter's name and contact lie in an envelope of their own inside the sealed case.

Around it is the case's seal, so only readers and reporter reach it. The envelope itself needs the server's secret too, and the
server opens it only for a reader to whom a second one agreed (`readers/naming.py`): a reader with a copy of the whole
database sees that there is a name, not which.
"""

import base64
import json
from uuid import UUID

from ..sealing import texts
from ..sealing.people import digest
from ..server_secret import subkey
from .open_case import LEAST, OpenCase, writing

SEALED = "sealed"
_ROOM = (1 << 12) - 1  # bytes: takes the longest name and contact, so that no length shows


def put(opened: OpenCase, identity: dict) -> None:
    """Seal who the reporter is into the row, {} for nobody; the caller saves it."""
    plain = json.dumps(identity, ensure_ascii=False).encode()
    blob = texts.seal(_key(opened.case.pk), plain, _binding(opened.case.pk), least=_ROOM)
    opened.set_leaf("identity", {SEALED: base64.b64encode(blob).decode()} if identity else {})


def is_given(opened: OpenCase) -> bool:
    """Return whether there is a name or contact."""
    return bool(opened.leaf("identity"))


def read(opened: OpenCase) -> dict:
    """Return name and contact, {} for nobody. Ask `readers.naming` who may see them. Raises SealError."""
    content = opened.leaf("identity")
    if SEALED not in content:
        return content  # filed before there were envelopes
    case = opened.case.pk
    return json.loads(texts.unseal(_key(case), base64.b64decode(content[SEALED]), _binding(case)))


def enclosed(opened: OpenCase) -> OpenCase:
    """Return the case with its identity in the envelope: one from before is moved when a reader first opens it."""
    if len(opened.case.identity) > LEAST["identity"]:
        return opened
    with writing(opened) as again:
        put(again, again.leaf("identity"))
    return again


def _key(case: UUID) -> bytes:
    return digest(case.bytes, use="identity", key=subkey("identity"))


def _binding(case: UUID) -> texts.Binding:
    return texts.Binding("identity-inner", case, case, 0, 0)
