"""What kind of file something is, in words that people use."""

from django import template

register = template.Library()

FORMATS = {
    "application/pdf": "PDF",
    "image/png": "ภาพ PNG",
    "image/jpeg": "ภาพ JPEG",
    "text/csv": "CSV",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
}


@register.filter
def file_format(content_type: str) -> str:
    """{{ file.content_type|file_format }} → PDF"""
    return FORMATS.get(content_type, "ไฟล์")
