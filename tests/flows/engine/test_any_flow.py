"""The engine plays any flow: going back, editing, status, starting again, a second child and a release, on a picnic."""

from flows.grammar.migrations import load_conversation
from flows.records import Message
from tests.support.chats.chat import Chat
from tests.support.chats.small_flow import picnic, shorter

MIA = {"player_first_name": "Mia"}
TO_THE_CHECK = ("yes", "yes", "nuts", "jane@example.com")


def chat(*said: str, children: tuple[dict, ...] = ()) -> Chat:
    chat = Chat(*children, flow=picnic)
    chat.says(*said)
    return chat


class TestOn:
    def test_each_answer_leads_to_the_next_question_and_the_last_to_the_end(self):
        played = chat(*TO_THE_CHECK)
        assert played.asked == "all"
        assert played.says("yes").startswith("Sam is registered")
        assert (played.asked, played.registration.status) == ("booked", "registered")

    def test_what_does_not_apply_is_not_asked(self):
        assert chat("yes", "no").asked == "email"

    def test_a_first_answer_that_begins_nothing_is_an_end_and_may_be_taken_back(self):
        played = chat("no")
        assert (played.asked, played.registration.status) == ("not_coming", "declined")
        played.says("yes")
        assert played.asked == "coming"

    def test_a_check_of_the_flows_own_refuses_an_answer(self):
        assert "That one is nobody's." in chat("yes", "no").says("a@example.com")


class TestBack:
    def test_it_goes_to_the_nearest_question_that_was_answered(self):
        played = chat("yes", "no")
        played.says("back")
        assert played.asked == "allergic"
        assert "nothing before it" in chat().says("back")

    def test_an_answer_changed_there_asks_again_what_it_unsettles(self):
        played = chat("yes", "yes", "nuts", "back", "back", "no")
        assert (played.asked, played.answers) == ("email", {"coming": True, "allergic": False})


class TestEdits:
    def test_a_line_is_changed_by_its_name_and_the_chat_is_back_at_the_check(self):
        played = chat(*TO_THE_CHECK, "change mail", "kim@example.com")
        assert (played.asked, played.answers["email"]) == ("all", "kim@example.com")

    def test_a_value_may_be_said_at_once(self):
        played = chat(*TO_THE_CHECK, "change email to kim@example.com")
        assert (played.asked, played.answers["email"]) == ("all", "kim@example.com")

    def test_a_quoted_question_is_answered_anew(self):
        played = chat("yes", "yes", "nuts")
        played.hear(Message(sid="SM", text="no", about="allergic"))
        assert (played.asked, played.answers) == ("email", {"coming": True, "allergic": False})

    def test_change_something_asks_which_line_of_the_check(self):
        played = chat(*TO_THE_CHECK, "no")
        assert played.asked == "all"
        assert "email" in played.answers

    def test_it_may_be_changed_after_the_end_where_the_ending_says_so(self):
        played = chat(*TO_THE_CHECK, "yes", "change allergy", "no")
        assert played.asked == "all"
        assert "allergic_to" not in played.answers
        assert chat("no", "change allergy").asked == "not_coming"


class TestStatusAndRestart:
    def test_status_counts_the_lines_that_apply(self):
        assert "1 answered, 2 to go" in chat("yes", "yes").says("status")
        assert "1 answered, 1 to go" in chat("yes", "no").says("status")

    def test_restart_asks_first_and_begins_after_the_first_question(self):
        played = chat(*TO_THE_CHECK)
        assert "from the first question?" in played.says("restart")
        played.says("yes")
        assert (played.asked, played.answers) == ("allergic", {"coming": True})

    def test_a_flow_without_payments_has_none_to_tell_of(self):
        assert chat(*TO_THE_CHECK, "yes").says("have i paid").startswith("Sam is registered")


class TestSecondChild:
    def test_the_next_child_begins_when_the_first_is_done(self):
        played = chat("yes", "Sam", *TO_THE_CHECK[1:], "yes", children=({}, MIA))
        assert "one more invite for you: Mia" in played.heard
        assert played.asked == "coming"

    def test_what_the_parent_said_of_themselves_is_confirmed_and_not_asked(self):
        played = chat("yes", "Sam", *TO_THE_CHECK[1:], "yes", "yes", "no", children=({}, MIA))
        assert played.asked == "as_before"
        assert "E-mail: jane@example.com" in played.heard
        played.says("yes")
        assert (played.asked, played.answers["email"]) == ("all", "jane@example.com")

    def test_its_change_is_kept_for_this_child(self):
        played = chat("yes", "Sam", *TO_THE_CHECK[1:], "yes", "yes", "no", children=({}, MIA))
        played.says("change email", "mia@example.com")
        assert [each.answers["email"] for each in played.conversation.registrations] == [
            "jane@example.com",
            "mia@example.com",
        ]
        assert picnic.family_email(played.conversation) == "mia@example.com"

    def test_the_parent_may_turn_to_it_meanwhile(self):
        played = chat("yes", "Sam", "no", "do Mia first", children=({}, MIA))
        assert played.registration.invite.player_first_name == "Mia"
        assert "Sam, Panthers u11s: 1 answered, kept for later." in played.says("status")


class TestRelease:
    def test_a_removed_question_lets_its_parents_go_on(self):
        waiting = chat("yes", "yes")
        assert waiting.asked == "allergic_to"
        loaded = load_conversation(waiting.saved, shorter("allergic_to", removed={"allergic_to": ""}))
        assert loaded.present.state == "email"

    def test_a_renamed_one_takes_its_answer_along(self):
        saved = chat("yes", "no", "jane@example.com").saved.replace(b'"allergic"', b'"allergy"')
        loaded = load_conversation(saved, shorter("", renamed={"allergy": "allergic"}))
        assert loaded.present.answers["allergic"] is False

    def test_a_parent_can_go_on_wherever_they_stand(self):
        for step in picnic.questions:
            waiting = chat()
            waiting.saved = waiting.saved.replace(b'"state":"coming"', f'"state":"{step}"'.encode())
            assert "go" in waiting.says("status")
