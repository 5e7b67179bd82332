"""What is kept alive here holds complaints too: the same cheap stretching, gate and store as in their own tests."""

from tests.complaints.conftest import cheap_stretching, own_gate, own_store  # noqa: F401
