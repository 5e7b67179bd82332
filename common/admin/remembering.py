"""A record that remembers: two people on it at once, a history with old and new values, and a save taken back."""

from .brought import TellsOfFiles
from .meanwhile import ChecksMeanwhile
from .read_only import ReadsWhatIs
from .repeating import AsksBeforeRepeating
from .taking_back import TakesBack


class Remembers(TellsOfFiles, ChecksMeanwhile, AsksBeforeRepeating, TakesBack, ReadsWhatIs):
    """A model admin that keeps what each save changed, and lets nobody overwrite what somebody else saved meanwhile."""
