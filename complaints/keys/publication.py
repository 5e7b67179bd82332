"""The key that signs acknowledgements as something to publish: two people put it into the ledger, which can't forget it."""

from functools import partial

from common.exports import FORMATS, Report
from common.models import Organisation
from common.thai import to_thai_digits
from publishing.kinds import Output
from publishing.models import Edition

from ..sealing import acknowledgements
from ..server_secret import SecretMissing, server_secret
from .edition import AcknowledgementKey

KIND = "acknowledgement-key"
FILE = "key.json"


def keys() -> list[str]:
    """Return the key that signs now, in hex; none while the server's secret is missing."""
    try:
        return [acknowledgements.public_key(server_secret())]
    except SecretMissing:
        return []


def content(key: str) -> AcknowledgementKey:
    """Return what an edition of this key says."""
    office = Organisation.objects.first()
    return AcknowledgementKey(organisation=office.name if office else "", algorithm="Ed25519", key=key)


def history() -> list[Edition]:
    """Return the editions of every key that is or was in use, the newest first; withdrawn ones say so."""
    return list(Edition.objects.out().filter(kind=KIND).order_by("-published_at"))


def trusted() -> list[str]:
    """Return the keys whose proofs are good: the one in use, and every published one, but for those withdrawn since."""
    newest = {one.key: one for one in reversed(history())}
    found = dict.fromkeys([*keys(), *reversed(newest)])
    return [key for key in found if key not in newest or not newest[key].withdrawn_at]


def outputs(edition: Edition) -> list[Output]:
    """Return the files of an edition: its content as JSON, which verify.py takes; none when it was withdrawn."""
    if edition.withdrawn_at:
        return []
    made = partial(_report, edition)
    return [Output(FILE, FORMATS["json"], made, FILE, at_once=True, stem=f"acknowledgement-key-{edition.number}")]


def _report(edition: Edition) -> Report:
    stem = f"กุญแจหลักฐานการรับเรื่อง ฉบับที่ {to_thai_digits(edition.number)}"
    return Report(title=edition.title, columns=(), rows=(), stem=stem, document=edition.content)
