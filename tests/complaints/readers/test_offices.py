"""The place that an office is named after."""

from complaints.readers.matching.offices import place_of


def test_the_place_is_what_stands_after_the_kind_of_office():
    assert place_of("องค์การบริหารส่วนตำบลโคกคอน") == "โคกคอน"
    assert place_of("เทศบาลเมือง บางบัว") == "บางบัว"
    assert place_of("เมืองพัทยา") == place_of("") == ""
