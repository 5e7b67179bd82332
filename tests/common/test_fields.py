import datetime

import pytest
from django import forms
from django.contrib.admin import ModelAdmin, TabularInline, site
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import Value
from django.db.models.functions import Concat
from django.forms import modelform_factory
from django.test import RequestFactory
from django.test.utils import isolate_apps

from common.fields import (
    DATE_HELP,
    MOST_OF_A_TEXT,
    FiscalYearField,
    FiscalYearFormField,
    ThaiCharField,
    ThaiCharFormField,
    ThaiDateField,
    ThaiDateFormField,
    ThaiDateTimeFormField,
    ThaiTextField,
)
from common.models import Division

DAY = datetime.date(2023, 10, 25)


class DateForm(forms.Form):
    day = ThaiDateFormField(required=False)


@isolate_apps("common")
def made_model():
    """Return a model with one of each field."""

    class Deed(models.Model):
        day = ThaiDateField("วันที่")
        later = ThaiDateField("วันที่แก้ไข", null=True, blank=True, help_text="ถ้ามี")
        year = FiscalYearField("ปีงบประมาณ")
        title = ThaiCharField("ชื่อ", max_length=10)
        body = ThaiTextField("เนื้อหา", blank=True)

        class Meta:
            app_label = "common"

        def __str__(self):
            return self.title

    return Deed


Deed = made_model()


def filled(**changes):
    return {"day": "25/10/2566", "later": "", "year": "๒๕๖๖", "title": "รายงาน", "body": "", **changes}


def form_of(data, **options):
    return modelform_factory(Deed, fields=["day", "later", "year", "title", "body"])(data, **options)


def test_a_text_longer_than_a_page_can_show_is_refused_in_a_sentence():
    form = form_of(filled(body="ก" * (MOST_OF_A_TEXT + 1)))
    assert "เขียนได้ไม่เกิน ๑๐๐,๐๐๐ ตัวอักษร" in str(form.errors["body"])


@pytest.mark.parametrize("text", ["๒๕/๑๐/๒๕๖๖", " 25 ต.ค. 2566 ", "2023-10-25"])
def test_a_form_reads_thai_dates(text):
    form = DateForm({"day": text})
    assert form.is_valid()
    assert form.cleaned_data["day"] == DAY


def test_a_refused_date_stays_as_typed_with_a_sentence():
    form = DateForm({"day": "31/2/2566"})
    assert form.errors == {"day": ["เดือนกุมภาพันธ์ ๒๕๖๖ ไม่มีวันที่ ๓๑"]}
    assert 'value="31/2/2566"' in str(form["day"])


def test_a_date_is_shown_in_the_buddhist_era():
    shown = str(DateForm(initial={"day": DAY})["day"])
    assert 'value="๒๕/๑๐/๒๕๖๖"' in shown
    assert 'type="text"' in shown


def test_what_is_shown_can_be_sent_back():
    shown = DateForm(initial={"day": DAY})["day"].value()
    form = DateForm({"day": shown}, initial={"day": DAY})
    assert form.is_valid()
    assert form.cleaned_data["day"] == DAY
    assert not form.has_changed()


@pytest.mark.parametrize(
    ("initial", "text", "changed"),
    [
        (DAY, "25 ตุลาคม 2566", False),
        ("2023-10-25", "25/10/2566", False),
        (None, "", False),
        (DAY, "26/10/2566", True),
        (DAY, "", True),
        (None, "25/10/2566", True),
        (DAY, "31/2/2566", True),
    ],
)
def test_a_date_has_changed_when_its_day_has(initial, text, changed):
    assert DateForm({"day": text}, initial={"day": initial}).has_changed() is changed


def test_a_moment_is_shown_and_read_in_bangkok_and_the_buddhist_era():
    field = ThaiDateTimeFormField()
    moment = datetime.datetime(2023, 10, 25, 7, 30, 12, tzinfo=datetime.UTC)
    shown = field.prepare_value(moment)
    assert shown == "๒๕/๑๐/๒๕๖๖ เวลา ๑๔.๓๐ น."
    assert field.clean(shown) == moment.replace(second=0)
    assert not field.has_changed(moment, shown)
    assert field.has_changed(None, shown)
    assert field.has_changed(moment, "25/10/2566 14:31")


@pytest.mark.parametrize(("text", "sentence"), [("25/10/2023 8:30", "พ.ศ. ๒๕๖๖"), ("พรุ่งนี้", "อ่านวันและเวลานี้ไม่ได้")])
def test_a_moment_that_can_not_be_meant_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(ValidationError, match=sentence):
        ThaiDateTimeFormField().clean(text)


def test_a_date_field_says_how_to_type_unless_told_otherwise():
    fields = form_of(None).fields
    assert fields["day"].help_text == DATE_HELP
    assert fields["later"].help_text == "ถ้ามี"


def test_a_required_date_is_asked_for():
    assert "day" in form_of(filled(day="  ")).errors


