"""What is taken and what is refused, with a sentence that says how to go on."""

from io import BytesIO

import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from common.uploads import ACCEPT, TYPES, checked
from common.uploads import pdf as pdf_module
from tests.common.uploads import files

SOUND = {
    "แผน.pdf": files.pdf("แผนการตรวจสอบภายในประจำปีงบประมาณ"),
    "ภาพ.png": files.picture(),
    "ภาพ.jpg": files.picture("JPEG"),
    "ภาพ.jpeg": files.picture("JPEG"),
    "แผน.docx": files.word(),
    "แผน.xlsx": files.excel(),
    "แผน.csv": "ลำดับ,รายการ\r\n1,งบประมาณ\r\n".encode("utf-8-sig"),
}


def refusal(name, data):
    with pytest.raises(ValidationError) as refused:
        checked(files.upload(name, data))
    [sentence] = refused.value.messages
    return sentence


@pytest.mark.parametrize("name", SOUND)
def test_sound_files_are_taken_as_what_they_are(name):
    result = checked(files.upload(name, SOUND[name]))
    assert (result.name, result.content_type) == (name, TYPES["." + name.rsplit(".", 1)[1]])


def test_browser_is_told_what_is_taken():
    assert ACCEPT.split(",")[: len(TYPES)] == list(TYPES)
    assert ".heic" in ACCEPT


@pytest.mark.parametrize("name", [name for name in SOUND if not name.endswith("csv")])
@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"<html><script>alert(1)</script>", b"%PDF-", b"PK\x03\x04"])
def test_other_bytes_behind_an_accepted_ending_are_refused(name, content):
    assert refusal(name, content)


@pytest.mark.parametrize(("name", "as_name"), [
    ("แผน.docx", "แผน.xlsx"), ("แผน.xlsx", "แผน.docx"), ("ภาพ.png", "ภาพ.jpg"), ("ภาพ.jpg", "ภาพ.png"),
    ("แผน.pdf", "ภาพ.png"), ("ภาพ.png", "แผน.pdf"), ("แผน.pdf", "แผน.csv"),
])  # fmt: skip
def test_a_sound_file_under_another_ending_is_refused(name, as_name):
    assert refusal(as_name, SOUND[name])


@pytest.mark.parametrize(("name", "data", "said"), [
    ("แผน.pdf", files.picture("JPEG"), "ไฟล์นี้เป็นภาพ JPEG โปรดเปลี่ยนนามสกุลเป็น .jpg"),
    ("แผน.docx", files.pdf("แผน"), "ไฟล์นี้เป็นไฟล์ PDF โปรดเปลี่ยนนามสกุลเป็น .pdf"),
    ("ภาพ.jpg", files.picture("PNG"), "ไฟล์นี้เป็นภาพ PNG โปรดเปลี่ยนนามสกุลเป็น .png"),
    ("แผน.pdf", files.picture("WEBP"), "ไฟล์นี้เป็นภาพ WebP โปรดเปลี่ยนนามสกุลเป็น .webp"),
    ("แผน.csv", b"\0\0\0\x18ftypheic" + b"x" * 40, "ไฟล์นี้เป็นภาพ HEIC โปรดเปลี่ยนนามสกุลเป็น .heic"),
])  # fmt: skip
def test_a_file_under_another_ending_is_told_what_it_is(name, data, said):
    assert said in refusal(name, data)


@pytest.mark.parametrize("name", ["บันทึก.txt", "บันทึก"])
def test_what_is_taken_is_named_whole_to_who_brings_something_else(name):
    said = refusal(name, b"abc")
    assert all(ending in said for ending in (".pdf", ".jpg", ".docx", ".xlsx", ".csv", ".heic", ".webp"))


@pytest.mark.parametrize(
    "name", ["a.exe", "a.svg", "a.html", "a.js", "a.pdf.exe", "a.exe.pdf", "ประกาศ.HTML .pdf", "a.docm", "a.php.jpg"]
)
def test_dangerous_endings_are_named(name):
    assert "อาจเป็นโปรแกรม" in refusal(name, SOUND["แผน.pdf"])


@pytest.mark.parametrize("name", ["แผน ปี พ.ศ. ๒๕๖๖.pdf", "แผน.ฉบับที่ 1.docx.pdf", "v1.2.pdf"])
def test_harmless_dots_are_no_double_ending(name):
    assert checked(files.upload(name, SOUND["แผน.pdf"])).name == name


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.doc", "DOCX"),
        ("a.xls", "XLSX"),
        ("a.pptx", "PDF"),
        ("a.zip", "แตกไฟล์"),
        ("a.xyz", ".pdf .png"),
        ("a", ".pdf"),
    ],
)
def test_other_types_are_refused_with_the_way_on(name, advice):
    assert advice in refusal(name, b"x")


def test_empty_and_too_large(settings):
    assert "ว่างเปล่า" in refusal("a.pdf", b"")
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    assert "ไม่เกิน ๑ เมกะไบต์" in refusal("a.pdf", b"x" * (1024 * 1024 + 1))


