"""A child-safety alert: told by two ways, again and to a second officer, until a person has it, whatever is broken."""

import re
from typing import Any

import pytest

from bot.commands.alerts import main
from tests.support.chats.examples import ASKED, asked_after
from tests.support.club import SEASON, Club
from tests.support.house import TOKEN_PARAMETER, House, Parent
from tests.support.lines import Lines
from tests.support.sender.office import Office
from tests.support.wire import Killed

HARM = "the coach hit him"
OFFICER, OFFICERS_MAIL = "+447700900005", "welfare@example.org"
DEPUTY, DEPUTYS_MAIL = "+447700900006", "deputy@example.org"
LINK = re.compile(r"https://bot\.example\.com/production(/waiting/\S+)")
EMAIL, TEXT = "sesv2 SendEmail", "pinpoint-sms-voice-v2 SendTextMessage"
STRANGER = "+447700900177"


def came(house: House, *addresses: str) -> list[int]:
    """How many messages came to each."""
    return [len(house.world.aws.sent.messages(address)) for address in addresses]


def minutes_pass(house: House, minutes: int) -> None:
    for _ in range(minutes):
        house.time_passes(60)
        house.bot.alerts.run()


def link_of(house: House, address: str = OFFICER) -> str:
    return LINK.search(house.world.aws.sent.messages(address)[-1]["text"])[1]


def risks(lines: Lines) -> list[str]:
    """What each alarm was about."""
    return [line["what"] for line in lines.ours if line["message"] == "an alert is at risk"]


class TestItsWay:
    def test_the_officer_has_a_text_and_an_email_before_the_sender_works(
        self, house: House, office: Office, parent: Parent, lines: Lines
    ):
        parent.says("yes", HARM)
        assert came(house, OFFICER, OFFICERS_MAIL, DEPUTY, DEPUTYS_MAIL) == [1, 1, 0, 0]
        assert risks(lines) == []
        office.works()
        assert came(house, OFFICER, OFFICERS_MAIL, "+447700900001", "registrations@example.org") == [1, 1, 0, 0]

    def test_it_names_nobody(self, house: House, office: Office, parent: Parent, lines: Lines):
        parent.says("yes", HARM)
        text, email = (house.world.aws.sent.messages(each)[0] for each in (OFFICER, OFFICERS_MAIL))
        for private in ("Sam", "Jane", "Smith", "0123", "Panthers", "coach"):
            assert private not in text["text"] + email["text"] + email["subject"]
            assert private not in lines.text

    def test_it_is_repeated_and_passed_on_until_somebody_has_it(self, house: House, office: Office, parent: Parent):
        parent.says("yes", HARM)
        minutes_pass(house, 4)
        assert came(house, OFFICER, DEPUTY) == [1, 0]
        minutes_pass(house, 1)
        assert came(house, OFFICER, OFFICERS_MAIL, DEPUTY) == [2, 2, 0]
        minutes_pass(house, 10)
        assert came(house, OFFICER, OFFICERS_MAIL, DEPUTY, DEPUTYS_MAIL) == [3, 3, 1, 1]
        minutes_pass(house, 105)
        assert came(house, OFFICER, DEPUTY) == [6, 4]
        house.browser.post(link_of(house, DEPUTY), data={"do": "take"})
        minutes_pass(house, 200)
        assert came(house, OFFICER, DEPUTY) == [6, 4]

    def test_a_club_without_a_deputy_repeats_it(self, house: House, office: Office, parent: Parent):
        house.start(DEPUTY_OFFICER="", DEPUTY_PHONE="", DEPUTY_EMAIL="")
        parent.says("yes", HARM)
        minutes_pass(house, 15)
        assert came(house, OFFICER, OFFICERS_MAIL, DEPUTY) == [3, 3, 0]

    def test_without_texts_two_officers_are_mailed_at_once_and_the_parent_hears_of_no_text(
        self, house: House, office: Office, parent: Parent
    ):
        house.start(SMS_FROM="")
        parent.says("yes", HARM)
        assert came(house, OFFICER, OFFICERS_MAIL, DEPUTY, DEPUTYS_MAIL) == [0, 1, 0, 1]
        assert "is being told of this now, by e-mail, and again" in parent.hears

    def test_after_an_outage_one_round_stands_for_all(self, house: House, office: Office, parent: Parent):
        parent.says("yes", HARM)
        house.time_passes(3 * 3600)
        house.bot.alerts.run()
        house.bot.alerts.run()
        assert came(house, OFFICER, DEPUTY) == [2, 1]

    def test_an_emergency_is_told_the_officer_and_the_manager(self, house: House, office: Office, parent: Parent):
        parent.says("yes", "he can't breathe")
        office.works()
        assert came(house, OFFICER, OFFICERS_MAIL, "+447700900001", "registrations@example.org") == [1, 1, 1, 1]
        assert any("Call 999 now" in text for text in parent.texts)


