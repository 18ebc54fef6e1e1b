"""What a parent says and what they hear: the questions, the commands, second thoughts, and the second child."""

import re
from datetime import timedelta

import pytest

from flows.families import add
from flows.registration.invites import read_invite
from flows.registration.questions import registration as flow
from tests.support.chats.chat import NOON, Chat
from tests.support.chats.examples import ALL_ANSWERS, ANSWERS, INVITE, after, asked_after, between, up_to

UP_TO_NAME, UP_TO_BIRTHDAY, UP_TO_EMAIL = up_to("player_name"), up_to("born_on"), up_to("email")
AFTER_READY, AFTER_BIRTHDAY = asked_after("ready"), asked_after("born_on")


def finished(*invites: dict[str, str]) -> Chat:
    chat = Chat(*invites)
    chat.says(*ALL_ANSWERS)
    return chat


def test_every_answer_is_stored_as_given_and_shown_as_stored():
    chat = finished()
    assert chat.asked == "check_answers"
    consented_at = NOON + timedelta(seconds=20) * (len(up_to("consent")) + 1)
    stored = {
        "ready": "yes",
        "player_name": "Samuel Smith",
        "born_on": "2016-05-03",
        "gender": "Male",
        "medical_needs": False,
        "played_last_season": True,
        "relationship": "Mother",
        "parent_name": "Jane Smith",
        "parent_born_on": "1988-02-14",
        "email": "jane@example.com",
        "consent": {"email": True, "sms": False},
        "consent_wording": "2026-11",
        "consent_at": consented_at.isoformat(),
        "postcode": "M41 5AA",
        "house": "12",
        "street": "Acacia Avenue, Urmston",
        "lives_here": "yes",
        "kit_size": "9/10",
        "goalkeeper": False,
        "shirt_number": 7,
        "photo": None,
        "payment_day": 1,
    }
    assert chat.answers | stored == chat.answers
    for line in ("Player: Samuel Smith", "Date of birth: 3 May 2016", "Club news by: E-mail only"):
        assert f". {line}\n" in chat.heard


def test_twenty_five_messages_are_enough():
    chat = finished()
    chat.taps("Yes, send it")
    assert len(ALL_ANSWERS) + 1 <= 25
    assert "https://pay.example.org/REF1" in chat.heard
    assert [change.status for change in chat.registration.history] == [
        "invited",
        "started",
        "details_confirmed",
        "payment_pending",
    ]
    assert chat.facts == [("REF1", "confirmed")]


class TestReady:
    def test_who_is_this_is_answered_and_the_invite_stays_open(self):
        chat = Chat()
        heard = chat.says("who is this?")
        assert "Omega" in heard
        assert "Urmston Town" in heard
        assert "Alex Johnson, on 07700 900001" in heard
        assert (chat.asked, chat.registration.status) == ("ready", "invited")

    def test_later_leaves_in_peace_and_ready_goes_on(self):
        chat = Chat()
        assert "No rush" in chat.says("not now, at work")
        assert chat.registration.status == "invited"
        chat.says("ready")
        assert (chat.asked, chat.registration.status) == (AFTER_READY, "started")

    def test_a_decline_is_confirmed_once_recorded_and_can_be_taken_back(self):
        chat = Chat()
        assert "Shall I tell Alex Johnson" in chat.says("no thanks")
        assert chat.registration.status == "invited"
        assert "change your mind" in chat.says("yes")
        assert chat.registration.status == "declined"
        assert chat.facts == [("REF1", "declined")]
        assert "won't be joining" in chat.says("right")
        assert "Are you ready" in chat.says("actually yes, I changed my mind")
        chat.says("yes")
        assert (chat.asked, chat.registration.status) == (AFTER_READY, "started")

    def test_a_decline_that_was_a_slip_asks_again(self):
        chat = Chat()
        chat.says("nope", "no")
        assert "Are you ready" in chat.heard
        assert chat.registration.status == "invited"

    def test_a_wrong_number_is_left_alone_and_the_club_is_told(self):
        chat = Chat()
        chat.says("I think you have the wrong number")
        assert chat.registration.status == "declined"
        assert chat.facts == [("REF1", "wrong_number")]
        assert "Sam" not in chat.heard

    def test_who_says_again_that_the_number_is_wrong_is_answered(self):
        chat = Chat()
        chat.says("wrong number", "you have the wrong number")
        assert "You told us that this is the wrong number" in chat.heard
        assert chat.facts == [("REF1", "wrong_number")]


