import datetime

import pytest
from django.contrib.admin.utils import display_for_field, display_for_value
from django.db import models
from django.template import Context, Template
from django.utils import timezone, translation

DAY = datetime.date(2023, 10, 25)
MOMENT = datetime.datetime(2023, 10, 25, 7, 30, tzinfo=datetime.UTC)


def test_the_admin_shows_dates_in_the_buddhist_era():
    assert display_for_field(DAY, models.DateField(), "-") == "๒๕ ตุลาคม ๒๕๖๖"
    assert display_for_field(MOMENT, models.DateTimeField(), "-") == "๒๕ ตุลาคม ๒๕๖๖ เวลา ๑๔.๓๐ น."
    assert display_for_value(DAY, "-") == "๒๕ ตุลาคม ๒๕๖๖"


@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("{{ day }}", "๒๕ ตุลาคม ๒๕๖๖"),
        ("{{ moment }}", "๒๕ ตุลาคม ๒๕๖๖ เวลา ๑๔.๓๐ น."),
        ("{{ day|date }}", "๒๕ ตุลาคม ๒๕๖๖"),
        ('{{ day|date:"SHORT_DATE_FORMAT" }}', "๒๕/๑๐/๒๕๖๖"),
        ('{{ day|date:"YEAR_MONTH_FORMAT" }}', "ตุลาคม ๒๕๖๖"),
        ('{{ moment|date:"DATETIME_FORMAT" }}', "๒๕ ตุลาคม ๒๕๖๖ เวลา ๑๔.๓๐ น."),
        ('{{ moment|date:"SHORT_DATETIME_FORMAT" }}', "๒๕/๑๐/๒๕๖๖ เวลา ๑๔.๓๐ น."),
        ('{{ day|date:"Y-m-d" }}', "2023-10-25"),
        ('{{ moment|date:"c" }}', "2023-10-25T14:30:00+07:00"),
    ],
)
def test_templates_show_named_formats_in_the_buddhist_era_and_spelled_ones_as_they_are(source, output):
    assert Template(source).render(Context({"day": DAY, "moment": timezone.localtime(MOMENT)})) == output


def test_other_languages_keep_their_calendar():
    with translation.override("en"):
        assert display_for_value(DAY, "-") == "Oct. 25, 2023"
