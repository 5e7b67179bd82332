"""A body is read whole or not at all, however it is read."""

import io

import pytest

from common.uploads.whole import CutShort, WholeBody

FORM = "multipart/form-data; boundary=b"
READINGS = {
    "all": lambda body: body.read(),
    "more than all": lambda body: body.read(10_000),
    "bit by bit": lambda body: b"".join(iter(lambda: body.read(3), b"")),
    "lines": lambda body: b"".join(iter(body.readline, b"")),
}


@pytest.mark.parametrize("read", READINGS.values(), ids=READINGS)
class TestReading:
    """Each way in which Django, or a view, reads a body."""

    def test_what_is_whole_comes_as_it_is(self, read):
        for kind, data in ((FORM, b"--b\r\n\r\nx\r\n--b--\r\n"), (FORM, b"--b--"), ("text/plain", b"a\nb"), ("", b"")):
            body = WholeBody(io.BytesIO(data), len(data), kind)
            assert read(body) == data
            assert not body.is_cut

    @pytest.mark.parametrize(
        ("kind", "data", "length"),
        [
            ("text/plain", b"a\nb", 4),
            ("text/plain", b"", 4),
            (FORM, b"--b\r\n\r\nx\r\n--b--\r\n", 60),
            (FORM, b"--b\r\n\r\nx\r\n--b\r\n", 16),
            (FORM, b"--b\r\n\r\nx\r\n--b-", 15),
            (FORM, b"--b\r\n\r\nx\r\n--c--\r\n", 18),
        ],
    )
    def test_what_lacks_an_end_is_refused(self, read, kind, data, length):
        body = WholeBody(io.BytesIO(data), length, kind)
        with pytest.raises(CutShort):
            read(body)
        assert body.is_cut
