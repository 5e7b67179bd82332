import datetime

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

VALUES = {
    "day": datetime.date(2023, 10, 25),
    "end": datetime.date(2023, 12, 31),
    "moment": datetime.datetime(2023, 10, 25, 7, 30, tzinfo=datetime.UTC),
    "text": "<b>ปี 2566</b>",
    "number": 40850,
    "zero": 0,
    "cell": mark_safe('<th class="field-7"><a href="/8/">94.33</a> 2 รายการ</th>'),
    "period": "3 มกราคม 2023",
    "none": None,
}


@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("{{ number|thai_digits }}", "๔๐๘๕๐"),
        ("{{ zero|thai_digits }}", "๐"),
        ("{{ cell|thai_cell }}", '<th class="field-7"><a href="/8/">๙๔.๓๓</a> 2 รายการ</th>'),
        ("{{ period|thai_period }}", "๓ มกราคม ๒๕๖๖"),
        ("{{ text|thai_digits }}", "&lt;b&gt;ปี ๒๕๖๖&lt;/b&gt;"),
        ("{{ day|thai_date }}", "๒๕ ตุลาคม ๒๕๖๖"),
        ('{{ day|thai_date:"short" }}', "๒๕ ต.ค. ๒๕๖๖"),
        ('{{ day|thai_date:"numeric" }}', "๒๕/๑๐/๒๕๖๖"),
        ("{{ moment|thai_date }}", "๒๕ ตุลาคม ๒๕๖๖"),
        ("{{ moment|thai_datetime }}", "๒๕ ตุลาคม ๒๕๖๖ เวลา ๑๔.๓๐ น."),
        ('{{ moment|thai_datetime:"short" }}', "๒๕ ต.ค. ๒๕๖๖ เวลา ๑๔.๓๐ น."),
        ("{% thai_range day end %}", "๒๕ ตุลาคม – ๓๑ ธันวาคม ๒๕๖๖"),
        ('{% thai_range day end "short" %}', "๒๕ ต.ค. – ๓๑ ธ.ค. ๒๕๖๖"),
        ("{{ number|thai_number }}", "๔๐,๘๕๐"),
        ("{{ zero|thai_number }}", "๐"),
        ("{{ '2,566'|thai_figure }} {{ 'O1'|thai_figure }}", "๒,๕๖๖ O1"),
        ("{{ number|thai_bytes }}", "๓๙.๙ กิโลไบต์"),
        ("{{ zero|thai_bytes }}", "๐ ไบต์"),
    ],
)
def test_values_are_written_for_people(source, output):
    assert Template("{% load thai %}" + source).render(Context(VALUES)) == output


@pytest.mark.parametrize("name", ["thai_digits", "thai_date", "thai_datetime", "thai_number", "thai_bytes"])
@pytest.mark.parametrize("absent", ["none", "missing"])
def test_an_absent_value_shows_as_nothing(name, absent):
    assert Template(f"{{% load thai %}}{{{{ {absent}|{name} }}}}").render(Context(VALUES)) == ""


def test_a_period_without_an_end_shows_as_nothing():
    assert Template("{% load thai %}{% thai_range day none %}").render(Context(VALUES)) == ""
