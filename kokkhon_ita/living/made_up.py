"""Thai sentences and names as an office writes them, from a random source that a seed makes the same again."""

import unicodedata
from random import Random

DEEDS = (
    "จัดทำ", "ปรับปรุง", "เผยแพร่", "ติดตามผล", "ประชาสัมพันธ์", "ทบทวน", "ตรวจสอบ", "รวบรวม", "ซักซ้อม", "ประเมินผล",
)  # fmt: skip
THINGS = (
    "แผนปฏิบัติการป้องกันการทุจริต", "คู่มือการให้บริการประชาชน", "รายงานผลการใช้จ่ายงบประมาณ", "ประกาศการจัดซื้อจัดจ้าง",
    "หลักเกณฑ์การบริหารทรัพยากรบุคคล", "ช่องทางแสดงความคิดเห็น", "แนวทางการใช้ทรัพย์สินของราชการ", "ทะเบียนทรัพย์สิน",
    "ขั้นตอนการขออนุญาตก่อสร้าง", "ผลสำรวจความพึงพอใจ", "ข้อมูลพื้นฐานของตำบล", "แผนพัฒนาท้องถิ่น",
)  # fmt: skip
PLACES = (
    "ณ ศาลาประชาคมหมู่ที่ ๔", "ผ่านหอกระจายข่าวทุกหมู่บ้าน", "ในการประชุมประจำเดือน", "บนเว็บไซต์ของหน่วยงาน",
    "ร่วมกับผู้นำชุมชน", "ตามหนังสือสั่งการที่ มท ๐๘๐๘.๒/ว ๑๒๓", "โดยมีผู้เข้าร่วม ๔๕ คน (ร้อยละ ๙๐)", "ให้แล้วเสร็จก่อนสิ้นไตรมาส",
    "ตามระเบียบ “ว่าด้วยการเปิดเผยข้อมูล” & ประกาศที่เกี่ยวข้อง", "ภายในวงเงินไม่เกิน < ๕๐๐,๐๐๐ บาท >",
)  # fmt: skip
LONG_JOINT = "และ"
FAMILIES = (
    "ใจงาม", "ดอนดี", "ทองสุข", "แสนสุข", "บุญมา", "ศรีสมมุติ", "พรมมา", "คำแก้ว", "วงศ์ดี", "จันทร์หอม", "สายทอง", "แก้วใส",
    "มีสุข",
)  # fmt: skip
NICKNAMES = ("เล็ก", "หน่อย", "ต้อม", "แดง")


def person(number: int) -> str:
    """Return the name of the office's nth person; after the thirteenth they begin anew."""
    return f"นางสาวสมมุติ {FAMILIES[number % len(FAMILIES)]}"


def phrase(rng: Random) -> str:
    """Return a few words that name something done: "ปรับปรุงทะเบียนทรัพย์สิน"."""
    return rng.choice(DEEDS) + rng.choice(THINGS)


def sentence(rng: Random) -> str:
    """Return a phrase with where or how."""
    return f"{phrase(rng)} {rng.choice(PLACES)}"


def paragraphs(rng: Random, count: int = 2) -> str:
    """Return lines of a few sentences each."""
    return "\n".join(" ".join(sentence(rng) for _ in range(rng.randint(1, 3))) for _ in range(count))


def rich(rng: Random) -> str:
    """Return rich text: a heading, a paragraph, a list, and a link."""
    items = "".join(f"<li><p>{escaped(sentence(rng))}</p></li>" for _ in range(3))
    link = '<a href="https://www.example.go.th/policy">ประกาศฉบับเต็ม</a>'
    return f"<h3>{phrase(rng)}</h3><p>{escaped(sentence(rng))} ดู{link}</p><ul>{items}</ul>"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def name(rng: Random, most: int) -> str:
    """Return a name of at most `most` code points."""
    return cut(phrase(rng), most)


def long_name(rng: Random, most: int) -> str:
    """Return a name without a space of exactly `most` code points, or a few less where a vowel would be torn off."""
    text = phrase(rng)
    while len(text) < most:
        text += LONG_JOINT + phrase(rng)
    return cut(text, most)


def cut(text: str, most: int) -> str:
    """Return the first `most` code points, without a mark that has lost its consonant or a vowel that waits for one."""
    text = text[:most]
    while text and (unicodedata.category(text[-1]) == "Mn" or text[-1] in "เแโใไ "):
        text = text[:-1]
    return text