class TestOnce:
    def test_the_same_message_twice_is_one_alert(self, house: House, office: Office, parent: Parent):
        parent.says("yes")
        delivery = parent.sends(text=HARM)
        parent.sends(sid=delivery.sid)
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]

    def test_what_is_written_before_somebody_has_it_is_the_same_alert(
        self, house: House, office: Office, parent: Parent
    ):
        parent.says("yes", HARM, "my coach hits him", "continue", HARM)
        assert came(house, OFFICER) == [1]

    def test_what_is_written_afterwards_is_another(self, house: House, office: Office, parent: Parent):
        parent.says("yes", HARM)
        first = link_of(house)
        house.browser.post(first, data={"do": "take"})
        parent.says("my coach hits him")
        assert came(house, OFFICER) == [2]
        assert house.browser.get(first).status_code == 404
        assert "Nobody has said yet" in house.browser.get(link_of(house)).text

    def test_an_emergency_does_not_wait_behind_a_disclosure(self, house: House, office: Office, parent: Parent):
        parent.says("yes", HARM, "he can't breathe")
        assert came(house, OFFICER) == [2]


class TestWhoeverWrites:
    def test_a_stranger_is_told_what_helps_and_the_officer_hears(self, house: House, office: Office):
        child = house.parent(STRANGER)
        child.says("my coach hits me", "my coach hits me")
        assert any("Robin Lee" in text for text in child.texts)
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]

    @pytest.mark.parametrize("before", [("wrong number",), ("no", "yes"), ("I want to talk to a person",)])
    def test_whoever_has_ended_or_handed_over_the_chat_is_heard(
        self, house: House, office: Office, parent: Parent, before: tuple[str, ...]
    ):
        parent.says(*before, HARM)
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]

    def test_after_the_season_somebody_is_heard(self, house: House, office: Office, parent: Parent):
        house.time_passes(400 * 86400)
        parent.says(HARM)
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]

    def test_who_has_opted_out_is_heard(self, house: House, office: Office, parent: Parent):
        parent.says("STOP", HARM)
        assert came(house, OFFICER) == [1]
        assert "Robin Lee" in parent.hears
        parent.says("hello")
        assert "Robin Lee" in parent.hears, "and the silence goes on"

    def test_who_erases_everything_afterwards_is_not_forgotten_here(self, house: House, office: Office, parent: Parent):
        parent.says("yes", HARM, "continue", "delete my data", "yes")
        assert parent.conversation.erased_at
        minutes_pass(house, 5)
        assert came(house, OFFICER) == [2]
        heard = len(parent.received)
        house.browser.post(link_of(house), data={"do": "take"})
        assert len(parent.received) == heard


