"""What a witness writes: the checkpoint of a ledger, signed. publishing/verify.py reads it.

The head of our ledger stands where a Merkle tree's root would; docs/decisions/witnesses.md says what that means.
"""

from base64 import b64encode

from nacl.signing import SigningKey

from publishing import verify


def checkpoint(origin: str, position: int, head: str) -> bytes:
    """Return the body of a note: whose ledger, how many entries, the newest one's hash (hex)."""
    return f"{origin}\n{position}\n{b64encode(bytes.fromhex(head)).decode()}\n".encode()


def material(signing: SigningKey) -> bytes:
    """Return the type of the key and its public half, as C2SP writes them."""
    return verify.COSIGNATURE + bytes(signing.verify_key)


def verifier_key(name: str, signing: SigningKey) -> str:
    """Return the line by which anybody checks this key's notes."""
    public = material(signing)
    return f"{name}+{verify.key_id(name, public).hex()}+{b64encode(public).decode()}"


def signed(body: bytes, name: str, signing: SigningKey, seconds: int) -> str:
    """Return the note: the body, and that the witness `name` had seen it at `seconds` since 1970."""
    signature = signing.sign(verify.cosigned(body, seconds)).signature
    blob = verify.key_id(name, material(signing)) + seconds.to_bytes(8, "big") + signature
    return f"{body.decode()}\n— {name} {b64encode(blob).decode()}\n"
