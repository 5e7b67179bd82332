"""Proof of filing: a signed sentence that outlives the case.

The fingerprint is taken over the report together with a random salt that only the
reporter's copy holds, so that the proof tells nobody what was reported.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256

from nacl.encoding import HexEncoder
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from .errors import SealError
from .formats import VERSION
from .people import digest


@dataclass(frozen=True)
class Acknowledgement:
    """What the office confirms: as which case, through which channel, on which day, a report with which fingerprint."""

    office: str
    case: str
    channel: str
    day: str
    salt: str
    fingerprint: str

    def text(self) -> bytes:
        """The bytes that are signed: canonical JSON with the version."""
        content = {"version": VERSION, **asdict(self)}
        content["door"] = content.pop("channel")  # its name in every proof ever signed
        return json.dumps(content, ensure_ascii=False, sort_keys=True).encode()


def fingerprint(report: bytes, salt: str) -> str:
    """SHA-256 in hex over the salt and the report as it was stored."""
    return sha256(salt.encode("ascii") + b"\n" + report).hexdigest()


def signing_key(secret: bytes) -> SigningKey:
    """The office's signing key, which follows from the server's secret."""
    return SigningKey(digest(b"", use="acknowledgement", key=secret))


def public_key(secret: bytes) -> str:
    """The office's public key in hex, to be published."""
    return signing_key(secret).verify_key.encode(HexEncoder).decode()


def sign(acknowledgement: Acknowledgement, secret: bytes) -> str:
    """The whole proof as one line of JSON: the statement, the public key and the signature."""
    signature = signing_key(secret).sign(acknowledgement.text()).signature
    proof = {
        "statement": acknowledgement.text().decode(),
        "key": public_key(secret),
        "signature": signature.hex(),
    }
    return json.dumps(proof, ensure_ascii=False)


def check_any(proof: str, keys: list[str]) -> tuple[dict, str]:
    """The statement of a proof, and the one of these keys that signed it. Raises SealError when none did."""
    for key in keys:
        with suppress(SealError):
            return check(proof, key), key
    raise SealError("the proof was not signed by this office")


def check(proof: str, key: str) -> dict:
    """The statement of a proof signed by the office whose public key is `key` (hex).

    Raises SealError for anything else, however malformed.
    """
    try:
        parts = json.loads(proof)
        statement = parts["statement"].encode()
        VerifyKey(key.encode(), HexEncoder).verify(statement, bytes.fromhex(parts["signature"]))
        return json.loads(statement)
    except (CryptoError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SealError("the proof was not signed by this office") from error
