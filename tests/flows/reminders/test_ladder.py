"""A parent who has gone quiet is reminded kindly, by day, through the channel that works, and then no more."""

from datetime import timedelta

import pytest

from flows.families import add
from flows.records import Conversation, Pause
from flows.registration.invites import read_invite
from flows.registration.questions import registration as flow
from flows.reminders.ladder import Rung, Way, Wording, about, due, next_at
from tests.support.chats.chat import Chat
from tests.support.chats.examples import INVITE, after, between, up_to
from tests.support.chats.silences import (
    COMPLETE,
    DAY,
    HALF_WAY,
    HOUR,
    LADDER,
    MIA,
    MONDAY,
    TOM,
    calls,
    london,
    nothing_ever,
    resumed,
    sent,
    silent_since,
)

MIAS = (*between("ready", "born_on", player_name="yes"), "3 5 2009", "yes")


class TestDayByDay:
    def test_a_parent_who_stops_half_way(self):
        assert calls(silent_since(MONDAY, *HALF_WAY)) == [
            (london("4 August 2026", "11:00"), "day 1", "chat"),
            (london("6 August 2026", "13:00"), "day 3", "template"),
            (london("8 August 2026", "13:00"), "day 5", "template"),
            (london("10 August 2026", "13:00"), "day 7", "template"),
            (london("11 August 2026", "13:00"), "manager", "manager"),
        ]

    def test_a_parent_who_never_answers_gets_the_approved_template_after_a_day(self):
        assert calls(silent_since(MONDAY))[:2] == [
            (london("4 August 2026", "13:00"), "day 1", "template"),
            (london("6 August 2026", "13:00"), "day 3", "template"),
        ]

    def test_a_number_without_whatsapp_gets_a_text_instead_of_the_template(self):
        conversation = silent_since(MONDAY)
        conversation.unreachable = "63003"
        assert [way for _, _, way in calls(conversation)] == ["notice"] * 4 + ["manager"]

    def test_later_is_taken_at_its_word_for_a_day(self):
        """Who said later has written: the nudge is free-form, and still about the invite."""
        (moment, first), *_ = sent(silent_since(MONDAY, "later"))
        assert (moment, first.way, first.wording) == (london("4 August 2026", "11:00"), "chat", "invite")

    def test_a_payment_that_does_not_come_is_reminded_of_likewise(self):
        went = [reminder for _, reminder in sent(silent_since(MONDAY, *COMPLETE))]
        assert [each.rung for each in went] == LADDER
        assert {each.wording for each in went} == {"payment"}

    def test_where_the_window_closes_at_night_the_nudge_comes_the_evening_before(self):
        assert next_at(flow, silent_since(london("3 August 2026", "23:10"), *HALF_WAY)) == london(
            "4 August 2026", "19:30"
        )
        assert next_at(flow, silent_since(london("4 August 2026", "06:15"), *HALF_WAY)) == london(
            "4 August 2026", "19:30"
        )

    def test_an_invite_at_night_is_followed_up_in_the_morning(self):
        assert next_at(flow, silent_since(london("3 August 2026", "22:00"))) == london("5 August 2026", "08:30")


class TestLate:
    def test_a_nudge_that_is_a_little_late_still_finds_the_window_open(self):
        conversation = silent_since(MONDAY, *HALF_WAY)
        assert due(flow, conversation, MONDAY + 23 * HOUR).way is Way.CHAT

    def test_shortly_before_the_window_closes_nothing_free_form_is_begun(self):
        conversation = silent_since(MONDAY, *HALF_WAY)
        assert due(flow, conversation, MONDAY + timedelta(hours=23, minutes=45)).way is Way.TEMPLATE

    def test_a_nudge_that_missed_the_window_takes_the_template(self):
        conversation = silent_since(MONDAY, *HALF_WAY)
        assert due(flow, conversation, MONDAY + 2 * DAY).way is Way.TEMPLATE

    def test_the_night_in_between_is_kept_quiet(self):
        conversation = silent_since(MONDAY, *HALF_WAY)
        assert due(flow, conversation, london("4 August 2026", "20:00")) is None
        assert due(flow, conversation, london("5 August 2026", "08:29")) is None
        assert due(flow, conversation, london("5 August 2026", "08:30")).way is Way.TEMPLATE


