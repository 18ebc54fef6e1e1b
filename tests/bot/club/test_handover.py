"""A person takes over: the chat pauses, whoever is needed hears of it without a name, and it goes on when released."""

import re

import pytest

from tests.support.chats.chat import Chat
from tests.support.chats.examples import ANSWERS, ASKED, after, asked_after, up_to
from tests.support.house import House, Parent
from tests.support.sender.office import Office

MANAGER, DESK = "+447700900001", "registrations@example.org"
CODE = re.compile(r"\b\d{6}\b")
LINK = re.compile(r"https://bot\.example\.com/production(/waiting/\S+)")


def test_asking_for_a_person_pauses_and_a_release_goes_on(house: House, office: Office, parent: Parent):
    parent.says("yes", "can I talk to someone?")
    office.works()
    (text,) = house.world.aws.sent.messages(MANAGER)
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
    assert parent.hears.endswith(f"While I was quiet you wrote “{ANSWERS[first]}”. Shall I take that?")
    assert any("Back with you" in each for each in parent.texts[-2:])
    assert house.browser.post(page).status_code == 404
    parent.says("yes")
    assert first in parent.registration.answers


def test_a_link_that_nobody_sent_leads_nowhere(house: House, parent: Parent):
    assert house.browser.get("/waiting/guess").status_code == 404
    assert house.browser.post("/waiting/guess").status_code == 404


def link_of(house: House, office: Office, address: str = MANAGER) -> str:
    """The newest link that somebody got."""
    office.works()
    return [found for each in house.world.aws.sent.messages(address) for found in LINK.findall(each["text"])][-1]


def code_of(house: House, address: str = MANAGER) -> str:
    return CODE.search(house.world.aws.sent.messages(address)[-1]["text"])[0]