class TestTheChat:
    def test_says_at_once_that_somebody_is_being_told(self, house: House, office: Office, parent: Parent):
        parent.says("yes", HARM)
        assert "Robin Lee is being told of this now" in parent.hears

    def test_says_honestly_that_nobody_has_it_yet_and_then_that_somebody_has(
        self, house: House, office: Office, parent: Parent
    ):
        parent.says("yes", HARM)
        heard = len(parent.received)
        minutes_pass(house, 14)
        assert len(parent.received) == heard
        minutes_pass(house, 1)
        assert "nobody at Urmston Town has confirmed" in parent.hears
        assert "Robin Lee and Ash Patel" in parent.hears
        assert "999" in parent.hears
        minutes_pass(house, 300)
        assert len(parent.received) == heard + 2
        house.browser.post(link_of(house, DEPUTY), data={"do": "take"})
        assert parent.hears.startswith("Ash Patel has read that you wrote")
        assert parent.conversation.paused, "the assistant goes on only when it is let"

    def test_the_family_stands_on_the_list_until_somebody_has_it(self, house: House, office: Office, parent: Parent):
        club = Club(house)
        parent.says("yes", HARM, "continue")
        assert [each["blocked_by"] for each in club.lists(season=SEASON).json["registrations"]] == [
            ["handed to a person"]
        ]
        house.browser.post(link_of(house), data={"do": "take"})
        assert [each["blocked_by"] for each in club.lists(season=SEASON).json["registrations"]] == [[]]


class TestTaken:
    def test_opening_the_link_changes_nothing(self, house: House, office: Office, parent: Parent):
        parent.says("yes", HARM)
        for method in ("GET", "HEAD"):
            assert house.browser.open(link_of(house), method=method).status_code == 200
        minutes_pass(house, 5)
        assert came(house, OFFICER) == [2]

    def test_twice_is_once_and_the_first_counts(self, house: House, office: Office, parent: Parent):
        parent.says("yes", HARM)
        minutes_pass(house, 15)
        house.browser.post(link_of(house, DEPUTY), data={"do": "take"})
        heard = len(parent.received)
        second = house.browser.post(link_of(house), data={"do": "take"})
        assert "Ash Patel has it since" in second.text
        assert len(parent.received) == heard

    def test_killed_before_the_parent_is_told_it_is_told_with_the_next_minute(
        self, house: House, office: Office, parent: Parent
    ):
        parent.says("yes", HARM)
        page = link_of(house)
        office.wire.kill_after("dynamodb PutItem")
        with pytest.raises(Killed):
            house.browser.post(page, data={"do": "take"})
        office.wire.mend()
        house.start()
        minutes_pass(house, 1)
        assert parent.hears.startswith("Robin Lee has read")

    def test_an_officer_who_lets_the_assistant_go_on_has_it(self, house: House, office: Office, parent: Parent):
        parent.says("yes", HARM)
        house.browser.post(link_of(house), data={"do": "release"})
        assert not parent.conversation.paused
        minutes_pass(house, 20)
        assert came(house, OFFICER, DEPUTY) == [1, 0]