class TestPdf:
    def test_pages_text_and_text_layer(self):
        found = checked(files.upload("a.pdf", files.pdf("กฎบัตรการตรวจสอบภายใน", "น้ำท่วมขั้นตอนที่ ๑ ของกองช่าง"))).findings
        assert (found.pages, found.has_text_layer) == (2, True)
        assert "กฎบัตรการตรวจสอบภายใน" in found.text
        assert "น้ำท่วมขั้นตอนที่ ๑" in found.text

    def test_scan_has_no_text_layer(self):
        found = checked(files.upload("a.pdf", files.scan(3))).findings
        assert (found.pages, found.has_text_layer, found.text) == (3, False, "")

    def test_bytes_stay_as_they_came(self):
        assert checked(files.upload("a.pdf", SOUND["แผน.pdf"])).findings.data == SOUND["แผน.pdf"]

    def test_locked_file_says_so(self, locked_pdf):
        assert "รหัสผ่าน" in refusal("a.pdf", locked_pdf)

    def test_cut_off_file(self):
        assert "อาจเสีย" in refusal("a.pdf", SOUND["แผน.pdf"][:400])

    def test_something_else_before_the_header(self):
        assert refusal("a.pdf", b"<html>" + SOUND["แผน.pdf"])

    def test_script_inside_is_taken_out_and_said(self, scripted_pdf):
        found = checked(files.upload("a.pdf", scripted_pdf)).findings
        assert "สคริปต์" in found.changed
        assert b"app.alert" not in found.data

    @pytest.mark.parametrize(("name", "is_taken"), [("ข้อมูล.json", True), ("factur-x.xml", True), ("a.exe", False)])
    def test_attachments(self, name, is_taken):
        data = with_attachment(name)
        if is_taken:
            assert checked(files.upload("a.pdf", data)).findings.pages == 1
        else:
            assert "แนบโปรแกรม" in refusal("a.pdf", data)

    def test_too_many_pages(self, monkeypatch):
        monkeypatch.setattr(pdf_module, "MOST_PAGES", 2)
        assert "๑ ถึง ๒ หน้า" in refusal("a.pdf", files.scan(3))


def with_attachment(name):
    document, out = pypdfium2.PdfDocument(SOUND["แผน.pdf"]), BytesIO()
    document.new_attachment(name).set_data(b"MZ")
    document.save(out)
    document.close()
    return out.getvalue()


