"""Whom messages go to: people's phones in the countries that a setting names, and no service's anywhere."""

import pytest

from service.phone_numbers import NO_COUNTRY, country, destination_fault


@pytest.mark.parametrize(
    ("number", "where"),
    [
        ("+447700900123", "GB"),  # for drama: assigned to nobody, so that the library knows no type of it
        ("+441614960000", "GB"),
        ("+447624200000", "IM"),  # the Crown dependencies have their own networks, and their own prices
        ("+447797712345", "JE"),
        ("+16045551234", "CA"),
        ("+12125551234", "US"),
        ("+353861234567", "IE"),
        ("+881612345678", NO_COUNTRY),
    ],
)
def test_a_number_is_of_a_country(number: str, where: str):
    assert country(number) == where


@pytest.mark.parametrize("number", ["+447700900123", "+441614960000", "+447911000000"])
def test_people_in_the_country_are_texted(number: str):
    assert destination_fault(number, {"GB"}, "COUNTRIES") is None


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("+449098790000", "other service number"),  # premium
        ("+449999999999", "other service number"),  # premium, and nobody has it yet
        ("+448714960000", "other service number"),
        ("+448001111111", "other service number"),
        ("+443001234567", "other service number"),
        ("+445512345678", "other service number"),
        ("+447012345678", "other service number"),  # personal numbering: rings up a bill
        ("+447612345678", "other service number"),  # a pager
        ("+870773111632", "of no country"),  # Inmarsat
        ("+881612345678", "of no country"),  # a satellite phone
        ("+882161234567", "of no country"),
        ("+979123456789", "of no country"),
        ("+80012345678", "of no country"),
        ("+33612345678", "is a number of FR, a country that COUNTRIES does not name"),
        ("+447797712345", "is a number of JE"),
        ("+19005551234", "is a number of US"),
    ],
)
def test_nobody_else_is(number: str, says: str):
    assert says in (destination_fault(number, {"GB"}, "COUNTRIES") or "")


def test_the_countries_are_a_setting_but_services_are_texted_nowhere():
    assert destination_fault("+12125551234", {"GB", "US"}, "COUNTRIES") is None
    assert "service number" in (destination_fault("+19005551234", {"GB", "US"}, "COUNTRIES") or "")