def test_a_model_form_reads_every_field():
    form = form_of(filled(title=" ชื่อ\u200b ", body="หนึ่ง\r\nสอง"))
    assert form.is_valid(), form.errors
    deed = form.save(commit=False)
    assert (deed.day, deed.later, deed.year) == (DAY, None, 2566)
    assert (deed.title, deed.body) == ("ชื่อ", "หนึ่ง\nสอง")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("2023", "พ.ศ. ๒๕๖๖"), ("66", "๔ หลัก"), ("2399", "ระหว่าง"), ("ปีหน้า", "อ่านปีนี้ไม่ได้"), ("9" * 5000, "อ่านปีนี้ไม่ได้")],
)
def test_a_fiscal_year_that_can_not_be_meant_is_refused_with_a_sentence(text, sentence):
    errors = form_of(filled(year=text)).errors
    assert list(errors) == ["year"]
    assert len(errors["year"]) == 1
    assert sentence in errors["year"][0]


def test_a_fiscal_year_is_shown_in_thai_digits():
    form = form_of(None, instance=Deed(year=2566))
    assert 'value="๒๕๖๖"' in str(form["year"])
    assert not FiscalYearFormField().has_changed(2566, "2566")


@pytest.mark.parametrize("value", ["2566-10-25", "25/10/2023", datetime.date(2566, 10, 25), datetime.date(1480, 1, 1)])
def test_a_model_refuses_a_date_543_years_off(value):
    with pytest.raises(ValidationError) as refusal:
        Deed(day=value, year=2566, title="รายงาน").clean_fields()
    assert list(refusal.value.message_dict) == ["day"]


@pytest.mark.parametrize("value", ["2023-10-25", "๒๕/๑๐/๒๕๖๖", DAY])
def test_a_model_keeps_text_dates_as_the_same_day(value):
    assert Deed._meta.get_field("day").get_prep_value(value) == DAY


def test_a_model_refuses_a_ce_fiscal_year():
    with pytest.raises(ValidationError, match="๒๕๖๖"):
        Deed(day=DAY, year=2023, title="รายงาน").clean_fields()


def test_fields_are_migrated_by_their_own_names():
    assert Deed._meta.get_field("day").deconstruct()[1] == "common.fields.ThaiDateField"
    assert Deed._meta.get_field("year").db_type(connection) == models.PositiveSmallIntegerField().db_type(connection)


class DeedAdmin(ModelAdmin):
    pass


class DeedInline(TabularInline):
    model = Deed


@pytest.mark.parametrize("admin", [DeedAdmin(Deed, site), DeedInline(Deed, site)])
def test_the_admin_shows_our_fields_without_its_calendar(admin):
    request = RequestFactory().get("/")
    built = {field.name: admin.formfield_for_dbfield(field, request) for field in Deed._meta.fields[1:]}
    assert type(built["day"]) is ThaiDateFormField
    assert type(built["day"].widget) is forms.TextInput
    assert type(built["year"]) is FiscalYearFormField
    assert type(built["year"].widget) is forms.TextInput
    assert not built["day"].widget.media._js


def test_a_chosen_widget_is_kept():
    field = Deed._meta.get_field("day")
    assert isinstance(field.formfield(widget=forms.HiddenInput).widget, forms.HiddenInput)
    assert isinstance(field.formfield(widget=forms.HiddenInput()).widget, forms.HiddenInput)


def test_length_is_judged_after_cleaning():
    assert form_of(filled(title="ก" * 10 + "\u200b" * 5)).is_valid()
    assert "title" in form_of(filled(title="ก" * 11)).errors


def test_a_length_is_refused_in_thai_figures_with_separators():
    field = ThaiCharFormField(max_length=1000, min_length=2)
    for text, sentence in (
        ("ก" * 20345, "ข้อความยาวเกินไป เขียนได้ไม่เกิน ๑,๐๐๐ ตัวอักษร ขณะนี้มี ๒๐,๓๔๕ ตัวอักษร"),
        ("ก", "ข้อความสั้นเกินไป ต้องมีอย่างน้อย ๒ ตัวอักษร"),
    ):
        with pytest.raises(ValidationError) as refused:
            field.clean(text)
        assert refused.value.messages == [sentence]
    assert field.clean("ก" * 1000)


def test_text_of_nothing_visible_is_no_text():
    assert "title" in form_of(filled(title="\u200b\ufeff")).errors


@pytest.mark.django_db
def test_text_is_cleaned_on_every_way_into_the_database():
    division = Division.objects.create(code="a", name=" กอง\u200bคลัง\n")
    assert division.name == "กองคลัง"
    assert Division.objects.get(name="กองคลัง\u200b") == division
    Division.objects.update(name="กอง\nช่าง\x07")
    division.refresh_from_db()
    assert division.name == "กอง ช่าง"
    division.name = Concat("name", Value(" ๑"))
    division.save()
    division.refresh_from_db()
    assert division.name == "กอง ช่าง ๑"
