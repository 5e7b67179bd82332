"""Static files, gathered again only when one has changed: hashing and compressing them takes seconds."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

MARK = ".sources"


def fingerprint() -> str:
    """Return a hash of every source's name and content: the same for all offices of a machine, whose made sheets lie apart."""
    lines = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            lines.append(f"{path} {hashlib.sha256(Path(storage.path(path)).read_bytes()).hexdigest()}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def gather() -> None:
    """Collect the static files into STATIC_ROOT unless they were collected from exactly these sources before."""
    mark, now = Path(settings.STATIC_ROOT, MARK), fingerprint()
    if mark.exists() and mark.read_text() == now:
        return
    mark.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(now)
