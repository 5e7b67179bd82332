"""The version before this one, out of the repository's own history: what an upgrade starts from and a way back leads to."""

import io
import subprocess
import tarfile

from tests.installation import ROOT

# While no version bears a tag: the first whose `manage.py backup` needs no BACKUP_DIR, so the oldest with a way back as documented.
FIRST = "4843d71b3c84e3917ff7f86d3efa0f7a40e8d28e"
SHALLOW = "the version before is not in this clone: git fetch --unshallow --tags (CI: fetch-depth: 0, GIT_DEPTH: 0)"


def commit():
    """Return the commit of the newest tag v… that this one follows, or FIRST. Raises LookupError without the history."""
    told = ("--list", "v*", "--merged", "HEAD", "--no-contains", "HEAD", "--sort=-version:refname")
    try:
        found = (_git("tag", *told).decode().split() or [FIRST])[0]
        _git("cat-file", "-e", f"{found}^{{commit}}")
    except subprocess.CalledProcessError as error:
        raise LookupError(SHALLOW) from error
    return found


# Python 3.11.2 of Debian 12 knows no filters, later ones want one.
FILTER = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}


def unpack(folder):
    """Put the code of the version before into a folder."""
    with tarfile.open(fileobj=io.BytesIO(_git("archive", commit()))) as tar:
        tar.extractall(folder, **FILTER)


def _git(*command):
    return subprocess.run(["git", *command], cwd=ROOT, check=True, capture_output=True).stdout
