"""Active documents do not pass: what acts by itself is taken out and said, or refused with the next step."""

from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
import pillow_heif
import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from common.uploads import checked
from tests.common.uploads import files

CASES = Path(__file__).parents[2] / "data" / "files"
D, A, N = pikepdf.Dictionary, pikepdf.Array, pikepdf.Name
SCRIPT = {"S": N.JavaScript, "JS": pikepdf.String("app.alert('MARK')")}
LAUNCH = {"S": N.Launch, "F": pikepdf.String("MARK.exe")}
SUBMIT = {"S": N.SubmitForm, "F": pikepdf.String("https://MARK.example/")}


def annotated(document, **keys):
    document.pages[0].Annots = A([document.make_indirect(D(Type=N.Annot, Subtype=N.Link, Rect=[0, 0, 9, 9], **keys))])


def named(document):
    tree = D(Kids=A([document.make_indirect(D(Names=A([pikepdf.String("a"), D(**SCRIPT)])))]))
    document.Root.Names = D(JavaScript=document.make_indirect(tree))


ACTIVE = {
    "script on opening": lambda d: setattr(d.Root, "OpenAction", D(**SCRIPT)),
    "script on opening, elsewhere": lambda d: setattr(d.Root, "OpenAction", d.make_indirect(D(**SCRIPT))),
    "program on opening": lambda d: setattr(d.Root, "OpenAction", D(**LAUNCH)),
    "script before printing": lambda d: setattr(d.Root, "AA", D(WP=D(**SCRIPT))),
    "script of a page": lambda d: setattr(d.pages[0].obj, "AA", D(O=D(**SCRIPT))),
    "script in a link": lambda d: annotated(d, A=D(**SCRIPT)),
    "program in a link": lambda d: annotated(d, A=d.make_indirect(D(**LAUNCH))),
    "form that sends": lambda d: annotated(d, A=D(**SUBMIT)),
    "second action": lambda d: annotated(d, A=D(S=N.URI, URI=pikepdf.String("https://a.go.th"), Next=D(**SCRIPT))),
    "list of actions": lambda d: annotated(
        d, A=D(S=N.URI, URI=pikepdf.String("https://a.go.th"), Next=A([D(**LAUNCH)]))
    ),
    "script as an address": lambda d: annotated(d, A=D(S=N.URI, URI=pikepdf.String("JavaScript:MARK()"))),
    "names": named,
    "form in XFA": lambda d: setattr(d.Root, "AcroForm", D(Fields=A([]), XFA=d.make_stream(b"<script>MARK</script>"))),
}


def made(act):
    out = BytesIO()
    with pikepdf.open(BytesIO(files.pdf("แผนการตรวจสอบภายในประจำปีงบประมาณ"))) as document:
        act(document)
        document.save(out, compress_streams=False)
    return out.getvalue()


