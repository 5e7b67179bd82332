"""A report comes in here too: the same gate, store and desk as in its own tests."""

from tests.complaints.conftest import desk, own_gate, own_store  # noqa: F401
