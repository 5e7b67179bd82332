import io
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.sealing import files
from complaints.sealing.errors import SealError

KEY, FILE = bytes(range(32)), UUID(int=7)
SEALED_CHUNK = files.CHUNK + 17


def sealed(plain: bytes, pieces: int = 10_000) -> bytes:
    sink = io.BytesIO()
    writer = files.Writer(sink, KEY, FILE)
    for start in range(0, len(plain), pieces):
        writer.write(plain[start : start + pieces])
    assert writer.close() == len(plain)
    return sink.getvalue()


def opened(blob: bytes, size: int, file: UUID = FILE, key: bytes = KEY) -> bytes:
    return b"".join(files.read(io.BytesIO(blob), key, file, size))


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 131072, 200_000])
def test_a_file_comes_back_and_shows_its_size_only_in_steps(size):
    plain = bytes(i % 251 for i in range(size))
    blob = sealed(plain)
    assert opened(blob, size) == plain
    assert (len(blob) - 25) % SEALED_CHUNK == 0


def test_how_the_bytes_arrived_does_not_show():
    assert len(sealed(b"x" * 70_000, pieces=1_000)) == len(sealed(b"x" * 70_000, pieces=70_000))


@pytest.mark.parametrize("chunks", [0, 1, 2])
def test_a_cut_at_a_chunk_edge_is_an_error(chunks):
    blob = sealed(b"x" * 3 * files.CHUNK)
    for size in (3 * files.CHUNK, chunks * files.CHUNK):
        with pytest.raises(SealError):
            opened(blob[: 25 + chunks * SEALED_CHUNK], size)


@given(st.integers(0, 2 * SEALED_CHUNK + 24), st.integers(1, 255))
def test_every_flipped_byte_is_found(position, flip):
    blob = bytearray(sealed(b"x" * 70_000))
    blob[position] ^= flip
    with pytest.raises(SealError):
        opened(bytes(blob), 70_000)


def test_swapped_chunks_are_found():
    blob = sealed(b"x" * 3 * files.CHUNK)
    first, second = blob[25 : 25 + SEALED_CHUNK], blob[25 + SEALED_CHUNK : 25 + 2 * SEALED_CHUNK]
    with pytest.raises(SealError):
        opened(blob[:25] + second + first + blob[25 + 2 * SEALED_CHUNK :], 3 * files.CHUNK)


def test_what_follows_the_end_is_found():
    with pytest.raises(SealError):
        opened(sealed(b"x") + b"more", 1)


@pytest.mark.parametrize("size", [0, 65536])
def test_a_wrong_size_is_found_when_chunks_do_not_match(size):
    with pytest.raises(SealError):
        opened(sealed(b"x" * 70_000), size)


def test_a_file_opens_only_as_itself():
    blob = sealed(b"x")
    with pytest.raises(SealError):
        opened(blob, 1, file=UUID(int=8))
    with pytest.raises(SealError):
        opened(blob, 1, key=bytes(32))
