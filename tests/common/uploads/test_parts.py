"""Files without a usable name arrive on every multipart form, whatever handler takes them."""

import pytest
from django.test import RequestFactory

FORM = "multipart/form-data; boundary=b"


def sent(*parts):
    """What a form of these (headers, content) becomes: names and contents of its files, and its fields."""
    body = b"".join(b"--b\r\n" + head + b"\r\n\r\n" + content + b"\r\n" for head, content in parts) + b"--b--\r\n"
    request = RequestFactory().generic("POST", "/", body, content_type=FORM)
    return [(one.name, one.read()) for one in request.FILES.getlist("f")], dict(request.POST.items())


def file(name: bytes, content=b"\x89PNG bytes"):
    return b'Content-Disposition: form-data; name="f"; filename=' + name + b"\r\nContent-Type: image/png", content


@pytest.mark.parametrize("name", [b'""', b'" "', b'"."', b'".."', b'"/"', b'"C:\\\\"', b""])
def test_a_file_without_a_usable_name_is_kept_by_its_place(name):
    found, fields = sent(file(name), (b'Content-Disposition: form-data; name="t"', b"text"), file(name, b"two"))
    assert found == [("ไฟล์ที่ ๑", b"\x89PNG bytes"), ("ไฟล์ที่ ๒", b"two")]
    assert fields == {"t": "text"}


def test_a_field_in_which_no_file_was_chosen_is_no_file():
    assert sent(file(b'""', b"")) == ([], {"f": ""})


def test_a_thai_name_of_an_older_system_is_read():
    name = "ภาพถ่าย.jpg"
    assert sent(file(b'"' + name.encode("cp874") + b'"'))[0][0][0] == name


def test_a_name_that_nobody_can_read_is_replaced():
    assert sent(file(b'"\xdb\xfc\xfe"'))[0][0][0] == "ไฟล์ที่ ๑"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ('"/storage/emulated/0/DCIM/วัด.jpg"'.encode(), "วัด.jpg"),
        (b'"C:\\\\Users\\\\x\\\\a.pdf"', "a.pdf"),
        (b'"a b;c.pdf"', "a b;c.pdf"),
        (b"plain.txt", "plain.txt"),
    ],
)
def test_other_names_stay(name, kept):
    assert sent(file(name))[0][0][0] == kept


@pytest.mark.parametrize("size", [0, 1, 900, 1023, 1024, 1025, 5000, 200_000])
def test_content_of_every_length_comes_whole(size):
    content = bytes(n % 251 for n in range(size))
    assert sent(file(b'"a.bin"', content))[0] == [("a.bin", content)]


def test_content_that_looks_like_a_header_stays_as_it_is():
    content = b'Content-Disposition: form-data; filename=""\r\n\r\nx'
    assert sent(file(b'"a.bin"', content))[0] == [("a.bin", content)]


def test_a_text_of_another_encoding_stays_a_text():
    assert sent((b'Content-Disposition: form-data; name="t"', "ก".encode()))[1] == {"t": "ก"}
