"""What the processes of a served site hold in their memory."""

import json
import re
from contextlib import suppress

from tests.complaints import officer

_SECRETS = """
import json
from complaints.models import Case, Reader
from complaints.readers import keyholders, unlocking
from complaints.sealing import people
reader = Reader.objects.get(user__username=%r)
private = keyholders.open_with_passphrase(reader, %r)
keys = [unlocking.open_case(case, people.box_of(private)).keys for case in Case.objects.all()]
print(json.dumps([private.hex(), *(key.hex() for one in keys for key in (one.shared, one.staff))]))
"""


def keys_of(site, username):
    """Return the officer's private key, then the keys of all cases."""
    return [bytes.fromhex(key) for key in json.loads(site.shell(_SECRETS % (username, officer.PASSPHRASE)))]


def memory(pid):
    """Return what the process can write to: where a secret would be."""
    found = bytearray()
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb") as source:
        for line in maps:
            if match := re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line):
                begin, end = (int(part, 16) for part in match.groups())
                with suppress(OSError, ValueError):  # the kernel's own pages
                    source.seek(begin)
                    found += source.read(end - begin)
    return found
