"""PDF files that no library here writes, put together by hand."""

import pytest

# RC4, revision 2, with a user password: enough for a reader to ask for it.
ENCRYPT = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>"


def _assembled(catalog, trailer=b"", *, more=()):
    objects = [b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>", *more]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + head + table + end


@pytest.fixture
def locked_pdf():
    return _assembled(b"", b"/ID[<00><00>]/Encrypt 4 0 R", more=[ENCRYPT])


@pytest.fixture
def scripted_pdf():
    script = b"<</S/JavaScript/JS(app.alert(1))>>"
    return _assembled(b"/Names<</JavaScript<</Names[(a)" + script + b"]>>>>")
