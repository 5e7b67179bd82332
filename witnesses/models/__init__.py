"""What a witness saw of others' ledgers, and who witnesses our own."""

from .watched import Misfit, Watched
from .witness import Witness

__all__ = ["Misfit", "Watched", "Witness"]
