"""Pages put together from compressed heads are what every decoder reads back, and clients get what they allow."""

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kokkhon_ita.kept.encodings import ENCODINGS, MOST_BYTES_BEHIND, allows, wanted

DECODERS = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
THAI = "องค์การบริหารส่วนตำบล " * 2000


@pytest.mark.parametrize("name", DECODERS)
@given(head=st.binary(max_size=3000), ends=st.lists(st.binary(max_size=3000), max_size=3))
def test_one_head_takes_any_end_and_any_number_of_times(name, head, ends):
    made = ENCODINGS[name](head)
    for end in ends:
        assert DECODERS[name](made.finished(end)) == head + end


@pytest.mark.parametrize("name", DECODERS)
@given(
    befores=st.lists(st.binary(max_size=300), min_size=1, max_size=3), readers=st.lists(st.integers(0, 2), max_size=6)
)
def test_what_stands_before_the_reader_s_own_may_change_and_come_back(name, befores, readers):
    made = ENCODINGS[name](b"head")
    for reader in readers:
        before, own = befores[reader % len(befores)], b"%d" % reader
        assert DECODERS[name](made.head + made.rest(before, own, b"behind")) == b"head" + before + own + b"behind"


@pytest.mark.parametrize("name", DECODERS)
@pytest.mark.parametrize("length", [0, 1, 255, 256, MOST_BYTES_BEHIND])
def test_end_may_be_of_any_length_that_a_stored_block_holds(name, length):
    end = b"x" * length
    assert DECODERS[name](ENCODINGS[name](THAI.encode()).finished(end)) == THAI.encode() + end


@pytest.mark.parametrize("name", ["gzip", "br"])
def test_end_stands_uncompressed_in_a_small_stream(name):
    end = "เลขไอพีของท่าน".encode()
    body = ENCODINGS[name](THAI.encode()).finished(end)
    assert end in body
    assert len(body) < 2000


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("gzip;q=0", ""),
        ("gzip;q=0, br", "br"),
        ("gzip ; q=0.0", ""),
        ("br;q=0, gzip;q=0, *", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("identity, gzip;q=0.5", ""),
        ("identity;q=0.5, gzip", "gzip"),
        ("GZIP", "gzip"),
        ("gzip;q=x", ""),
        ("deflate", ""),
        (", ,;", ""),
    ],
)
def test_encoding_is_one_that_the_client_allows(header, expected):
    assert wanted(header) == expected
    assert not expected or allows(expected, header)