class TestBroken:
    @pytest.mark.parametrize("call", ["dynamodb TransactWriteItems", EMAIL, TEXT, "dynamodb PutItem"])
    def test_killed_anywhere_it_goes_out_within_a_minute(self, house: House, office: Office, parent: Parent, call: str):
        parent.says("yes")
        parent.phone.send(text=HARM)
        office.wire.kill_after(call)
        with pytest.raises(Killed):
            house.work()
        office.wire.mend()
        house.start()
        minutes_pass(house, 1)
        assert all(came(house, OFFICER, OFFICERS_MAIL))

    @pytest.mark.parametrize("before", ["yes", "STOP"])
    def test_of_a_message_that_was_put_aside(self, house: House, office: Office, parent: Parent, before: str):
        parent.says(before)
        parent.phone.send(text=HARM)
        house.wire.silence("dynamodb TransactWriteItems", times=5)
        house.work_five_times()
        minutes_pass(house, 1)
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]
        told = "ring 999" in parent.hears
        assert told == (before == "yes"), "who wants no messages gets none"

    def test_of_a_strangers_message_that_was_put_aside(self, house: House, office: Office):
        house.parent("+447700900124").phone.send(text=HARM)
        house.wire.silence("dynamodb TransactWriteItems", times=5)
        house.work_five_times()
        minutes_pass(house, 1)
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]

    def test_while_the_sender_is_silent_it_goes_out(self, house: House, office: Office, parent: Parent, lines: Lines):
        house.start(SENDER_URL="http://127.0.0.1:9/")
        parent.says("yes", HARM)
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]
        assert risks(lines) == []

    def test_an_officer_whom_a_caller_had_suppressed_is_told(self, house: House, office: Office, parent: Parent):
        suppressed = {OFFICER: {"ChannelType": "SMS"}, OFFICERS_MAIL: {"ChannelType": "EMAIL"}}
        bearer = {"Authorization": f"Bearer {office.token()}"}
        assert office.browser.put("/suppressions", json={"Addresses": suppressed}, headers=bearer).status_code == 200
        parent.says("yes", HARM)
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]

    def test_where_we_cannot_send_the_sender_does_and_its_ledger_says_when(
        self, house: House, office: Office, parent: Parent, lines: Lines
    ):
        office.wire.silence(EMAIL, 1)
        office.wire.silence(TEXT, 1)
        parent.says("yes", HARM)
        assert came(house, OFFICER, OFFICERS_MAIL) == [0, 0]
        assert risks(lines) == ["does not leave", "does not leave"], "to stand on its queue is not enough"
        office.works()
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]
        office.wire.silence(EMAIL, 1)
        office.wire.silence(TEXT, 1)
        minutes_pass(house, 1)
        assert len(risks(lines)) == 2, "what its ledger calls sent has left"
        minutes_pass(house, 3)
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]

    def test_an_officer_who_has_opted_out_of_texts_has_the_email_and_it_is_an_alarm(
        self, house: House, office: Office, parent: Parent, lines: Lines
    ):
        house.world.aws.faults.refuse("ConflictException", status=400, to=OFFICER, times=9)
        parent.says("yes", HARM)
        assert came(house, OFFICER, OFFICERS_MAIL) == [0, 1]
        assert risks(lines) == ["does not leave"]

    @pytest.mark.parametrize("code", ["ThrottlingException", "AccessDeniedException", "MessageRejected"])
    def test_whatever_the_provider_says_it_is_tried_again(
        self, house: House, office: Office, parent: Parent, code: str
    ):
        house.world.aws.faults.refuse(code, status=400, times=2)
        parent.says("yes", HARM)
        assert came(house, OFFICER, OFFICERS_MAIL) == [0, 0]
        minutes_pass(house, 1)
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]

    def test_one_way_does_not_wait_for_the_other(self, house: House, office: Office, parent: Parent):
        office.wire.silence(TEXT, 99)
        parent.says("yes", HARM)
        assert came(house, OFFICER, OFFICERS_MAIL) == [0, 1]
        minutes_pass(house, 2)
        assert came(house, OFFICER, OFFICERS_MAIL) == [0, 1], "and what has left is not repeated for it"

    @pytest.mark.parametrize("link", ["silent", "wrong token", "422", "template missing", "suppressed"])
    def test_with_every_way_broken_it_is_an_alarm_each_minute_and_goes_out_once_one_is_mended(
        self, house: House, office: Office, parent: Parent, lines: Lines, link: str, capsys: Any
    ):
        self.breaks(link, house, office)
        office.wire.silence(EMAIL, 99)
        office.wire.silence(TEXT, 99)
        parent.says("yes", HARM)
        assert set(risks(lines)) == {"does not leave"}
        assert capsys.readouterr().out.count('"AlertsAtRisk":[1]') == 2
        assert "Robin Lee" in parent.hears, "the chat goes on"
        office.works()
        minutes_pass(house, 1)
        assert capsys.readouterr().out.count('"AlertsAtRisk":[1]') == 2
        assert came(house, OFFICER, OFFICERS_MAIL) == [0, 0]
        office.wire.silence(EMAIL, 0)
        office.wire.silence(TEXT, 0)
        minutes_pass(house, 1)
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]

    def breaks(self, link: str, house: House, office: Office) -> None:
        if link == "silent":
            house.start(SENDER_URL="http://127.0.0.1:9/")
        elif link == "wrong token":
            house.bot.sender.ssm.put_parameter(Name=TOKEN_PARAMETER, Value="x", Type="SecureString", Overwrite=True)
        elif link == "422":
            office.stores("welfare-alert", MessageBody="{nobody gives this}")
        elif link == "template missing":
            name = {"TemplateName": {"S": "welfare-alert"}}
            office.dynamodb.delete_item(TableName=office.settings.templates_table, Key=name)
        else:
            suppressed = {OFFICER: {"ChannelType": "SMS"}, OFFICERS_MAIL: {"ChannelType": "EMAIL"}}
            bearer = {"Authorization": f"Bearer {office.token()}"}
            office.browser.put("/suppressions", json={"Addresses": suppressed}, headers=bearer)

    def test_that_nobody_takes_it_is_an_alarm_too(self, house: House, office: Office, parent: Parent, lines: Lines):
        parent.says("yes", HARM)
        minutes_pass(house, 29)
        assert risks(lines) == []
        minutes_pass(house, 1)
        assert risks(lines) == ["nobody has taken it"]

    def test_while_nothing_answers_the_parent_does_not_wait_for_it(self, house: House, office: Office, parent: Parent):
        office.wire.meanwhile(EMAIL, lambda: heard.extend(parent.texts))
        office.wire.meanwhile(TEXT, lambda: heard.extend(parent.texts))
        heard: list[str] = []
        parent.says("yes", "he can't breathe")
        assert any("Call 999 now" in text for text in heard)

    def test_while_twilio_is_away_the_officer_is_told(self, house: House, office: Office, parent: Parent):
        parent.says("yes")
        office.wire.silence("twilio POST Messages", 99)
        house.wire.silence("twilio POST Messages", 99)
        parent.phone.send(text=HARM)
        house.work()
        assert came(house, OFFICER, OFFICERS_MAIL) == [1, 1]

    def test_nobody_is_rehearsed_on(self, house: House, office: Office, parent: Parent):
        house.start(ALLOWED_NUMBERS=parent.number)
        parent.says("yes", HARM)
        assert came(house, OFFICER, OFFICERS_MAIL) == [0, 0]

    def test_an_alert_that_fails_does_not_keep_another_waiting(self, house: House, office: Office, parent: Parent):
        office.wire.silence(TEXT, 1)
        parent.says("yes", HARM)
        house.parent(STRANGER).says("my coach hits me")
        minutes_pass(house, 1)
        assert came(house, OFFICER) == [2]


