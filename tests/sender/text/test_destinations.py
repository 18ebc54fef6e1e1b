"""Whom texts go to: people's phones in the countries that the club texts; and what each country's part costs."""

from typing import Any

import pytest

from sender.text.destinations import NO_COUNTRY, country, destination_fault
from service.settings import MissingSettings
from tests.support.sender.office import JANES_PHONE, SMS, Office, to_jane


def texts(*numbers: str, **changes: Any) -> dict[str, Any]:
    addresses = {number: {"ChannelType": "SMS", "Substitutions": {"name": "Jane"}} for number in numbers}
    return to_jane(EmailMessage=None, Addresses=addresses, **changes)


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
    assert destination_fault(number, {"GB"}) is None


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
        ("+33612345678", "is a number of FR, a country that SENDER_TEXT_COUNTRIES does not name"),
        ("+447797712345", "is a number of JE"),
        ("+19005551234", "is a number of US"),
    ],
)
def test_nobody_else_is(number: str, says: str):
    assert says in (destination_fault(number, {"GB"}) or "")


def test_the_countries_are_a_setting_but_services_are_texted_nowhere():
    assert destination_fault("+12125551234", {"GB", "US"}) is None
    assert "service number" in (destination_fault("+19005551234", {"GB", "US"}) or "")


def test_a_refusal_names_each_number_and_queues_nothing(office: Office):
    office.start(SENDER_STAGE="production")
    refused = office.posts(texts(JANES_PHONE, "+33612345678", "+449098790000"))
    assert refused.status_code == 400
    assert set(refused.json["errors"]) == {"Addresses.+33612345678", "Addresses.+449098790000"}
    assert office.takes_all() == []


def test_who_is_abroad_may_opt_out_all_the_same(office: Office):
    everybody = {"Addresses": {"+33612345678": {"ChannelType": "SMS"}}}
    answer = office.browser.put("/suppressions", json=everybody, headers={"Authorization": f"Bearer {office.token()}"})
    assert answer.status_code == 200


@pytest.mark.parametrize("countries", ["GB", "gb=0.03", "GB=free", "GB=0.03; IE=0.07", "GB=-1"])
def test_a_country_has_its_price(office: Office, countries: str):
    with pytest.raises(MissingSettings, match="SENDER_TEXT_COUNTRIES"):
        office.start(SENDER_TEXT_COUNTRIES=countries)


class TestTheAnswer:
    def test_says_parts_and_price_and_a_repeat_says_the_same(self, office: Office):
        office.start(SENDER_TEXT_COUNTRIES="GB=0.03")
        office.stores("long", MessageBody="x" * 161)
        body = texts(JANES_PHONE, "+447700900124", SMSMessage={"TemplateName": "long"})
        first = office.posts(body)
        assert (first.json["parts"], first.json["price"]) == (4, 0.12)
        office.stores("long", MessageBody="short")
        assert office.posts(body).json == first.json
        asked = office.asks("reg-42-confirmation").json
        assert (asked["parts"], asked["price"]) == (4, 0.12)

    def test_counts_parts_as_they_go_out(self, office: Office):
        assert office.posts(texts(JANES_PHONE, SMSMessage=SMS | {"MessageBody": "“" * 100})).json["parts"] == 1
        ukrainian = texts(JANES_PHONE, SMSMessage=SMS | {"MessageBody": "ї" * 71}, TraceId="reg-43")
        assert office.posts(ukrainian).json["parts"] == 2

    def test_to_emails_alone_costs_nothing(self, office: Office):
        answer = office.posts(
            to_jane(
                SMSMessage=None,
                Addresses={"jane@example.com": {"ChannelType": "EMAIL", "Substitutions": {"name": "Jane"}}},
            )
        )
        assert (answer.json["parts"], answer.json["price"]) == (0, 0)


class TestAPreview:
    def test_renders_and_counts_and_queues_nothing(self, office: Office):
        shown = office.posts(to_jane(Preview=True))
        assert shown.json["status"] == "Preview"
        assert (shown.json["count"], shown.json["parts"], shown.json["price"]) == (2, 1, 0.03)
        email, text = sorted(shown.json["messages"], key=lambda each: each["channel"])
        assert (email["subject"], email["html"]) == (
            "Welcome to Urmston Town",
            "<p>Hi Jane, welcome to Urmston Town.</p>",
        )
        assert (text["text"], text["parts"]) == ("Hi Jane", 1)
        assert office.takes_all() == []
        assert office.asks("reg-42-confirmation").status_code == 404
        assert office.posts(to_jane()).status_code == 200  # the TraceId is as good as new

    def test_of_many_shows_the_first_and_counts_all(self, office: Office):
        numbers = [f"+4477009001{number}" for number in range(10, 40)]
        shown = office.posts(texts(*numbers, Preview=True)).json
        assert (len(shown["messages"]), shown["count"], shown["parts"]) == (10, 30, 30)

    def test_names_faults_as_sending_does(self, office: Office):
        refused = office.posts(texts("+33612345678", JANES_PHONE, Preview=True))
        assert "Addresses.+33612345678" in refused.json["errors"]
