"""What a password must be, said with Thai digits."""

from typing import Any

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

from common import thai


class LongEnough(MinimumLengthValidator):
    """Django's rule of the shortest password."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password that is too short."""
        try:
            super().validate(password, user)
        except ValidationError as short:
            raise ValidationError([thai.to_thai_digits(words) for words in short.messages], short.code) from short

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return thai.to_thai_digits(super().get_help_text())
