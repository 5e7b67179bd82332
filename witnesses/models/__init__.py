"""What a witness saw of others' ledgers, who witnesses our own, and when its head was stamped."""

from .stamp import Stamp
from .watched import Misfit, Watched
from .witness import Witness

__all__ = ["Misfit", "Stamp", "Watched", "Witness"]
