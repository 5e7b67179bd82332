"""User names, which may be Thai: one spelling for what looks the same."""

import unicodedata
from typing import TypeVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.validators import RegexValidator

from . import thai

Person = TypeVar("Person", bound=AbstractUser)
# Python's \w leaves out the vowels and tone marks above and below.
user_name = RegexValidator(
    r"\A[\wก-ฺเ-๎.@+-]+\Z", "ชื่อผู้ใช้มีได้เฉพาะตัวอักษร ตัวเลข และ . @ + - _ โดยไม่มีเว้นวรรค", code="user_name"
)


def one_spelling(name: str) -> str:
    """Return a user name as it is kept and looked for; Django's own NFKC splits ำ in two, and this joins it again."""
    return thai.clean_text(unicodedata.normalize("NFKC", name or ""))


class StaffManager(UserManager[Person]):
    """Finds an account by its name however that was typed."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return super().get_by_natural_key(one_spelling(username or ""))
