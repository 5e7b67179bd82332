"""What lies by in a case's row for the outside reader, closed under the server's secret."""

from ..models import Case, Channel, Reader
from ..sealing import escrow
from ..sealing.envelopes import CaseKeys
from ..sealing.errors import SealError
from ..server_secret import subkey


def laid_by(keys: CaseKeys, channel: str, outside: Reader | None) -> bytes:
    """Return what lies by: for this outside reader, or for nobody, which nobody without the secret can tell apart."""
    if channel != Channel.CORRUPTION or outside is None:
        return escrow.close_for_nobody(keys, secret=subkey("escrow"))
    return escrow.close(keys, reader=outside.pk, public=bytes(outside.public), secret=subkey("escrow"))


def peeled(case: Case) -> tuple[int | None, bytes]:
    """Return for which reader it lies by (`escrow.NOBODY` for none) and their envelope; None for what does not open."""
    try:
        return escrow.peel(bytes(case.escrow), case.pk, case.rotation, secret=subkey("escrow"))
    except SealError:
        return None, b""
