"""A person takes over: the chat pauses, whoever is needed hears of it without a name, and it goes on when released."""

import re

import pytest

from tests.support.chats.chat import Chat
from tests.support.chats.examples import ANSWERS, ASKED, after, asked_after, up_to
from tests.support.house import House, Parent
from tests.support.sender.office import Office

LINK = re.compile(r"https://bot\.example\.com/production(/waiting/\S+)")


def test_asking_for_a_person_pauses_and_a_release_goes_on(house: House, office: Office, parent: Parent):
    parent.says("yes", "can I talk to someone?")
    office.works()
    (text,) = house.world.aws.sent.messages("+447700900001")
    assert "A parent asks to speak to somebody" in text["text"]
    for private in ("Sam", "Jane", "0123"):
        assert private not in text["text"]

    heard = len(parent.received)
    first = asked_after("ready")
    parent.says("hello?", ANSWERS[first])
    assert len(parent.received) == heard
    assert first not in parent.registration.answers

    page = LINK.search(text["text"])[1]
    shown = house.browser.get(page)
    assert (shown.status_code, shown.headers["Cache-Control"]) == (200, "no-store")
    for private in ("Sam", "Jane", "0123"):
        assert private not in shown.text
    assert parent.conversation.paused, "opening the link changes nothing"
    assert house.browser.post(page).status_code == 200
    assert parent.hears.endswith(ASKED[asked_after("ready")])
    assert any("Back with you" in each for each in parent.texts[-2:])
    assert house.browser.post(page).status_code == 404
    parent.says(ANSWERS[first])
    assert first in parent.registration.answers


def test_a_link_that_nobody_sent_leads_nowhere(house: House, parent: Parent):
    assert house.browser.get("/waiting/guess").status_code == 404
    assert house.browser.post("/waiting/guess").status_code == 404


def test_a_disclosure_reaches_the_welfare_officer_alone(house: House, office: Office, parent: Parent):
    parent.says("yes", "the coach hit him")
    office.works()
    assert "welfare officer" in house.world.aws.sent.messages("welfare@example.org")[0]["subject"]
    assert len(house.world.aws.sent.messages("+447700900005")) == 1
    assert house.world.aws.sent.messages("+447700900001") == []
    assert house.world.aws.sent.messages("registrations@example.org") == []
    assert parent.conversation.paused.reason == "safeguarding"


class TestInTheChat:
    def paused(self, said: str = "a person please") -> Chat:
        chat = Chat()
        chat.says("yes", said)
        assert chat.conversation.paused
        return chat

    @pytest.mark.parametrize("said", ["he is having a reaction now", "talk to a human", "my ex hits him"])
    def test_what_pauses(self, said: str):
        chat = self.paused(said)
        assert len(chat.notices) == 1

    @pytest.mark.parametrize("said", ["continue", "Carry on", "go on"])
    def test_the_parent_may_go_on_without_waiting(self, said: str):
        chat = self.paused()
        assert chat.says(said).endswith(ASKED[asked_after("ready")])
        assert not chat.conversation.paused

    def test_an_emergency_is_answered_in_the_pause_too(self):
        chat = self.paused()
        assert "999" in chat.says("he can't breathe")

    def test_stop_works_in_the_pause(self):
        chat = self.paused()
        assert "START" in chat.says("STOP")

    def test_who_asks_twice_is_announced_once(self):
        chat = self.paused()
        chat.says("hello", "anybody?")
        assert len(chat.notices) == 1

    @pytest.mark.parametrize(
        ("texts", "fact"),
        [
            (["wrong number"], "wrong_number"),
            (["I'm 11, this is my phone"], "child_on_phone"),
            (["yes", "I can't afford it"], "hardship"),
            ([*up_to("born_on"), "1/9/2012", "yes"], "wrong_age_group"),
        ],
    )
    def test_what_the_manager_hears_at_once(self, texts: list[str], fact: str):
        chat = Chat()
        chat.says(*texts)
        assert [(each.phone, each.templates) for each in chat.notices] == [
            ("+447700900001", ["email/for-the-manager", "sms/for-the-manager"])
        ]
        assert chat.facts[-1] == ("REF1", fact)

    def test_that_a_player_would_play_up_is_told_once_the_answers_are_sent(self):
        chat = Chat()
        chat.says(*up_to("born_on"), "1/9/2016", "yes", *after("born_on"))
        assert chat.notices == []
        chat.says("yes")
        assert ("REF1", "plays_up") in chat.facts
        chat.says("change kit size to L", "yes", "change dob to 2/9/2016", "yes", "yes")
        assert [fact for _, fact in chat.facts].count("plays_up") == 1


class TestTheDigest:
    def test_the_days_news_come_once_in_the_evening(self, house: House, office: Office, parent: Parent):
        house.it_becomes(12)
        parent.says("no", "yes")
        house.days_pass(0.1)
        assert house.world.aws.sent.messages("registrations@example.org") == []
        house.days_pass(1)
        office.works()
        (email,) = house.world.aws.sent.messages("registrations@example.org")
        assert "Sam, Panthers u11s: not joining" in email["text"]
        (text,) = house.world.aws.sent.messages("+447700900001")
        assert "Sam, Panthers u11s: not joining" in text["text"]
        house.days_pass(2)
        office.works()
        assert len(house.world.aws.sent.messages("registrations@example.org")) == 1

    def test_a_restart_in_the_evening_sends_it_no_second_time(self, house: House, office: Office, parent: Parent):
        parent.says("no", "yes")
        house.days_pass(1)
        house.start()
        house.wakes()
        office.works()
        assert len(house.world.aws.sent.messages("registrations@example.org")) == 1
