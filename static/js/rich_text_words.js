// Thai for the words that the rich text editor asks of gettext; it reads window.gettext once, as it loads.
(() => {
  const words = {
    "Update": "ตกลง",
    "Cancel": "ยกเลิก",
    "Edit Link": "แก้ไขลิงก์",
    "URL": "ที่อยู่ลิงก์",
    "Title": "คำอธิบายลิงก์",
    "Open in new window": "เปิดในหน้าต่างใหม่",
    "List properties": "รูปแบบรายการ",
    "List type": "ชนิดรายการ",
    "Start at": "เริ่มที่",
    "Bullets": "หัวข้อย่อย",
    "Decimal numbers": "ตัวเลข",
    "Lowercase letters": "อักษรตัวพิมพ์เล็ก",
    "Uppercase letters": "อักษรตัวพิมพ์ใหญ่",
    "Lowercase Roman numerals": "เลขโรมันตัวเล็ก",
    "Uppercase Roman numerals": "เลขโรมันตัวใหญ่",
  };
  const before = window.gettext || ((word) => word);
  window.gettext = (word) => words[word] || before(word);
})();
