"""The privacy notice: linked where the first answer is given, readable by anybody, and true of this club."""

import re

from tests.support.house import House, Parent
from tests.support.till import Till


def test_the_first_question_links_to_the_notice(house: House, parent: Parent):
    parent.says("yes")
    link = re.search(r"https://\S+/privacy", parent.hears)[0]
    shown = house.browser.get(link.removeprefix(house.settings.public_url.rstrip("/")))
    assert shown.status_code == 200
    for told in (
        "Urmston Town",
        "registrations@example.org",
        "Robin Lee",
        "Information Commissioner",
        "delete my data",
    ):
        assert told in shown.text
    assert "{" not in re.sub(r"(?s)<style>.*</style>", "", shown.text)


def test_it_is_said_once(parent: Parent):
    parent.says("yes", "yes", "3 May 2016")
    assert "/privacy" not in parent.hears


def test_it_names_who_takes_the_payments(house: House):
    told = house.browser.get("/privacy").text
    assert "Payments are taken at pay.example.org" in told
    assert "GoCardless" not in told
    Till(house)
    assert "Payments are taken by GoCardless" in house.browser.get("/privacy").text


def test_it_says_that_a_no_to_emails_is_remembered(house: House):
    assert "stays on a list, so that none go there again" in house.browser.get("/privacy").text