class TestOutages:
    def test_nine_days_of_silence_are_one_message_and_the_manager_a_day_later(self):
        outage = (MONDAY, MONDAY + 9 * DAY)
        assert calls(silent_since(MONDAY, *HALF_WAY), outage) == [
            (london("12 August 2026", "13:00"), "day 7", "template"),
            (london("13 August 2026", "13:00"), "manager", "manager"),
        ]

    def test_after_four_days_the_latest_rung_stands_for_those_that_were_missed(self):
        conversation = silent_since(MONDAY, *HALF_WAY)
        outage = (MONDAY, MONDAY + 4 * DAY)
        assert [rung for _, rung, _ in calls(conversation, outage)] == ["day 3", "day 5", "day 7", "manager"]

    def test_a_day_lies_between_a_late_reminder_and_the_next(self):
        """Up again an hour before day 3: the nudge goes out, and day 3's waits for a day."""
        outage = (MONDAY, MONDAY + 3 * DAY - HOUR)
        assert calls(silent_since(MONDAY, *HALF_WAY), outage)[:2] == [
            (london("6 August 2026", "12:00"), "day 1", "template"),
            (london("7 August 2026", "12:00"), "day 3", "template"),
        ]

    def test_the_manager_never_comes_before_the_parent(self):
        conversation = silent_since(MONDAY)
        assert due(flow, conversation, MONDAY + 60 * DAY).rung is Rung.DAY_7

    def test_where_the_parent_has_had_every_reminder_the_manager_does_not_wait_longer(self):
        outage = (MONDAY + 7 * DAY + HOUR, MONDAY + 20 * DAY)
        *_, before, last = calls(silent_since(MONDAY, *HALF_WAY), outage)
        assert before[:2] == (london("10 August 2026", "13:00"), "day 7")
        assert last[:2] == (london("23 August 2026", "13:00"), "manager")


class TestAnAnswer:
    def test_begins_the_ladder_anew(self):
        chat = Chat(now=MONDAY)
        chat.says(*HALF_WAY)
        conversation = chat.conversation
        (moment, _), *_ = sent(conversation)
        chat = resumed(conversation, at=moment + HOUR)
        chat.says("jane@example.com")
        conversation = chat.conversation
        assert [rung for _, rung, _ in calls(conversation)] == LADDER

    def test_the_same_second_counts(self):
        conversation = silent_since(MONDAY, *HALF_WAY)
        moment = next_at(flow, conversation)
        chat = resumed(conversation, at=moment)
        chat.says("jane@example.com")
        assert due(flow, chat.conversation, chat.now) is None

    def test_a_new_invite_begins_it_anew_too(self):
        """Sam is done with long ago, and the parent never answered about Mia: her ladder is that of a new invite."""
        conversation = silent_since(MONDAY, "no", "yes")
        add(flow, conversation, read_invite(INVITE | MIA), "REF2", MONDAY + 30 * DAY)
        (first, *_) = went = calls(conversation)
        assert first == (MONDAY + 31 * DAY, "day 1", "template")
        assert [rung for _, rung, _ in went] == LADDER

    def test_a_new_invite_to_who_was_reminded_of_another_in_vain(self):
        conversation = silent_since(MONDAY)
        assert [rung for _, rung, _ in calls(conversation)] == LADDER
        add(flow, conversation, read_invite(INVITE | MIA), "REF2", MONDAY + 30 * DAY)
        assert [rung for _, rung, _ in calls(conversation)] == LADDER

    def test_an_invite_that_waits_does_not_hide_that_the_window_is_open(self):
        conversation = silent_since(MONDAY, *HALF_WAY)
        add(flow, conversation, read_invite(INVITE | MIA), "REF2", MONDAY + HOUR)
        assert due(flow, conversation, next_at(flow, conversation)).way is Way.CHAT

    def test_after_a_release_the_recap_counts_as_the_last_reminder(self):
        """Whoever releases a chat notes the recap's time: five days are over, and nothing comes on its heels."""
        conversation = silent_since(MONDAY, *HALF_WAY)
        conversation.reminded_at = MONDAY + 5 * DAY
        assert next_at(flow, conversation) == MONDAY + 6 * DAY