def test_continue_goes_on_while_the_alert_does(house: House, office: Office, parent: Parent):
    parent.says("yes", HARM)
    assert parent.says("continue").endswith(ASKED[asked_after("ready")])
    minutes_pass(house, 5)
    assert came(house, OFFICER) == [2]


class TestTheListOfThose:
    """GET /alerts, and the command that shows the same to whoever runs the stage."""

    def test_is_of_what_nobody_has_taken(
        self, house: House, office: Office, parent: Parent, monkeypatch: pytest.MonkeyPatch, capsys: Any
    ):
        club = Club(house)
        club.key = club.makes_a_key("safety")
        assert club.calls("GET", "/alerts").json["alerts"] == []
        parent.says("yes", HARM)
        minutes_pass(house, 15)
        (alert,) = club.calls("GET", "/alerts").json["alerts"]
        assert alert["reference"] == parent.registration.reference
        assert (alert["reason"], alert["round"]) == ("safeguarding", 3)
        assert alert["left"] == ["1 sms", "1 email", "2 sms", "2 email"]
        assert "Sam" not in str(alert)

        for name, value in house.environment.items():
            monkeypatch.setenv(name, value)
        assert main([]) == 0
        said = capsys.readouterr().out
        assert f"{parent.registration.reference}  safeguarding  since " in said
        assert "round 3 left 1 sms, 1 email, 2 sms, 2 email\n1 alerts that nobody has taken" in said

        house.browser.post(link_of(house), data={"do": "take"})
        assert club.calls("GET", "/alerts").json["alerts"] == []
