"""The same player in the next season: what the club has is confirmed, what goes stale is asked anew."""

import pytest

from tests.support.chats.chat import Chat
from tests.support.chats.seasons import LAST_SEASON, PRE_SEASON, invited_again, registered

NOTHING_NEW = ("all still right", "yes, still right", "email only", "yes")


def returning(**own: str) -> Chat:
    """Who has said yes to the next season's invite, and sees what the club has."""
    chat = invited_again(registered(**own))
    chat.says("yes")
    assert chat.asked == "last_season"
    return chat


class TestNothingNew:
    def test_six_messages_after_a_long_silence(self):
        chat = invited_again(registered(begun=PRE_SEASON), days=330)
        said = ("yes", "3 May 2016", *NOTHING_NEW)
        chat.says(*said)
        assert (chat.registration.status, len(said)) == ("payment_pending", 6)

    def test_who_is_in_doubt_proves_it_before_anything_is_shown(self):
        chat = invited_again(registered(begun=PRE_SEASON), days=330)
        heard = chat.says("yes")
        assert "phones change hands" in heard
        assert not any(private in heard for private in ("Jane", "Sam", "M41", "2016"))
        assert chat.registration.answers == {}
        assert "jane@example.com" in chat.says("3 May 2016")

    def test_a_hello_before_the_proof_begins_nothing(self):
        chat = invited_again(registered(begun=PRE_SEASON), days=330)
        chat.says("hello", "3 May 2016")
        assert chat.asked == "ready"

    def test_everything_arrives_at_the_club_as_it_was(self):
        chat = returning()
        chat.says(*NOTHING_NEW)
        last, this = chat.conversation.registrations
        anew = {"last_season", "medical_still", "consent_at", "ready"}
        assert {k: v for k, v in this.confirmed.items() if k not in anew} == {
            **{k: v for k, v in last.confirmed.items() if k not in anew},
            "played_last_season": True,
        }
        assert this.before is None

    def test_the_summary_shows_all_that_lasts_and_how_old_the_photo_is(self):
        heard = returning().heard
        for line in ("Player: Sam Smith", "Kit size: 9/10", "Photo: Received, 10 May 2027", "Payment day: 1st"):
            assert line in heard
        assert "Played here last season: Yes" in heard
        assert "Medical details" not in heard
        assert "Club news" not in heard

    def test_medical_details_are_shown_and_asked_anew(self):
        chat = returning()
        chat.says("all still right")
        assert (chat.asked, "Medical details: hay fever" in chat.heard) == ("medical_still", True)
        chat.says("yes")
        assert (chat.answers["medical_needs"], chat.answers["medical_details"]) == (True, "hay fever")

    def test_a_no_of_last_season_is_never_confirmed_by_a_yes(self):
        chat = returning(medical_needs="no")
        chat.says("all still right")
        assert chat.asked == "medical_needs"
        chat.says("yes")
        assert (chat.answers["medical_needs"], chat.asked) == (True, "medical_details")

    def test_consent_is_given_anew_with_its_wording_and_time(self):
        chat = returning()
        chat.says("all still right", "yes")
        assert chat.asked == "consent"
        chat.says("neither")
        last, this = chat.conversation.registrations
        assert this.answers["consent_at"] > last.answers["consent_at"]
        assert this.answers["consent"] != last.answers["consent"]

    def test_the_last_message_has_what_is_new_and_the_new_fees(self):
        chat = returning()
        chat.says("all still right", "yes", "neither")
        assert "Club news by: Neither" in chat.heard
        assert "E-mail:" not in chat.heard
        assert "£45 for the season and £28 a month; last season it was £40 for the season and £26 a month" in chat.heard

    def test_once_it_is_sent_a_correction_shows_the_whole_summary(self):
        chat = returning()
        chat.says(*NOTHING_NEW)
        assert "Player: Sam Smith" in chat.says("change kit to 11-12")


class TestWhatChanged:
    @pytest.mark.parametrize(
        ("said", "name", "value"),
        [
            (("change email to j@example.org",), "email", "j@example.org"),
            (("email is j@example.org",), "email", "j@example.org"),
            (("change email", "j@example.org"), "email", "j@example.org"),
            (("8", "j@example.org"), "email", "j@example.org"),
            (("Something changed", "email", "j@example.org"), "email", "j@example.org"),
            (("no", "kit", "11-12"), "kit_size", "11/12"),
            (("all fine but the kit is 11-12 now", "yes"), "kit_size", "11/12"),
            (("we moved to M33 7XB", "yes", "99", "Elm Road, Sale"), "street", "Elm Road, Sale"),
            (("his shirt number should be 9", "yes"), "shirt_number", 9),
        ],
    )
    def test_a_line_is_put_right_in_the_ways_of_the_last_summary(self, said: tuple[str, ...], name: str, value: str):
        chat = returning()
        chat.says(*said)
        assert chat.answers[name] == value
        if chat.asked == "last_season":
            chat.says("all still right")
        assert chat.asked == "medical_still"
        chat.says("yes", "neither")
        assert f"{value}" in chat.heard

    def test_a_condition_is_added_to_those_of_last_season(self):
        chat = returning()
        chat.says("all still right")
        assert "“hay fever; he also has asthma”" in chat.says("he also has asthma")
        chat.says("yes")
        assert chat.asked == "medicine_kept"
        assert chat.answers["medical_details"] == "hay fever; he also has asthma"

    def test_other_medical_needs_are_asked_from_the_beginning(self):
        chat = returning()
        chat.says("all still right", "Something changed")
        assert (chat.asked, "medical_details" in chat.answers) == ("medical_needs", False)
        chat.says("no")
        assert (chat.answers["medical_needs"], chat.asked) == (False, "consent")

    def test_start_over_asks_everything_from_the_first_question(self):
        chat = returning()
        chat.says("start over", "yes")
        assert chat.asked == "player_name"
        assert chat.answers == {"ready": "yes"}

    def test_back_and_status_know_where_it_is(self):
        chat = returning()
        assert "to go" in chat.says("status")
        chat.says("all still right", "back")
        assert chat.asked == "gender"
        chat.says("boy")
        assert chat.asked == "medical_still"


