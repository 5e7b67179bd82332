"""Parcels for another agency, made as an officer makes them and opened as their receiver does."""

import hmac
import io
import zipfile
import zlib
from hashlib import pbkdf2_hmac

from Crypto.Cipher import AES
from Crypto.Util import Counter

DESK = "/admin/complaints/room/"
KEY = "123456789012345678901234"
AGENCY = "สำนักงาน ป.ป.ช. ประจำจังหวัดอุดรธานี"


def asked(part="parcel", **more):
    """What an officer's form sends."""
    return {"part": part, "agency": AGENCY, "number": "อด ๗๑๒๐๑/๔๕", "day": "๒๕ เมษายน ๒๕๖๖", "key": KEY} | more


def sent(client, case, part="parcel", **more):
    """The ZIP inside a parcel that an officer makes."""
    answer = client.post(f"{DESK}{case.pk}/export/", asked(part, **more))
    return zipfile.ZipFile(io.BytesIO(opened(b"".join(answer))))


def opened(data, key=KEY):
    """The one file of a ZIP that WinZip's AE-2 closed, checked: raises ValueError for another key."""
    [info] = zipfile.ZipFile(io.BytesIO(data)).infolist()
    with io.BytesIO(data) as source:
        source.seek(info.header_offset + 26)
        name, extra = (int.from_bytes(source.read(2), "little") for _ in range(2))
        source.seek(name + extra, io.SEEK_CUR)
        whole = source.read(info.compress_size)
    salt, check, inside, seal = whole[:16], whole[16:18], whole[18:-10], whole[-10:]
    made = pbkdf2_hmac("sha1", key.encode(), salt, 1000, 66)
    if made[64:] != check or hmac.digest(made[32:64], inside, "sha1")[:10] != seal:
        raise ValueError("another key")
    counter = Counter.new(128, little_endian=True, initial_value=1)
    plain = AES.new(made[:32], AES.MODE_CTR, counter=counter).decrypt(inside)
    return zlib.decompress(plain, -zlib.MAX_WBITS)