class TestNothingMore:
    @pytest.mark.parametrize(
        "said",
        [
            ("no", "yes"),
            ("wrong number",),
            ("stop",),
            (*HALF_WAY, "stop"),
            ("delete my data", "yes"),
            (*up_to("born_on"), "3 5 2009", "yes"),
            (*COMPLETE, "stop"),
        ],
        ids=["declined", "wrong number", "stop", "stop half-way", "erased", "wrong age group", "stop before paying"],
    )
    def test_after(self, said: tuple[str, ...]):
        assert nothing_ever(silent_since(MONDAY, *said))

    @pytest.mark.parametrize("said", [(), HALF_WAY, COMPLETE])
    def test_while_a_person_has_taken_over(self, said: tuple[str, ...]):
        conversation = silent_since(MONDAY, *said)
        conversation.paused = Pause(reason="person", at=MONDAY, token="t")
        assert nothing_ever(conversation)

    @pytest.mark.parametrize("since", ["opted_out_at", "erased_at"])
    def test_once_the_parent_is_out_of_reach_by_their_wish(self, since: str):
        conversation = silent_since(MONDAY, *HALF_WAY)
        setattr(conversation, since, MONDAY)
        assert nothing_ever(conversation)

    @pytest.mark.parametrize("status", ["registered", "withdrawn", "expired"])
    def test_once_the_club_has_settled_it(self, status: str):
        conversation = silent_since(MONDAY, *COMPLETE)
        conversation.registration.become(status, MONDAY + HOUR, "the club")
        assert nothing_ever(conversation)

    def test_to_somebody_who_was_never_invited(self):
        assert nothing_ever(Conversation(parent=INVITE["parent_tel"], heard_at=MONDAY))

    def test_once_the_season_has_ended(self):
        conversation = silent_since(london("27 June 2027", "13:00"), *HALF_WAY)
        assert [rung for _, rung, _ in calls(conversation)] == ["day 1", "day 3"]
        assert nothing_ever(conversation)

    def test_to_the_season_that_ended_in_an_outage(self):
        conversation = silent_since(london("27 June 2027", "13:00"), *HALF_WAY)
        assert due(flow, conversation, london("5 July 2027", "13:00")) is None


