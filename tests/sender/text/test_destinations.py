"""Whom texts go to, which the answer names, and what each country's part costs."""

from typing import Any

import pytest

from service.settings import MissingSettings
from tests.support.sender.office import JANES_PHONE, SMS, Office, to_jane


def texts(*numbers: str, **changes: Any) -> dict[str, Any]:
    addresses = {number: {"ChannelType": "SMS", "Substitutions": {"name": "Jane"}} for number in numbers}
    return to_jane(EmailMessage=None, Addresses=addresses, **changes)


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
