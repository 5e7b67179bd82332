"""What can go wrong when something is opened."""


class SealError(Exception):
    """A blob that does not open: altered, cut, moved elsewhere, or another's key."""


class Altered(SealError):
    """The row is not as the site wrote it: nothing may be shown, sealed or signed from it."""


class UnknownFormat(SealError):
    """The version byte is none that this code can read."""


class Busy(Exception):
    """Too many passwords are being stretched at this moment; nothing was done."""


class BadReceipt(ValueError):
    """Not 28 digits with a right check digit."""