@pytest.mark.parametrize("act", ACTIVE.values(), ids=ACTIVE)
def test_actions_of_a_pdf_go_and_its_text_stays(act):
    data = made(act)
    assert b"MARK" in data
    found = checked(files.upload("a.pdf", data)).findings
    with pikepdf.open(BytesIO(found.data)) as document:
        document.save(
            plain := BytesIO(),
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    assert b"MARK" not in plain.getvalue()
    assert "แผนการตรวจสอบภายใน" in found.text
    assert "คำสั่งที่ทำงานเอง" in found.changed
    assert checked(files.upload("a.pdf", data)).findings.data == found.data


def test_links_for_readers_stay_and_so_do_the_bytes():
    data = made(lambda d: annotated(d, A=D(S=N.URI, URI=pikepdf.String("https://www.nacc.go.th/"))))
    found = checked(files.upload("a.pdf", data)).findings
    assert (found.data, found.changed) == (data, "")


@pytest.mark.parametrize("name", ["bom.pdf", "newline.pdf"])
def test_what_stands_before_a_pdf_is_left_out(name):
    found = checked(files.upload(name, (CASES / name).read_bytes())).findings
    assert found.data.startswith(b"%PDF-")
    assert found.text == "เอกสารสมมุติ"
    assert "หน้าเนื้อไฟล์" in found.changed


@pytest.mark.parametrize(
    ("name", "words"), [("mark_order.pdf", ["ครั้ง", "พื้นที่", "จัดซื้อ"]), ("aa_as_am.pdf", ["ตามมาตรฐาน", "หน่วยงาน"])]
)
def test_damaged_layers_are_kept_mended(name, words):
    found = checked(files.upload(name, (CASES / name).read_bytes())).findings
    assert all(word in found.text for word in words)
    assert found.readability >= 90


def refusal(name, data):
    with pytest.raises(ValidationError) as refused:
        checked(files.upload(name, data))
    return refused.value.messages[0]


def formula(text):
    return files.repacked(
        files.excel(), replaced=[("xl/worksheets/sheet1.xml", b"<v>1000</v>", f"<f>{text}</f><v>1</v>".encode())]
    )


@pytest.mark.parametrize(
    "text",
    ["WEBSERVICE(&quot;https://a&quot;)", "_xlfn.WEBSERVICE(A1)", "cmd|'/C calc'!A0", "MSEXCEL|'\\..\\cmd.exe'!''"],
)
def test_formulas_that_act_are_refused(text):
    said = refusal("a.xlsx", formula(text))
    assert "วางเป็นค่า" in said
    assert f"คือ {unescape(text)} (ใน sheet1.xml)" in said


@pytest.mark.parametrize("text", ["SUM(A1:A2)", "IF(A1&gt;1,&quot;a|b&quot;,0)", "Sheet!A1"])
def test_ordinary_formulas_are_taken(text):
    assert checked(files.upload("a.xlsx", formula(text)))


def test_connections_are_refused():
    data = files.repacked(files.excel(), [("xl/connections.xml", b"<connections/>")])
    assert "Connections" in refusal("a.xlsx", data)


@pytest.mark.parametrize("field", [
    '<w:r><w:instrText>DDEAUTO c:\\\\windows "x"</w:instrText></w:r>',
    "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO x</w:instrText></w:r>",
    '<w:fldSimple w:instr="DDE x"/>',
])  # fmt: skip
def test_fields_that_start_programs_are_refused(field):
    data = files.repacked(files.word(), replaced=[("word/document.xml", b"<w:p>", f"<w:p>{field}".encode())])
    assert "DDE" in refusal("a.docx", data)


@pytest.mark.parametrize("cell", ["-2+3+cmd|' /C calc'!A0", "+SUM(A1)", "-cmd|x!A1", "=1", "@SUM(1)"])
def test_cells_that_act_are_refused(cell):
    assert "แถวที่ ๒ มีสูตร" in refusal("a.csv", f'a,b\r\n1,"{cell}"\r\n'.encode())


@pytest.mark.parametrize("cell", ["-5", "+66 2 123", "- จัดประชุม (๑ ครั้ง)", "-", "- OIT (O42)"])
def test_ordinary_cells_are_taken(cell):
    assert checked(files.upload("a.csv", f"a,{cell}\r\n".encode()))


def test_chart_brings_its_workbook():
    assert checked(files.upload("a.docx", (CASES / "docx_chart.docx").read_bytes()))


@pytest.mark.parametrize("name", ["icc_broken.jpg", "icc_truncated.jpg", "icc_gray_in_rgb.jpg"])
def test_broken_colour_profiles_are_dropped(name):
    assert checked(files.upload(name, (CASES / name).read_bytes())).findings.data.startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    ("name", "kept", "said"),
    [
        ("ภาพกิจกรรม.jfif", "ภาพกิจกรรม.jpg", ""),
        ("ภาพจากเฟซบุ๊ก.webp", "ภาพจากเฟซบุ๊ก.jpg", "WebP"),
        ("1000012345", "1000012345.jpg", ""),
    ],
)
def test_photos_as_phones_have_them_are_taken(name, kept, said):
    result = checked(files.upload(name, (CASES / name).read_bytes()))
    assert (result.name, result.content_type) == (kept, "image/jpeg")
    assert result.findings.data.startswith(b"\xff\xd8")
    assert said in result.findings.changed
    assert bool(result.findings.changed) == bool(said)


def heic():
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), "red")).save(out := BytesIO())
    return out.getvalue()


@pytest.mark.parametrize("name", ["IMG_0002.jpg", "IMG_0002.heic", "1000012345"])
def test_photos_of_telephones_are_kept_as_jpeg_whatever_their_name(name):
    result = checked(files.upload(name, heic()))
    assert result.name.endswith(".jpg")
    assert Image.open(BytesIO(result.findings.data)).size == (64, 48)
    assert "HEIC" in result.findings.changed


def test_photo_that_can_not_be_opened_names_the_way_out():
    assert "เข้ากันได้มากที่สุด" in refusal("IMG_0002.jpg", (CASES / "IMG_0002.jpg").read_bytes())


def test_what_shines_through_a_picture_becomes_white():
    data = files.picture("WEBP", mode="RGBA", color=(0, 0, 0, 0), lossless=True)
    kept = checked(files.upload("a.webp", data)).findings.data
    assert Image.open(BytesIO(kept)).getpixel((5, 5)) == (255, 255, 255)


def test_without_an_ending_the_bytes_tell_or_the_next_step_is_named():
    assert checked(files.upload("แผน", files.pdf("แผน"))).name == "แผน.pdf"
    assert "โปรดเติมนามสกุล" in refusal("แผน", b"x" * 20)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("docx_barelink.docx", "www.khokkhon.go.th"),
        ("docx_filelink.docx", "D:\\ITA 2566\\form.docx"),
        ("docx_template.docx", "C:\\Users\\user\\AppData\\Roaming\\Microsoft\\Templates\\Normal.dotm"),
        ("xlsx_relative_link.xlsx", "แบบฟอร์ม O23.pdf"),
    ],
)
def test_links_that_lead_nowhere_are_taken_and_named(name, target):
    data = (CASES / name).read_bytes()
    findings = checked(files.upload(name, data)).findings
    assert findings.data == data
    assert f"ลิงก์ที่ประชาชนเปิดไม่ได้ คือ {target} เพราะ" in findings.changed


def test_each_lost_link_is_named_once_and_no_more_than_three():
    relation = '<Relationship Id="x{0}" Type="http://x/hyperlink" Target="file:///D:/{0}.docx" TargetMode="External"/>'
    added = "".join(relation.format(number % 5) for number in range(10)) + "</Relationships>"
    data = files.repacked(
        files.word(), replaced=[("word/_rels/document.xml.rels", b"</Relationships>", added.encode())]
    )
    said = checked(files.upload("a.docx", data)).findings.changed
    assert "คือ D:/0.docx, D:/1.docx, D:/2.docx และอีก ๒ แห่ง" in said
