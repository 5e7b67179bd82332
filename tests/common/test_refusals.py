"""Whatever Django refuses in a form is told with numbers as people read them."""

from copy import copy
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.utils import translation

from common.models import Division
from complaints.models import Holiday
from measures.models import Plan
from tests import factories, promises


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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("record", "said"),
    [
        (Plan(fiscal_year=2570), "ปีงบประมาณ (พ.ศ.) “๒๕๗๐” ซ้ำกับแผนมาตรการประจำปีที่มีอยู่แล้ว"),
        (Division(code="road2", name="กองช่าง ๒"), "รหัส “road2” ซ้ำกับส่วนราชการที่มีอยู่แล้ว"),
        (Holiday(date=date(2027, 1, 1), name="ปีใหม่"), "วันที่ “๑ มกราคม ๒๕๗๐” ซ้ำกับวันหยุด"),
    ],
)
def test_a_value_that_is_taken_is_named(record, said):
    record.save()
    again = copy(record)
    again.pk, again._state.adding = None if record._meta.auto_field else record.pk, True
    with pytest.raises(ValidationError) as refused:
        again.validate_unique()
    told = " ".join(refused.value.messages)
    assert said in told
    assert "โปรดแก้ไขรายการเดิม หรือระบุเป็นอย่างอื่น" in told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "field"),
    [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.fields
        if field.unique and not field.is_relation
    ],
)
def test_every_unique_field_names_its_value_in_one_sentence(model, field):
    if model.__module__.partition(".")[0] in promises.APPS:
        [told] = model().unique_error_message(model, (field,)).messages
        assert " และ " not in told
        assert "ซ้ำกับ" in told or field == "username"


@pytest.mark.django_db
def test_a_plan_of_a_year_that_has_one_is_told_so(page_client):
    Plan.objects.create(fiscal_year=2570)
    page_client.force_login(factories.superuser())
    page = page_client.post("/admin/measures/plan/add/", {"fiscal_year": "2570"}).text
    assert "ปีงบประมาณ (พ.ศ.) “๒๕๗๐” ซ้ำกับแผนมาตรการประจำปีที่มีอยู่แล้ว" in page
