"""Call a page หน้าเว็บ wherever หน้าที่ would read as a duty."""

from django.db import migrations, models

REASONS = [
    ("bot", "โปรแกรมอัตโนมัติ เช่น โปรแกรมเก็บข้อมูลของเว็บค้นหา"),
    ("prefetch", "เบราว์เซอร์โหลดหน้ารอไว้ล่วงหน้าโดยยังไม่มีผู้เปิดอ่าน"),
    ("staff", "เจ้าหน้าที่ที่เข้าสู่ระบบ และหน้าของระบบหลังบ้าน"),
    ("health", "ระบบตรวจสอบว่าเว็บไซต์ทำงานอยู่"),
    ("static", "ไฟล์ประกอบหน้าเว็บ เช่น รูปแบบและตัวอักษร"),
    ("complaint", "หน้าร้องเรียนทุกหน้า"),
    ("error", "หน้าเว็บที่ไม่พบหรือเกิดข้อผิดพลาด"),
    ("not-a-page", "ไฟล์ดาวน์โหลด การส่งแบบฟอร์ม และการเปลี่ยนเส้นทาง"),
    ("private", "เบราว์เซอร์ที่ขอไม่ให้ติดตาม (DNT หรือ GPC) นับเฉพาะการเปิดหน้าเว็บ"),
    ("unavailable", "ฐานข้อมูลไม่พร้อม จึงนับเฉพาะการเปิดหน้าเว็บ"),
]


class Migration(migrations.Migration):
    dependencies = [("visitors", "0003_thai_opening_date")]

    operations = [
        migrations.AlterModelOptions(
            "pagemonth",
            {
                "default_permissions": ("view",),
                "ordering": ["-month", "-views", "path"],
                "verbose_name": "หน้าเว็บที่มีผู้เปิดดู",
                "verbose_name_plural": "หน้าเว็บที่มีผู้เปิดดู",
            },
        ),
        migrations.AlterField("leftout", "reason", models.CharField("เหตุผล", max_length=20, choices=REASONS)),
    ]
