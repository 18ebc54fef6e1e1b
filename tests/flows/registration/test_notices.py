"""The e-mail beside the chat, and the text that stands in for it: once, complete, and never in the chat's way."""

from datetime import timedelta

import pytest

from flows.records import Payment
from flows.templates import TEMPLATES, facts, names_of
from tests.support.chats.chat import CLUB, Chat
from tests.support.chats.examples import ALL_ANSWERS, after, up_to
from tests.support.emails import names_in_html
from tests.support.house import NOBODY, TOKEN_PARAMETER, House, Parent
from tests.support.sender.office import Office

NOTIFIED = ["email/registration-complete", "sms/payment-link"]


def completes(parent: Parent) -> str:
    parent.says(*ALL_ANSWERS, "yes")
    return parent.registration.reference


def test_a_completed_registration_is_confirmed_in_the_chat_and_by_email(house: House, parent: Parent, office: Office):
    reference = completes(parent)
    house.news_arrives()
    office.works()
    (email,) = house.world.aws.sent.messages("jane@example.com")
    assert email["subject"] == "Sam's registration with Urmston Town: one step left"
    for part in (email["text"], email["html"]):
        assert f"https://pay.example.org/{reference}" in part
        assert "Date of birth" not in part
    assert f"https://pay.example.org/{reference}" in parent.hears
    assert list(house.bot.store.unsent(before=2e9)) == []
    assert house.world.aws.sent.messages(parent.number) == [], "the chat has said it"


def test_a_repeat_and_a_sweep_send_nothing_twice(house: House, parent: Parent, office: Office):
    parent.says(*ALL_ANSWERS)
    sid = parent.sends(text="yes").sid
    parent.sends(sid=sid)
    house.clock.advance(600)
    house.bot.outbox.sweep()
    office.works()
    assert len(house.world.aws.sent.messages("jane@example.com")) == 1


def test_while_the_sender_is_away_the_chat_goes_on_and_the_notice_follows(house: House, parent: Parent, office: Office):
    up = house.settings.sender_url
    house.start(SENDER_URL=NOBODY)
    reference = completes(parent)
    assert reference in parent.hears
    assert house.world.aws.sent.messages("jane@example.com") == []
    house.start(SENDER_URL=up)
    house.clock.advance(600)
    house.bot.outbox.sweep()
    office.works()
    assert len(house.world.aws.sent.messages("jane@example.com")) == 1
    assert len([each for each in parent.received if reference in each["text"]]) == 1


def test_a_token_that_is_over_is_read_again(house: House, parent: Parent, office: Office):
    good = office.token()
    house.bot.sender.ssm.put_parameter(Name=TOKEN_PARAMETER, Value="over", Type="SecureString", Overwrite=True)
    parent.says(*ALL_ANSWERS)
    house.bot.sender.ssm.put_parameter(Name=TOKEN_PARAMETER, Value=good, Type="SecureString", Overwrite=True)
    parent.says("yes")
    office.works()
    assert len(house.world.aws.sent.messages("jane@example.com")) == 1


def test_a_corrected_registration_is_confirmed_anew():
    chat = Chat()
    chat.says(*ALL_ANSWERS, "yes", "change email", "jane.smith@example.com", "yes")
    first, second = chat.emails
    assert (first.trace, second.trace) == ("REF1-payment_pending-1", "REF1-payment_pending-2")
    assert (first.email, second.email) == ("jane@example.com", "jane.smith@example.com")


def test_service_messages_need_no_consent():
    chat = Chat()
    chat.says(*up_to("consent"), "no emails or texts thanks", *after("consent"), "yes")
    assert chat.answers["consent"] == {"email": False, "sms": False}
    assert [template for notice in chat.notices for template in notice.templates] == NOTIFIED


@pytest.mark.parametrize("template", NOTIFIED)
def test_a_template_uses_only_what_a_notice_gives(template: str):
    chat = Chat()
    chat.says(*ALL_ANSWERS, "yes")
    (notice,) = (each for each in chat.notices if each.templates == [template])
    assert names_of(template) == set(notice.values)


WRITTEN = sorted(
    [f"email/{path.name}" for path in (TEMPLATES / "email").iterdir() if path.is_dir()]
    + [f"sms/{path.stem}" for path in (TEMPLATES / "sms").iterdir()]
)
GIVEN = set(facts(CLUB, Chat().registration)) | {
    *("status", "headline", "link", "lines", "count", "left_in_words", "children", "code"),
    *("membership_before", "monthly_before", "noted", "trouble", "label", "name", "words", "by"),
}


@pytest.mark.parametrize("template", WRITTEN)
def test_every_template_uses_only_names_that_somebody_gives(template: str):
    assert names_of(template) <= GIVEN


@pytest.mark.parametrize("template", [name for name in WRITTEN if name.startswith("email/")])
def test_an_emails_two_parts_say_the_same_things(template: str):
    assert names_in_html(template) <= names_of(template)


def test_outside_production_only_allowed_numbers_are_texted(house: House, parent: Parent, office: Office):
    house.start(ALLOWED_NUMBERS=parent.number)
    parent.says("yes", "I want to talk to a person")
    office.works()
    exchange = next(each for each in house.bot.store.exchanges(parent.number) if each.postings)
    assert [(posting.status, posting.error) for posting in exchange.postings] == [("failed", "not on ALLOWED_NUMBERS")]
    assert house.world.aws.sent.messages("+447700900001") == []


TOLD = ("2016", "asthma", "rucksack", "Acacia", "M41 5AA", "Smith", "4 May", "Male", "07700 900123")


@pytest.mark.parametrize("ending", ["yes", "paid"])
def test_an_address_that_nobody_confirmed_is_told_nothing_sensitive(
    house: House, parent: Parent, office: Office, ending: str
):
    parent.answers_until("check_answers", medical_needs="asthma", medicine_kept="in his rucksack")
    parent.says("yes")
    if ending == "paid":
        house.it_becomes(12)
        for kind in ("fee", "mandate"):
            house.bot.desk.pay(parent.registration.reference, Payment(kind, kind, house.clock.now()))
    office.works()
    emails = house.world.aws.sent.messages(parent.registration.answers["email"])
    assert len(emails) == (2 if ending == "paid" else 1)
    assert [told for told in TOLD if told in str(emails)] == []
    assert "asthma" in parent.says("my data")


def test_three_confirmations_a_day_are_enough_for_any_address():
    chat = Chat()
    chat.says(*ALL_ANSWERS, "yes")
    for number in range(8):
        chat.says(f"change email to somebody{number}@example.net", "yes")
    assert len(chat.emails) == 3
    chat.now += timedelta(days=1)
    chat.says("change email to jane@example.com", "yes")
    assert len(chat.emails) == 4
    assert len({notice.trace for notice in chat.notices}) == len(chat.notices)
