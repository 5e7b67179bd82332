"""How what people have in hand becomes a file that everybody can open: by its ending, what to do."""

WORD = "เปิดไฟล์ด้วย Word เลือก ไฟล์ > บันทึกเป็น แล้วเลือกชนิด DOCX หรือ PDF จากนั้นเลือกไฟล์ใหม่นั้น"
EXCEL = "เปิดไฟล์ด้วย Excel เลือก ไฟล์ > บันทึกเป็น แล้วเลือกชนิด XLSX หรือ PDF จากนั้นเลือกไฟล์ใหม่นั้น"
SLIDES = "เปิดไฟล์ด้วย PowerPoint เลือก ไฟล์ > บันทึกเป็น แล้วเลือกชนิด PDF จากนั้นเลือกไฟล์ใหม่นั้น"
ARCHIVE = "แตกไฟล์ก่อน แล้วแนบไฟล์ข้างในทีละไฟล์ เพื่อให้ประชาชนเปิดอ่านได้ทันที"
FILM = "เผยแพร่วิดีโอในช่องทางของหน่วยงาน เช่น ยูทูบหรือเฟซบุ๊ก แล้วใส่ลิงก์แทนไฟล์"
PICTURE = "เปิดภาพ แล้วบันทึกเป็น JPEG หรือ PNG จากนั้นเลือกไฟล์ใหม่นั้น"

_BY_ADVICE = {
    WORD: (".doc", ".rtf", ".odt", ".wps", ".pages"),
    EXCEL: (".xls", ".ods", ".numbers"),
    SLIDES: (".ppt", ".pptx", ".odp", ".key"),
    ARCHIVE: (".zip", ".rar", ".7z", ".tar", ".gz"),
    FILM: (".mp4", ".mov", ".avi", ".wmv", ".mkv", ".m4v", ".3gp"),
    PICTURE: (".gif", ".bmp", ".tif", ".tiff", ".avif", ".psd"),
}
ADVICE = {ending: advice for advice, endings in _BY_ADVICE.items() for ending in endings}
