"""A letter to one person: padded, in a sealed box that opens with their private key alone and names nobody."""

from nacl import bindings, exceptions
from nacl.public import SealedBox

from .errors import SealError
from .formats import body_of, stamp
from .people import box_for
from .texts import padded_size

LEAST = (1 << 12) - 1


def seal(plain: bytes, public: bytes) -> bytes:
    """The text for the holder of this public key; its length shows only in steps from 4 KiB on."""
    return stamp(box_for(public).encrypt(bindings.sodium_pad(plain, padded_size(max(len(plain), LEAST)))))


def unseal(blob: bytes, box: SealedBox) -> bytes:
    """The text of a letter. Raises SealError when it is another's, or was altered."""
    try:
        padded = box.decrypt(body_of(blob))
        return bindings.sodium_unpad(padded, len(padded))
    except (exceptions.CryptoError, ValueError) as error:
        raise SealError("the letter does not open") from error
