"""Whatever Django refuses in a form is told with numbers as people read them."""

from decimal import Decimal

import pytest
from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.utils import translation


class Form(forms.Form):
    name = forms.CharField(required=False, validators=[MaxLengthValidator(1200)])
    order = forms.IntegerField(required=False, min_value=1, max_value=32_000)
    share = forms.DecimalField(
        required=False, max_digits=4, decimal_places=2, validators=[MaxValueValidator(Decimal("2.5"))]
    )
    half = forms.ChoiceField(required=False, choices=[("1", "ครึ่งแรก")])
    value = forms.FloatField(required=False, validators=[MinValueValidator(1000.5)])


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "ก" * 1208, ["ต้องไม่เกิน ๑,๒๐๐ ตัวอักษร (ขณะนี้มี ๑,๒๐๘)"]),
        ("order", "0", ["ต้องไม่น้อยกว่า ๑"]),
        ("order", "40000", ["ต้องไม่มากกว่า ๓๒,๐๐๐"]),
        ("share", "2.756", ["ต้องไม่มากกว่า ๒.๕", "ต้องมีทศนิยมไม่เกิน ๒ ตำแหน่ง"]),
        ("half", "7", ["โปรดเลือกใหม่ “๗” ไม่มีในตัวเลือก"]),
        ("value", "7", ["ต้องไม่น้อยกว่า ๑,๐๐๐.๕"]),
    ],
)
def test_numbers_of_a_refusal_are_in_thai_digits_with_separators(field, typed, said):
    form = Form({field: typed})
    assert sorted(form.errors[field]) == sorted(said)
    assert sorted(message for one in form.errors.as_data()[field] for message in one.messages) == sorted(said)


def test_other_languages_stay_as_django_says_them():
    with translation.override("en"):
        assert Form({"order": "40000"}).errors["order"] == ["Ensure this value is less than or equal to 32000."]
