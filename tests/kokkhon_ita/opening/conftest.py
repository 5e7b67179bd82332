"""A report comes in here too: the same cheap stretching, gate, store and desk as in their own tests."""

from tests.complaints.conftest import cheap_stretching, desk, own_gate, own_store  # noqa: F401