class TestWhatTheClubAsksAnew:
    def test_two_seasons_ago_is_not_last_season(self):
        chat = invited_again(registered(), season="2028-29", age_group="u13s", days=40)
        chat.says("yes")
        assert "Played here" not in chat.heard
        chat.says("all still right", "yes")
        assert chat.asked == "played_last_season"

    def test_who_never_paid_may_not_have_played(self):
        chat = invited_again(registered(paid=False))
        chat.says("yes", "all still right", "yes")
        assert chat.asked == "played_last_season"

    def test_the_age_group_moves_on_by_the_rule(self):
        chat = invited_again(registered(), age_group="u13s")
        chat.says("yes")
        assert "Date of birth" not in chat.heard
        chat.says("all still right")
        assert chat.asked == "born_on"
        assert "playing one year up" in chat.says("3 May 2016")

    def test_a_shirt_that_is_taken_by_now_is_asked(self):
        chat = invited_again(registered())
        chat.known = type(chat.known)(taken=frozenset({"shirt#7"}))
        chat.says("yes")
        assert ("Shirt number" in chat.heard, chat.asked) == (False, "last_season")
        chat.says("all still right", "yes", "neither")
        assert chat.asked == "shirt_number"

    def test_a_shirt_that_is_free_is_kept(self):
        assert returning().answers["shirt_number"] == 7

    def test_an_old_photo_and_one_that_never_came_are_asked(self):
        chat = invited_again(registered(begun=PRE_SEASON), days=401)
        chat.says("yes", "3 May 2016")
        assert (chat.asked, "photo" in chat.answers) == ("last_season", False)
        chat.says("all still right", "yes", "neither")
        assert chat.asked == "photo"

    def test_at_sixteen_contacts_of_their_own_are_asked(self):
        chat = invited_again(registered({"age_group": "u15s"}, born_on="3 May 2012"), age_group="u16s")
        chat.says("yes", "all still right", "yes", "neither")
        assert chat.asked == "child_phone"


class TestWhoSeesIt:
    @pytest.mark.parametrize("status", ["withdrawn", "declined", "expired", "started"])
    def test_what_was_not_completed_does_not_come_back(self, status: str):
        chat = registered()
        conversation = chat.conversation
        conversation.registrations[0].status = status
        chat.keep(conversation)
        invited_again(chat).says("yes")
        assert chat.asked == "player_name"

    def test_what_was_erased_does_not_come_back(self):
        chat = registered()
        chat.says("delete my data", "yes", "START")
        invited_again(chat).says("yes")
        assert (chat.asked, chat.registration.before) == ("player_name", None)

    def test_the_other_parent_on_a_shared_phone_sees_nothing_of_it(self):
        chat = invited_again(registered(), parent_first_name="Tom")
        chat.says("yes")
        assert chat.asked == "player_name"
        chat.answers_until("check_answers", parent_name="yes", email="tom@example.org")
        assert "jane@example.com" not in chat.heard
        assert chat.answers["parent_name"] == "Tom Smith"

    def test_another_child_is_another_child(self):
        chat = invited_again(registered(), player_first_name="Mia")
        chat.says("yes")
        assert chat.asked == "player_name"

    def test_the_full_name_on_the_next_invite_is_the_same_child(self):
        chat = invited_again(registered(player_name="Samuel Smith"), player_first_name="Samuel")
        chat.says("yes")
        assert chat.asked == "last_season"

    def test_the_club_sees_nothing_before_it_is_sent(self):
        chat = returning()
        assert chat.registration.for_the_club.answers == {}


class TestBrothersAndSisters:
    def test_the_second_to_return_is_asked_what_is_theirs_alone(self):
        chat = registered()
        chat.invited("2026-27", player_first_name="Mia", team_name="Lions", age_group="u9s")
        chat.answers_until("check_answers", born_on="12/12/2017", **LAST_SEASON)
        chat.says("yes")
        chat.club_does("paid")
        invited_again(chat)
        chat.invited("2027-28", player_first_name="Mia", team_name="Lions", age_group="u10s")
        chat.says("yes", "Sam", "change email to j@example.org", *NOTHING_NEW)
        assert chat.registration.invite.player_first_name == "Mia"
        chat.says("yes")
        assert (chat.asked, chat.answers["email"], chat.answers["consent"]) == (
            *("last_season", "j@example.org"),
            chat.conversation.registrations[2].answers["consent"],
        )
        chat.says("all still right", "yes, still right")
        assert chat.asked == "photo"
        chat.says("later", "yes")
        assert chat.registration.status == "payment_pending"

    def test_a_new_one_is_asked_what_is_new_about_them(self):
        chat = Chat({}, {"player_first_name": "Mia", "team_name": "Lions", "age_group": "u9s"})
        chat.says("yes", "Sam")
        chat.answers_until("check_answers", payment_day="15")
        chat.says("yes", "yes")
        chat.answers_until("carried_over", born_on="12/12/2017")
        for line in ("Relationship: Mother", "Payment day: 15th"):
            assert line in chat.heard
        chat.says("yes")
        chat.answers_until("check_answers")
        assert (chat.answers["relationship"], chat.answers["payment_day"]) == ("Mother", 15)
