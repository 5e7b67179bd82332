"""What a process that serves readers has loaded once it stands: nothing that only files, pictures and imports need."""

# Each takes megabytes in every process: Pillow and HEIF, PDF, Word, Excel, fonts, bar codes, XML.
ONLY_FOR_FILES = {
    "PIL", "pillow_heif", "pypdfium2", "pikepdf", "docx", "openpyxl", "fontTools", "uharfbuzz", "qrcode", "zxingcpp", "lxml",
}  # fmt: skip
LOADED = """
import sys
import kokkhon_ita.wsgi
from kokkhon_ita.kept import warming
warming.warm_up()
print("loaded", *{name.partition(".")[0] for name in sys.modules})
"""


def test_readers_need_no_large_library(prepared):
    *_, said = prepared.shell(LOADED).splitlines()
    assert said.startswith("loaded ")
    assert "kokkhon_ita" in said
    assert ONLY_FOR_FILES.isdisjoint(said.split())