class TestBehindTheLink:
    def test_a_code_shows_who_it_is_and_which_number_to_ring(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "can I talk to someone?")
        page = link_of(house, office)
        asked = house.browser.post(page, data={"do": "code"})
        assert 'name="code"' in asked.text
        assert code_of(house) == code_of(house, DESK)
        shown = house.browser.post(page, data={"do": "open", "code": code_of(house)})
        assert shown.status_code == 200
        for known in ("A parent asks to speak", "Sam Smith, Panthers u11s", "Jane Smith", "tel:+447700900123"):
            assert known in shown.text
        assert "10:00am on Monday 3 August 2026" in shown.text, "as the clocks in London have it"

    def test_a_code_is_good_once_and_for_ten_minutes(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "can I talk to someone?")
        page = link_of(house, office)
        house.browser.post(page, data={"do": "code"})
        first = code_of(house)
        assert house.browser.post(page, data={"do": "open", "code": first}).status_code == 200
        assert house.browser.post(page, data={"do": "open", "code": first}).status_code == 403
        house.time_passes(60)
        house.browser.post(page, data={"do": "code"})
        house.time_passes(601)
        assert house.browser.post(page, data={"do": "open", "code": code_of(house)}).status_code == 403

    def test_a_code_cannot_be_guessed(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "can I talk to someone?")
        page = link_of(house, office)
        house.browser.post(page, data={"do": "code"})
        right = code_of(house)
        wrong = ["", "0", "x" * 5000, *(f"{(int(right) + each) % 10**6:06}" for each in (1, 2))]
        for code in wrong:
            refused = house.browser.post(page, data={"do": "open", "code": code})
            assert refused.status_code == 403
            assert "Jane" not in refused.text
        assert house.browser.post(page, data={"do": "open", "code": right}).status_code == 403

    def test_a_code_of_another_link_opens_nothing(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "I can't afford it")
        first = link_of(house, office)
        parent.says("can I talk to someone?")
        house.browser.post(link_of(house, office), data={"do": "code"})
        assert house.browser.post(first, data={"do": "open", "code": code_of(house)}).status_code == 403

    def test_codes_are_not_sent_as_often_as_somebody_presses(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "can I talk to someone?")
        page = link_of(house, office)
        answers = [house.browser.post(page, data={"do": "code"}).status_code for _ in range(3)]
        assert answers == [200, 429, 429]
        for _ in range(40):
            house.time_passes(60)
            house.browser.post(page, data={"do": "code"})
        texts = [each["text"] for each in house.world.aws.sent.messages(MANAGER) if "is your code" in each["text"]]
        assert len(texts) == 20

    def test_a_code_that_does_not_leave_is_said_so(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "can I talk to someone?")
        page = link_of(house, office)
        office.wire.silence("sesv2 SendEmail", 9)
        office.wire.silence("pinpoint-sms-voice-v2 SendTextMessage", 9)
        assert "could not be sent" in house.browser.post(page, data={"do": "code"}).text

    def test_what_is_no_pause_has_a_link_too(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "I can't afford it")
        page = link_of(house, office)
        shown = house.browser.get(page)
        assert "A parent has asked about help with the cost" in shown.text
        assert "Let the assistant go on" not in shown.text
        assert house.browser.post(page).status_code == 404
        house.browser.post(page, data={"do": "code"})
        assert "Jane Smith" in house.browser.post(page, data={"do": "open", "code": code_of(house)}).text

    def test_an_officer_sees_whom_a_disclosure_is_from(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "the coach hit him")
        page = link_of(house, office, "+447700900005")
        house.browser.post(page, data={"do": "code"})
        assert not any("code" in each["text"] for each in house.world.aws.sent.messages(MANAGER))
        shown = house.browser.post(page, data={"do": "open", "code": code_of(house, "welfare@example.org")})
        for known in ("Sam Smith", "Jane Smith", "tel:+447700900123", "I have this"):
            assert known in shown.text
        assert "Thank you" in house.browser.post(page, data={"do": "take"}).text
        assert house.browser.post(page, data={"do": "release"}).status_code == 200
        assert not parent.conversation.paused

    def test_the_names_of_a_disclosure_outlast_an_erasure(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "the coach hit him", "continue", "delete my data", "yes")
        page = link_of(house, office, "+447700900005")
        house.browser.post(page, data={"do": "code"})
        shown = house.browser.post(page, data={"do": "open", "code": code_of(house, "+447700900005")})
        assert "Sam Smith" in shown.text

    def test_an_erasure_takes_the_names_of_anything_else(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "I can't afford it", "delete my data", "yes")
        page = link_of(house, office)
        house.browser.post(page, data={"do": "code"})
        shown = house.browser.post(page, data={"do": "open", "code": code_of(house)})
        assert "Smith" not in shown.text
        assert "tel:+447700900123" in shown.text

    @pytest.mark.parametrize("do", ["nothing we know", "take", "code", "open", "release"])
    def test_no_button_of_a_link_that_nobody_sent_does_anything(self, house: House, do: str):
        assert house.browser.post("/waiting/guess", data={"do": do}).status_code == 404

    @pytest.mark.parametrize("token", ["x" * 2000, "x" * 65, "é", "%00", "a b"])
    def test_any_token_has_an_answer(self, house: House, token: str):
        assert house.browser.get(f"/waiting/{token}").status_code == 404

    def test_it_is_kept_by_nobody_and_runs_nothing(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "can I talk to someone?")
        headers = house.browser.get(link_of(house, office)).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
        assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("no-store", "noindex")
        assert headers["Referrer-Policy"] == "no-referrer"


def test_a_disclosure_reaches_the_welfare_officer_alone(house: House, office: Office, parent: Parent):
    parent.says("yes", "the coach hit him")
    office.works()
    assert "welfare officer" in house.world.aws.sent.messages("welfare@example.org")[0]["subject"]
    assert len(house.world.aws.sent.messages("+447700900005")) == 1
    assert house.world.aws.sent.messages(MANAGER) == []
    assert house.world.aws.sent.messages(DESK) == []
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
        assert len(chat.notices) + len(chat.alerts) == 1 + (chat.conversation.paused.reason == "emergency")

    @pytest.mark.parametrize("said", ["help", "Help!", "options", "what can I say?"])
    def test_help_is_answered_in_the_pause(self, said: str):
        chat = self.paused()
        heard = chat.says(said)
        assert "*continue*" in heard
        assert "999" in heard
        assert "Alex Johnson" in heard
        assert chat.conversation.paused

    def test_help_after_a_disclosure_names_nobody_whom_it_may_be_about(self):
        heard = self.paused("the coach hit him").says("help")
        assert "Robin Lee" in heard
        assert "Alex Johnson" not in heard

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
            ("+447700900001", ["sms/for-the-manager", "email/for-the-manager"])
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
