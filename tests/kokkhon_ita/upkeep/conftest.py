"""What is kept alive here holds complaints too: the same gate and store as in their own tests."""

from tests.complaints.conftest import own_gate, own_store  # noqa: F401
