from datetime import date

import pytest

from visitors.identity.fingerprints import address_block, fingerprint

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
DAY = date(2023, 4, 24)


@pytest.mark.parametrize(
    ("address", "block"),
    [
        ("203.0.113.7", "cb007107"),
        ("::ffff:203.0.113.7", "cb007107"),
        ("2001:db8:1:2:3:4:5:6", "20010db800010002"),
        ("2001:db8:1:2::", "20010db800010002"),
        ("2001:db8:1:3::1", "20010db800010003"),
        ("", ""),
    ],
)
def test_address_block(address, block):
    assert address_block(address).hex() == block


def test_same_browser_on_the_same_day_has_the_same_hash_of_16_bytes():
    assert fingerprint(KEY, DAY, "2001:db8::1", "A") == fingerprint(KEY, DAY, "2001:db8::2", "A")
    assert len(fingerprint(KEY, DAY, "2001:db8::1", "A")) == 16


@pytest.mark.promise("counter-forgets-in-48-hours")
def test_every_part_changes_the_hash(settings):
    hashes = {
        fingerprint(KEY, DAY, "203.0.113.7", "A"),
        fingerprint(OTHER_KEY, DAY, "203.0.113.7", "A"),
        fingerprint(KEY, date(2023, 4, 25), "203.0.113.7", "A"),
        fingerprint(KEY, DAY, "203.0.113.8", "A"),
        fingerprint(KEY, DAY, "203.0.113.7", "B"),
    }
    settings.SECRET_KEY = "another"
    assert len(hashes | {fingerprint(KEY, DAY, "203.0.113.7", "A")}) == 6


def test_user_agent_that_is_no_text_is_hashed_too():
    assert len(fingerprint(KEY, DAY, "203.0.113.7", "Mozilla/5.0 \ud800")) == 16