class TestAgeGroup:
    """U11 in 2026-27 is born from 1 September 2015 to 31 August 2016."""

    @pytest.mark.parametrize("born", ["1 September 2015", "31/8/2016"])
    def test_the_first_and_the_last_day_fit(self, born: str):
        chat = Chat()
        chat.says(*UP_TO_BIRTHDAY, born)
        assert chat.asked == AFTER_BIRTHDAY

    def test_one_year_up_is_confirmed(self):
        chat = Chat()
        assert "playing one year up" in chat.says(*UP_TO_BIRTHDAY, "1/9/2016")
        assert "born_on" not in chat.answers
        chat.says("yes")
        assert (chat.asked, chat.answers["born_on"]) == (AFTER_BIRTHDAY, "2016-09-01")

    @pytest.mark.parametrize(
        ("born", "why"),
        [("31/8/2015", "too old"), ("1/9/2017", "more than one year up"), ("1/9/2020", "not yet six")],
    )
    def test_who_does_not_fit_goes_to_the_manager_once_the_date_is_confirmed(self, born: str, why: str):
        chat = Chat()
        assert why in chat.says(*UP_TO_BIRTHDAY, born)
        assert "Alex Johnson will look for the right team" in chat.says("yes")
        assert chat.facts == [("REF1", "wrong_age_group")]

    def test_a_slip_in_the_date_can_be_put_right_before_and_after_it_was_confirmed(self):
        chat = Chat()
        chat.says(*UP_TO_BIRTHDAY, "3/5/2014", "no")
        assert "date of birth" in chat.heard
        chat.says("3/5/2014", "yes")
        assert chat.asked == "wrong_age_group"
        chat.says("change date of birth", "3/5/2016")
        assert (chat.asked, chat.answers["born_on"]) == (AFTER_BIRTHDAY, "2016-05-03")

    @pytest.mark.parametrize("said", ["change name to Samuel James Smith", "change name"])
    def test_putting_something_else_right_leads_no_way_past_the_age_group(self, said: str):
        chat = Chat()
        chat.says(*UP_TO_BIRTHDAY, "3/5/2014", "yes", said)
        if chat.asked != "wrong_age_group":
            chat.says("Samuel James Smith")
        assert (chat.asked, chat.answers["player_name"]) == ("wrong_age_group", "Samuel James Smith")

    def test_a_new_answer_instead_of_yes_or_no_is_heard_as_the_answer(self):
        chat = Chat()
        chat.says(*UP_TO_BIRTHDAY, "3/5/2014", "sorry, 3/5/2016")
        assert (chat.asked, chat.answers["born_on"]) == (AFTER_BIRTHDAY, "2016-05-03")


class TestMedical:
    def test_a_detail_in_the_same_breath_is_not_asked_again(self):
        chat = Chat()
        chat.says(*up_to("medical_needs"), "No, just hay fever")
        assert chat.asked == asked_after("medical_needs")
        assert (chat.answers["medical_needs"], chat.answers["medical_details"]) == (True, "hay fever")

    def test_yes_asks_for_the_details_and_keeps_the_words(self):
        chat = Chat()
        chat.says(*up_to("medical_needs"), "yes")
        chat.answers_until("medical_details")
        chat.says("Asthma, the blue inhaler is in his kit bag {left pocket}")
        assert chat.answers["medical_details"] == "Asthma, the blue inhaler is in his kit bag {left pocket}"

    def test_changing_yes_to_no_forgets_the_details(self):
        chat = Chat()
        chat.says(*up_to("medical_needs"), "hay fever", *after("medical_needs"))
        assert "Medical details: hay fever" in chat.heard
        chat.says("change medical needs", "no")
        assert chat.asked == "check_answers"
        assert "medical_details" not in chat.answers


class TestNames:
    def test_another_child_is_not_swapped_in_silently(self):
        chat = Chat()
        assert "The invite is for Sam Smith. Is Mia Jones the same child?" in chat.says(*UP_TO_NAME, "Mia Jones")
        chat.says("no")
        assert "player_name" not in chat.answers

    def test_the_child_is_called_as_the_club_calls_them(self):
        chat = Chat()
        chat.says(*UP_TO_NAME, "Samuel Smith")
        assert "What is Sam's date of birth?" in chat.answers_until("born_on")

    def test_a_misspelt_invite_is_put_right(self):
        chat = Chat({"player_first_name": "Smair"})
        assert "Is Samir Smith the same child?" in chat.says(*UP_TO_NAME, "Samir Smith")
        chat.says("yes")
        assert "What is Samir's date of birth?" in chat.answers_until("born_on")

    def test_a_single_name_stands_when_it_is_said_again(self):
        chat = Chat({"player_first_name": "Budi"})
        assert "first and a last name" in chat.says(*UP_TO_NAME, "Suharto")
        assert "Is Suharto the same child?" in chat.says("Suharto")
        chat.says("yes")
        assert chat.answers["player_name"] == "Suharto"


