"""Large pictures are drawn by a process with a limit of its own; small ones are not worth one."""

import resource
from io import BytesIO

import pytest
from PIL import Image

from common import drawing
from common.drawing import TooLarge, drawn


def png(side, mode="RGB"):
    out = BytesIO()
    Image.new(mode, (side, side), "white").save(out, "PNG")
    return out.getvalue()


def test_a_large_picture_leaves_no_memory_behind():
    data = png(5000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    made = drawn("anew", data, points=25_000_000, kind="JPEG")
    assert Image.open(BytesIO(made)).size == (5000, 5000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # KiB


@pytest.mark.slow
def test_a_picture_that_asks_for_too_much_is_refused(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text(drawing.CHILD.read_text("utf-8").replace("MEMORY = 1 << 30", "MEMORY = 1 << 28"), "utf-8")
    monkeypatch.setattr(drawing, "CHILD", child)
    with pytest.raises(TooLarge):
        drawn("anew", png(9000), points=81_000_000, kind="PNG")


def test_a_child_says_what_is_broken():
    with pytest.raises(ValueError, match="cannot identify"):
        drawn("small", b"no picture", points=5_000_000, side=100)


def test_child_and_worker_draw_the_same():
    data = png(300)
    assert drawn("small", data, points=90_000, side=100) == drawn("small", data, points=90_000_000, side=100)