class TestPicture:
    def redrawn(self, name, data):
        return Image.open(BytesIO(checked(files.upload(name, data)).findings.data))

    def test_metadata_and_hidden_bytes_are_gone(self):
        exif = Image.Exif()
        exif[0x8825] = {2: (16.0, 0.0, 0.0)}  # GPSInfo
        exif[0x010F] = "Camera of Somebody"
        data = files.picture("JPEG", exif=exif, comment=b"secret comment") + b"<script>trailing</script>"
        kept = checked(files.upload("a.jpg", data)).findings.data
        for mark in (b"Exif", b"Somebody", b"secret comment", b"trailing"):
            assert mark in data
            assert mark not in kept

    def test_text_of_a_png_is_gone(self):
        notes = PngInfo()
        notes.add_text("Author", "Somebody")
        data = files.picture("PNG", pnginfo=notes)
        assert b"Somebody" in data
        assert b"Somebody" not in checked(files.upload("a.png", data)).findings.data

    def test_way_up_is_applied(self):
        exif = Image.Exif()
        exif[0x0112] = 6
        picture = self.redrawn("a.jpg", files.picture("JPEG", size=(40, 30), exif=exif))
        assert picture.size == (30, 40)
        assert not picture.getexif()

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
    def test_every_kind_of_png_keeps_its_size(self, mode):
        assert self.redrawn("a.png", files.picture("PNG", mode=mode, color=0)).size == (40, 30)

    def test_printers_colours_become_screen_colours(self):
        assert self.redrawn("a.jpg", files.picture("JPEG", mode="CMYK", color=(0, 0, 0, 0))).mode == "RGB"

    def test_same_picture_gives_same_bytes(self):
        kept = {checked(files.upload("a.jpg", SOUND["ภาพ.jpg"])).findings.data for _ in range(3)}
        assert len(kept) == 1

    @pytest.mark.parametrize("side", [9_000, 14_000])
    def test_decompression_bomb(self, side):
        bomb = files.picture("PNG", size=(side, side), mode="1", color=0)
        assert len(bomb) < 200_000
        assert "จำนวนจุดมากเกินไป" in refusal("a.png", bomb)

    def test_cut_off_picture(self):
        data = files.picture("PNG", size=(300, 300), mode="RGB")
        assert refusal("a.png", data[: len(data) // 2])


class TestOffice:
    def test_text_is_read(self):
        assert "ช่องในตาราง" in checked(files.upload("a.docx", SOUND["แผน.docx"])).findings.text
        assert "งบประมาณ\n1000" in checked(files.upload("a.xlsx", SOUND["แผน.xlsx"])).findings.text

    def test_macros(self):
        assert "แมโคร" in refusal("a.docx", files.repacked(SOUND["แผน.docx"], [("word/vbaProject.bin", b"x")]))
        types = (
            "[Content_Types].xml",
            b"</Types>",
            b'<Default Extension="bin" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        )
        assert "แมโคร" in refusal("a.docx", files.repacked(SOUND["แผน.docx"], replaced=[types]))

    @pytest.mark.parametrize("part", ["word/embeddings/oleObject1.bin", "word/activeX/activeX1.bin"])
    def test_embedded_files(self, part):
        said = refusal("a.docx", files.repacked(SOUND["แผน.docx"], [(part, b"x")]))
        assert "ฝังไฟล์อื่น" in said
        assert f"({part.rpartition('/')[2].lower()})" in said

    def test_other_workbooks(self):
        assert "Break Links" in refusal(
            "a.xlsx", files.repacked(SOUND["แผน.xlsx"], [("xl/externalLinks/externalLink1.xml", b"<a/>")])
        )

    def relation(self, kind, target):
        text = f'<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
        return files.repacked(
            SOUND["แผน.docx"], replaced=[("word/_rels/document.xml.rels", b"</Relationships>", text.encode())]
        )

    @pytest.mark.parametrize(("kind", "target"), [
        ("attachedTemplate", "https://evil.example/t.dotm"), ("image", "https://evil.example/pixel.png"),
        ("oleObject", "file://server/share"), ("hyperlink", "javascript:alert(1)"), ("hyperlink", "file://server/share"),
    ])  # fmt: skip
    def test_what_would_be_fetched_on_opening(self, kind, target):
        said = refusal("a.docx", self.relation(kind, target))
        assert "ข้อมูลภายนอก" in said
        assert f"คือ {target} โปรด" in said

    @pytest.mark.parametrize("target", ["https://www.nacc.go.th/", "mailto:office@example.go.th"])
    def test_links_for_readers_may_stay(self, target):
        assert checked(files.upload("a.docx", self.relation("hyperlink", target)))

    def test_archive_bomb(self):
        bomb = files.repacked(SOUND["แผน.docx"], [("word/media/x.xml", b"\0" * 60_000_000)])
        assert len(bomb) < 200_000
        assert "ขยายแล้วใหญ่ผิดปกติ" in refusal("a.docx", bomb)

    def test_many_parts(self):
        many = [(f"word/x{number}.txt", b"") for number in range(5_001)]
        assert "ส่วนประกอบมากผิดปกติ" in refusal("a.docx", files.repacked(SOUND["แผน.docx"], many))

    def test_entity_bomb(self):
        bomb = ("word/document.xml", b"<w:document", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document')
        assert "โครงสร้างผิดปกติ" in refusal("a.docx", files.repacked(SOUND["แผน.docx"], replaced=[bomb]))

    @pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "word\\..\\..\\x"])
    def test_paths_that_leave_the_archive(self, name):
        assert refusal("a.docx", files.repacked(SOUND["แผน.docx"], [(name, b"x")]))

    @pytest.mark.parametrize("part", ["word/document.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"])
    def test_damaged_part(self, part):
        name = "แผน.docx" if part.startswith("word") else "แผน.xlsx"
        assert "อาจเสีย" in refusal(name, files.repacked(SOUND[name], replaced=[(part, b">", b"<")]))

    def test_sheet_that_claims_to_be_endless(self):
        huge = ("xl/worksheets/sheet1.xml", b'<dimension ref="A1:B1"', b'<dimension ref="A1:XFD1048576"')
        assert (
            "งบประมาณ"
            in checked(files.upload("a.xlsx", files.repacked(SOUND["แผน.xlsx"], replaced=[huge]))).findings.text
        )

    def test_last_cell_alone_is_read_at_once(self):
        data = files.repacked(SOUND["แผน.xlsx"], replaced=[
            ("xl/worksheets/sheet1.xml", b'<row r="1"', b'<row r="1048576"'),
            ("xl/worksheets/sheet1.xml", b'r="A1"', b'r="A1048576"'), ("xl/worksheets/sheet1.xml", b'r="B1"', b'r="B1048576"'),
        ])  # fmt: skip
        assert checked(files.upload("a.xlsx", data))


class TestCsv:
    def test_thai_in_another_encoding(self):
        assert "UTF-8" in refusal("a.csv", "งบประมาณ".encode("cp874"))

    def test_binary(self):
        assert "ไม่ใช่ CSV" in refusal("a.csv", b"a\x00b")

    @pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "@SUM(1)", " =1+1", '"=1"'])
    def test_formula(self, cell):
        assert "แถวที่ ๒ มีสูตร" in refusal("a.csv", f"a,b\r\n1,{cell}\r\n".encode())

    @pytest.mark.parametrize("cell", ["-5", "+66 2 123", "a=b"])
    def test_ordinary_cells(self, cell):
        assert checked(files.upload("a.csv", f"a,{cell}\r\n".encode()))
