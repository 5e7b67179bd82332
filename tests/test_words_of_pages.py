"""Words over which a person stumbles, reading pages aloud."""

import json
import re

import pytest

from tests.installation import ROOT
from tests.test_words_of_the_code import ROOMS

# A page is หน้าเว็บ where ที่ follows: หน้าที่ is read as a duty.
STUMBLES = {
    "(?<!เจ้า)(?<!พ้น)(?<!ผู้มี)หน้าที่(?:แสดง|เปิดอยู่|เปิดอ่าน|ตอบ|เผยแพร่|ใช้กับ|ต้องการ|ตรวจดูได้|ส่งมา|มี|ไม่)": "หน้าเว็บที่…",
    "ที่อยู่อินเทอร์เน็ต|(?<!หมาย)เลขไอพี": "หมายเลขไอพี",
    # The assessment's own name is แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT).
    "(?:แบบวัด|แบบ|(?<!ตาม)รายการ) ?OIT": "แบบตรวจ OIT",
    # Who reports is ผู้แจ้ง (docs/glossary.md); a quoted ผู้ร้อง alone is a name that no officer may bear.
    '(?<!")ผู้ร้อง(?!เรียน|ทุกข์)': "ผู้แจ้ง",
    # The roster's name in ledgers that were written stays.
    "ผู้อ่าน(?!เรื่องร้องเรียน)": "ผู้รับเรื่อง ประชาชน หรือผู้เข้าชม",
}


# The office's own document, and names of items that the assessment gave them.
QUOTED = ("measures-2566.json", "ita")


def sources():
    """Yield (path, text) of whatever may put words before somebody: modules, templates, first content, the manual."""
    rooms = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts]
    ours = [path for path in (ROOT / "fixtures").rglob("*.json") if not {path.name, path.parent.name} & {*QUOTED}]
    manual = (ROOT / "docs" / "staff-manual").glob("*.md")
    for path in sorted([*rooms, *(ROOT / "templates").rglob("*.html"), *ours, *manual]):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


# A number beside Thai words, not part of an address or a code.
ARABIC = re.compile(r"(?<![\w./-])[0-9]+(?![\w/-])")
# The office's own title of a topic, which pages show in Thai digits.
AS_WRITTEN = {"รายงานการกำกับติดตามการดำเนินการป้องกันการทุจริตประจำปี รอบ 6 เดือน"}


def texts_in(value):
    """Yield every text within a value of JSON that has Thai in it."""
    if isinstance(value, str):
        yield from [value] if re.search("[ก-๎]", value) else []
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


def test_first_content_of_ours_has_thai_digits():
    ours = [text for name, text in sources() if name.startswith("fixtures/")]
    found = {text for whole in ours for text in texts_in(json.loads(whole)) if ARABIC.search(text)}
    assert found == AS_WRITTEN


@pytest.mark.parametrize("word", STUMBLES)
def test_no_page_says_a_word_that_is_read_as_another(word):
    assert [name for name, text in sources() if re.search(word, text)] == []