class TestCommands:
    def test_back_goes_through_what_was_really_asked(self):
        chat = Chat()
        asked = asked_after("medical_needs")
        chat.says(*up_to(asked))
        assert chat.asked == asked
        chat.says("back")
        assert chat.asked == "medical_needs"  # the details were never asked
        chat.says("go back")
        before = chat.asked
        assert asked_after(before) == "medical_needs"
        chat.says(ANSWERS[before])
        assert chat.asked == asked  # straight back to where the parent was

    def test_there_is_nothing_before_the_first_question(self):
        chat = Chat()
        chat.says("yes")
        assert "first question" in chat.says("back")
        assert chat.asked == AFTER_READY

    def test_change_edits_one_answer_and_returns_to_the_exact_place(self):
        chat = Chat()
        chat.says(*UP_TO_EMAIL)
        assert chat.asked == "email"
        assert "date of birth" in chat.says("change dob")
        chat.says("4 May 2016")
        assert (chat.asked, chat.answers["born_on"]) == ("email", "2016-05-04")

    @pytest.mark.parametrize(
        "said", ["change email", "Change my e-mail address please", "can I edit the email?", "{line}", "line {line}"]
    )
    def test_a_line_of_the_summary_goes_by_many_names(self, said: str):
        chat = finished()
        line = re.search(r"(\d+)\. E-mail:", chat.heard)[1]
        chat.says(said.format(line=line))
        assert chat.asked == "email"
        chat.says("jane.smith@example.com")
        assert (chat.asked, chat.answers["email"]) == ("check_answers", "jane.smith@example.com")

    def test_change_something_asks_which_line(self):
        chat = finished()
        assert "Which line" in chat.taps("Change something")
        chat.says("street and town")
        assert chat.asked == "street"

    def test_what_was_not_asked_cannot_be_changed(self):
        chat = Chat()
        chat.says("yes")
        assert "nothing to change so far" in chat.says("change email")
        assert chat.asked == AFTER_READY

    def test_a_new_postcode_asks_for_the_house_again(self):
        chat = finished()
        chat.says("change postcode", "M1 1AE")
        assert chat.asked == "house"

    def test_the_same_postcode_again_asks_for_nothing(self):
        chat = finished()
        chat.says("change postcode", "m41 5aa")
        assert chat.asked == "check_answers"

    def test_status_tells_what_is_saved_and_asks_on(self):
        chat = Chat()
        chat.says(*UP_TO_EMAIL)
        heard = chat.says("where was I?")
        assert f"{len(UP_TO_EMAIL) - 1} answered, {len(after('email')) + 1} to go" in heard
        assert "What is your e-mail address?" in heard

    def test_help_names_the_words_and_the_manager(self):
        chat = Chat()
        chat.says("yes")
        assert "*back*" in chat.says("help")
        assert "07700 900001" in chat.heard

    def test_restart_asks_first_and_forgets_this_child_only(self):
        chat = Chat({}, {"player_first_name": "Mia", "age_group": "u9s"})
        chat.says("yes", "Sam", *between("ready", "email"))
        assert "Start Sam's registration again" in chat.says("restart")
        assert chat.says("no") == "What is your e-mail address? The confirmation goes there."
        chat.says("start over", "yes")
        assert (chat.asked, chat.answers) == (AFTER_READY, {"ready": "yes"})
        assert len(chat.conversation.registrations) == 2

    @pytest.mark.parametrize(
        "said", ["he stopped playing last year", "please don't stop", "back pain", "we can't change that"]
    )
    def test_a_word_is_a_command_only_when_the_message_is_that_command(self, said: str):
        chat = Chat()
        chat.says(*up_to("medical_needs"), "yes")
        chat.answers_until("medical_details")
        chat.says(said, "yes")  # which is what they are asked about where no condition is told
        assert not chat.conversation.opted_out_at
        assert chat.answers["medical_details"] == said

    def test_stop_is_confirmed_once_then_silence_and_start_returns_to_the_question(self):
        chat = Chat()
        chat.says(*UP_TO_EMAIL)
        assert "START" in chat.says("STOP")
        assert chat.says("hello?") == ""
        assert chat.says("yes") == ""
        heard = chat.says("START")
        assert "Welcome back" in heard
        assert "What is your e-mail address?" in heard

    def test_who_asks_for_a_person_is_told_whom_to_call(self):
        chat = Chat()
        chat.says("yes", "can I speak to someone")
        assert "07700 900001" in chat.heard
        assert chat.asked == AFTER_READY
        (notice,) = chat.notices
        assert (notice.phone, notice.values["link"]) == ("+447700900001", "https://bot.example.com/waiting/a-token")


