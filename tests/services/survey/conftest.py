import pytest

from tests.services import records


@pytest.fixture
def asked(db):
    """A round that is announced, of a catalogue with one more service."""
    records.catalogue(name="ชำระภาษี")
    return records.announced()