class TestFamilies:
    def test_two_children_are_one_ladder(self):
        assert [rung for _, rung, _ in calls(silent_since(MONDAY, invites=({}, MIA)))] == LADDER

    def test_it_is_about_the_child_who_is_talked_about(self):
        conversation = silent_since(MONDAY, "yes", "Mia", invites=({}, MIA))
        assert {each.reference for _, each in sent(conversation)} == {"REF2"}

    def test_it_begins_with_the_newest_invite(self):
        conversation = silent_since(MONDAY)
        add(flow, conversation, read_invite(INVITE | MIA), "REF2", MONDAY + 2 * HOUR)
        assert next_at(flow, conversation) == MONDAY + DAY + 2 * HOUR

    def test_who_was_asked_for_the_next_child_is_reminded_of_that_one(self):
        """Mia is in the wrong age group, and whose turn comes next is open: Sam and Tom still wait."""
        conversation = silent_since(MONDAY, "yes", "Mia", *MIAS, invites=({}, MIA, TOM))
        assert conversation.choosing
        assert conversation.registration.invite.player_first_name == "Mia"
        assert about(flow, conversation).invite.player_first_name == "Sam"
        assert due(flow, conversation, next_at(flow, conversation)).wording is Wording.INVITE

    def test_an_open_question_comes_before_a_payment(self):
        sams = ("yes", "Sam", *after("ready"), "yes")
        zoe = {"player_first_name": "Zoë", "team_name": "Swans", "age_group": "u9s"}
        conversation = silent_since(MONDAY, *sams, "Mia", *MIAS, invites=({}, MIA, TOM, zoe))
        assert conversation.registration.invite.player_first_name == "Mia"
        assert about(flow, conversation).invite.player_first_name == "Tom"

    def test_a_child_whose_payment_is_left_is_not_forgotten_behind_one_who_declined(self):
        sams = ("yes", "Sam", *after("ready"), "yes")
        conversation = silent_since(MONDAY, *sams, "no", "yes", invites=({}, MIA))
        assert conversation.registration.status == "declined"
        reminder = due(flow, conversation, next_at(flow, conversation))
        assert (reminder.reference, reminder.wording) == ("REF1", "payment")


class TestClockChanges:
    @pytest.mark.parametrize(
        ("silent_from", "nudged"),
        [
            # Forward on 29 March 2026: the night is an hour shorter, 22 hours later is an hour later by the clock.
            (("28 March 2026", "21:00"), ("29 March 2026", "19:30")),
            (("28 March 2026", "20:59"), ("29 March 2026", "19:59")),
            (("28 March 2026", "09:30"), ("29 March 2026", "08:30")),
            (("28 March 2026", "09:29"), ("28 March 2026", "19:30")),
            # Back on 25 October 2026: 22 hours later is an hour earlier by the clock.
            (("24 October 2026", "22:59"), ("25 October 2026", "19:59")),
            (("24 October 2026", "23:00"), ("25 October 2026", "19:30")),
            (("24 October 2026", "11:30"), ("25 October 2026", "08:30")),
            (("24 October 2026", "11:29"), ("24 October 2026", "19:30")),
            # Forward again on 28 March 2027.
            (("27 March 2027", "21:00"), ("28 March 2027", "19:30")),
            (("27 March 2027", "09:30"), ("28 March 2027", "08:30")),
        ],
    )
    def test_the_nudge_stays_within_the_day(self, silent_from: tuple[str, str], nudged: tuple[str, str]):
        assert next_at(flow, silent_since(london(*silent_from), *HALF_WAY)) == london(*nudged)

    @pytest.mark.parametrize(
        ("invited", "followed_up"),
        [
            (("28 March 2026", "18:59"), ("29 March 2026", "19:59")),
            (("28 March 2026", "19:00"), ("30 March 2026", "08:30")),
            (("28 March 2026", "07:30"), ("29 March 2026", "08:30")),
            (("24 October 2026", "20:59"), ("25 October 2026", "19:59")),
            (("24 October 2026", "09:29"), ("25 October 2026", "08:30")),
            (("27 March 2027", "19:00"), ("29 March 2027", "08:30")),
        ],
    )
    def test_the_template_stays_within_the_day(self, invited: tuple[str, str], followed_up: tuple[str, str]):
        assert next_at(flow, silent_since(london(*invited))) == london(*followed_up)

    def test_a_day_after_a_late_reminder_may_fall_into_the_night(self):
        """From 19:30 on 28 March 2026 it is a day to 20:30 on the 29th, when it is too late for day 3's."""
        silent_from = london("26 March 2026", "12:00")
        went = calls(silent_since(silent_from, *HALF_WAY), (silent_from, london("28 March 2026", "19:30")))
        assert went[:2] == [
            (london("28 March 2026", "19:30"), "day 1", "template"),
            (london("30 March 2026", "08:30"), "day 3", "template"),
        ]