class TestMisunderstandings:
    def test_other_words_the_second_time_the_choices_the_third_a_person_the_fifth(self):
        chat = Chat()
        chat.says(*up_to("gender"))
        heard = [chat.says("purple") for _ in range(5)]
        assert len({*heard[:3]}) == 3
        assert "1. Male" in heard[2]
        assert all("Is Sam male or female?" in each for each in heard[:4])
        assert "07700 900001" in heard[4]
        assert chat.says("boy") == "", "a person has taken over"
        assert chat.says("continue").endswith("While I was quiet you wrote “boy”. Shall I take that as “Male”?")
        chat.says("yes")
        assert (chat.asked, chat.registration.misunderstood) == (asked_after("gender"), 0)

    def test_a_question_instead_of_an_answer_is_no_failure(self):
        chat = Chat()
        chat.says(*UP_TO_BIRTHDAY, "3 5 2016", "what time is the match on Sunday?")
        assert "Alex Johnson" in chat.heard
        assert chat.registration.misunderstood == 0

    def test_a_typo_in_the_email_is_asked_about_never_blocked(self):
        chat = Chat()
        chat.says(*UP_TO_EMAIL)
        assert "jane@gmail.com?" in chat.says("jane@gmial.com")
        chat.says("no")
        assert chat.answers["email"] == "jane@gmial.com"

    def test_an_old_button_says_what_is_answered(self):
        chat = Chat()
        chat.says(*UP_TO_EMAIL)
        heard = chat.taps_old("gender:Female")
        assert "already answered with Male" in heard
        assert "What is your e-mail address?" in heard
        assert chat.answers["gender"] == "Male"

    def test_an_old_proposal_does_nothing(self):
        chat = Chat()
        chat.says(*UP_TO_BIRTHDAY, "3/5/2014", "3/5/2016")
        chat.taps_old("born_on?:Yes")
        assert chat.answers["born_on"] == "2016-05-03"


class TestAfterTheEnd:
    def test_the_payment_link_stays_in_the_chat(self):
        chat = finished()
        chat.taps("Yes, send it")
        assert "https://pay.example.org/REF1" in chat.says("where's the link?")

    def test_an_answer_can_still_be_put_right_and_is_confirmed_again(self):
        chat = finished()
        chat.taps("Yes, send it")
        chat.says("change email", "jane.smith@example.com")
        assert chat.asked == "check_answers"
        chat.says("yes")
        assert chat.registration.status == "payment_pending"
        assert chat.answers["email"] == "jane.smith@example.com"


class TestFamilies:
    MIA = {"player_first_name": "Mia", "team_name": "Otters", "age_group": "u9s"}

    def test_the_second_child_waits_its_turn_and_is_asked_anew(self):
        chat = Chat({}, self.MIA)
        chat.says("yes", "Sam", *after("ready"))
        chat.taps("Yes, send it")
        assert "Mia, for Otters u9s" in chat.heard
        assert chat.replies[-1].about == "ready"
        chat.says("yes")
        assert chat.replies[-1].about == AFTER_READY
        sam, mia = chat.conversation.registrations
        assert (sam.status, mia.status) == ("payment_pending", "started")
        assert mia.answers == {"ready": "yes"}

    def test_a_declined_child_leads_on_to_the_next(self):
        chat = Chat({}, self.MIA)
        chat.says("no", "yes")
        assert "Are you ready to register Mia" in chat.heard

    def test_who_does_not_want_everything_erased_after_all_is_answered(self):
        chat = Chat()
        chat.says(*ALL_ANSWERS, "yes", "delete my data", "no")
        assert chat.heard.strip()
        assert chat.registration.status == "payment_pending"

    def test_a_wrong_number_is_wrong_for_every_child(self):
        chat = Chat({}, self.MIA)
        chat.says("wrong number")
        assert "Mia" not in chat.heard

    @pytest.mark.parametrize("before", ["no", "hello, the season is over"])
    def test_a_wrong_number_is_one_after_the_end_too(self, before: str):
        chat = Chat()
        if before != "no":
            chat.now += timedelta(days=400)
        chat.says(before)
        assert chat.says("wrong number")
        assert (chat.asked, chat.facts[-1]) == ("wrong_number", ("REF1", "wrong_number"))

    def test_a_child_in_the_wrong_age_group_does_not_keep_the_next_one_waiting(self):
        chat = Chat()
        chat.says(*UP_TO_BIRTHDAY, "3 May 2012", "yes")
        conversation = chat.conversation
        mia = add(flow, conversation, read_invite(INVITE | self.MIA), "REF2", chat.now)
        assert conversation.active == mia.reference
