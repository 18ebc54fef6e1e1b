"""What the tables cannot read whole is looked at again: a guess is proposed, and stored only after a yes."""

import pytest

from tests.support.chats.chat import Chat
from tests.support.chats.examples import ALL_ANSWERS

PROPOSED = [  # the question, what is said, and what it holds after a yes
    ("played_last_season", "he's new to the club", False),
    ("played_last_season", "been with you since u7s", True),
    ("lives_here", "yep all under one roof", "yes"),
    ("lives_here", "not anymore", "no"),
    ("goalkeeper", "goes in nets most weeks", True),
    ("goalkeeper", "more of a striker really", False),
    ("payment_day", "payday is the 28th so then", 28),
    ("gender", "he's a boy not a girl", "Male"),
    ("relationship", "im not his mum im his nan", "Other"),
    ("postcode", "not M41 5AA, we moved to M41 6BB", "M41 6BB"),
    ("house", "12 but we're moving next month", "12"),
    ("street", "Acacia Avenue, Urmston and yes he lives here", "Acacia Avenue, Urmston"),
    ("previous_club", "Flixton Juniors and im his dad", "Flixton Juniors"),
    ("player_name", "yes spelt right", "Sam Smith"),
    ("medical_needs", "no he's not allergic to anything", False),
    ("gender", "mael", "Male"),  # slips
    ("consent", "emial onyl", {"email": True, "sms": False}),
    ("player_name", "yess thsts right", "Sam Smith"),
    ("parent_name", "yrs jane smith", "Jane Smith"),
    ("street", "queens drive new line altrincham", "queens drive, altrincham"),  # dictated
    ("email", "j underscore smith eighty eight at example dot org", "j_smith88@example.org"),
    ("house", "53, the hill up to it will kill you", "53"),  # names among other words
    ("house", "it isn't a number, it's called The Old Dairy", "The Old Dairy"),
    ("street", "Hawthorn Ave over Flixton way", "Hawthorn Ave, Flixton"),
    ("street", "Hawthorn Close, not Hawthorn Avenue, everyone mixes them up, Flixton", "Hawthorn Close, Flixton"),
    ("previous_club", "Let me think, it was Chorlton Wanderers, the orange kit", "Chorlton Wanderers"),
    ("medical_needs", "nie ma żadnych chorób ani alergii", False),  # no details, in a language that nobody here reads
    ("lives_here", "not any more, he moved in with his dad at easter", "no"),  # though "dad" is an earlier answer
    ("goalkeeper", "No, she stood in once when the keeper was on holiday", False),  # once, and no more
    ("goalkeeper", "Nope, filled in once when the goalie was off, let nine in", False),
    ("played_last_season", "No, she was with Sale Girls but most of the games were called off", False),
    ("played_last_season", "no he was at Barton Rovers but half the season was rained off", False),
    ("consent", "Not for me ta, just stuff about Ella", {"email": False, "sms": False}),  # what comes anyhow
    ("consent", "Only stuff about Sam please, not the rest", {"email": False, "sms": False}),
    ("consent", "Only emails about Sam", {"email": True, "sms": False}),
]


def before(step: str, **own: str) -> Chat:
    """A chat in which that is the question; the player is new where that matters."""
    chat = Chat()
    chat.answers_until(step, **({"played_last_season": "no"} if step == "previous_club" else {}) | own)
    return chat


@pytest.mark.parametrize(("step", "said", "value"), PROPOSED)
def test_a_guess_is_stored_after_a_yes_alone(step: str, said: str, value: object):
    chat = before(step)
    answers = dict(chat.registration.answers)
    chat.says(said)
    assert chat.registration.answers == answers
    assert chat.registration.proposal.value == value
    chat.says("yes")
    assert chat.registration.answers[step] == value


def test_a_guess_that_was_refused_does_not_come_twice():
    chat = before("played_last_season")
    chat.says("he's new to the club", "no")
    assert "played_last_season" not in chat.registration.answers
    chat.says("he's new to the club")
    assert chat.registration.proposal is None
    assert 'Reply "Yes" or "No"' in chat.heard


CORRECTED = [
    ("photo", "can we swap to number 8", "shirt_number", 8),
    ("goalkeeper", "actually can you do 11-12 for the size", "kit_size", "11/12"),
    ("check_answers", "shes a girl not a boy", "gender", "Female"),
    ("check_answers", "payment on the 28th instead please", "payment_day", 28),
    ("previous_club", "sorry he did play for urmston last year", "played_last_season", True),
]


@pytest.mark.parametrize(("step", "said", "question", "value"), CORRECTED)
def test_an_earlier_answer_is_put_right_from_anywhere(step: str, said: str, question: str, value: object):
    chat = before(step)
    answers = dict(chat.registration.answers)
    chat.says(said)
    assert chat.registration.answers == answers
    chat.says("yes")
    assert chat.registration.answers[question] == value
    assert chat.registration.state == step or step == "previous_club"


NOT_KEPT = [
    ("house", "ask his dad"), ("house", "its a flat"), ("street", "as above"),
    ("street", "you can get it from the postcode"),
    ("previous_club", "why"), ("previous_club", "a few"), ("emergency_name", "whoever answers"),
    ("emergency_name", "my partner"), ("goalkeeper", "ok"), ("lives_here", "👍"), ("postcode", "used to be M41 5AA"),
    ("player_name", "same as last year"), ("shirt_number", "he's 10"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "said"), NOT_KEPT)
def test_what_is_no_answer_is_not_kept(step: str, said: str):
    chat = Chat({"age_group": "u16s"}) if step == "emergency_name" else Chat()
    chat.answers_until(step, played_last_season="no")
    answers = dict(chat.registration.answers)
    chat.says(said)
    assert chat.registration.answers == answers
    assert chat.registration.state == step


def test_a_slip_elsewhere_takes_nothing_medical_back():
    chat = before("street", medical_needs="yes, asthma, inhaler in his bag")
    chat.says("sorry i pressed that by mistake")
    assert chat.registration.proposal is None


class TestAConditionToldElsewhere:
    @pytest.mark.parametrize("before_it", [(), ("no", "yes")])
    def test_begins_no_registration(self, before_it: tuple[str, ...]):
        chat = Chat()
        chat.says(*before_it, "he has asthma")
        assert chat.registration.proposal is None
        assert chat.registration.status == ("declined" if before_it else "invited")

    def test_after_the_end_is_sent_to_the_club_with_the_next_yes(self):
        chat = Chat()
        chat.says(*ALL_ANSWERS, "yes", "oh and he has asthma, forgot to say", "yes", "in his bag", "yes")
        assert chat.registration.status == "payment_pending"
        assert chat.registration.for_the_club.answers["medical_details"] == "he has asthma"

    def test_is_added_and_the_question_is_asked_again(self):
        chat = before("house")
        chat.says("oh and he is allergic to nuts, carries an epipen")
        assert chat.registration.answers["medical_needs"] is False
        assert "“he is allergic to nuts, carries an epipen”" in chat.heard or "allergic to nuts" in chat.heard
        chat.says("yes")
        assert chat.registration.answers["medical_needs"] is True
        assert "allergic to nuts" in chat.registration.answers["medical_details"]
        assert "house" in chat.asked

    def test_is_not_read_into_what_is_no_condition(self):
        for said in ("no allergies", "12", "he grew out of his asthma"):
            chat = before("house")
            chat.says(said)
            assert chat.registration.answers["medical_needs"] is False
            assert not (chat.registration.proposal and chat.registration.proposal.about == "medical_details")


def test_a_name_that_begins_like_a_label_is_kept_whole_after_a_no():
    chat = before("previous_club")
    chat.says("Club Brugge")
    assert chat.registration.proposal.value == "Brugge"
    chat.says("no")
    assert chat.registration.answers["previous_club"] == "Club Brugge"


def test_words_that_come_along_with_what_is_put_right_are_shown():
    chat = Chat()
    chat.answers_until("check_answers", medical_needs="no")
    chat.says("Acacia Avenue, Urmston")
    proposal = chat.registration.proposal
    assert all(str(value) in proposal.question for value in (proposal.also.values() if proposal else ()))


AT_THE_SUMMARY = [  # what is said where all is read back, and what is proposed there
    ("yes fine. when does training start?", "send"),
    ("Yes that's right. Do I pay now?", "send"),
    ("yes ok, when do they start back?", "send"),
    ("yes looks good thanks. when will I hear back?", "send"),
    ("Yep all good, send it before he changes his mind again", "send"),
    ("Yes all right, send before the baby wakes up", "send"),
    ("No, something isn't right but I'd need to look again to tell you what", "change"),
    ("I don't think it is, one of those looked funny", "change"),
    ("No, I don't think so, something looked wrong but I can't see which", "change"),
    ("No I don't think it's all right, one bit looks off", "change"),
]
NOTHING_AT_THE_SUMMARY = [
    "hang on I'll show his dad first", "wait let me show my wife first", "one sec just showing her mum",
    "hold on gonna let his nan have a look", "ill read it properly tonight when the kids are in bed",
    "looks fine but will have a proper read later when ive got 5 mins", "seems right but il go over it tomorrow",
    "Looks good but want to read it again after tea", "Can we add his mum so she gets them as well",
    "Could his stepdad be added as well please?", "ok. when is training?", "yes, is the postcode right?",
    "don't send it before I check", "I'll send it before tea", "please dont send it before he has looked",
]  # fmt: skip


@pytest.mark.parametrize(("said", "value"), AT_THE_SUMMARY)
def test_a_nod_or_a_fault_beside_other_words_is_heard_at_the_summary(said: str, value: str):
    chat = before("check_answers")
    chat.says(said)
    assert chat.registration.state == "check_answers"
    assert (chat.registration.proposal.about, chat.registration.proposal.value) == ("check_answers", value)


@pytest.mark.parametrize("said", NOTHING_AT_THE_SUMMARY)
def test_what_is_put_off_or_asked_there_sends_and_changes_nothing(said: str):
    chat = before("check_answers")
    answers = dict(chat.registration.answers)
    chat.says(said)
    assert chat.registration.state == "check_answers"
    assert chat.registration.answers == answers
    assert chat.registration.proposal is None


UNDECIDED = [
    "She can't decide between 7 and 11, I'll let you know tomorrow", "torn between 5 and 15, ill let you know",
    "He can't make up his mind, 9 or 10, will tell you tonight", "Either 4 or 14, he'll decide and I'll message",
]  # fmt: skip


@pytest.mark.parametrize("said", UNDECIDED)
def test_who_is_undecided_is_given_time(said: str):
    chat = before("shirt_number")
    chat.says(said)
    assert chat.registration.proposal is None
    assert "Take your time" in chat.heard


def test_who_decides_after_all_is_heard():
    chat = before("shirt_number")
    chat.says("can't decide between 4 and 14, put 4")
    assert chat.registration.proposal.value == 4


def test_what_is_taken_back_at_once_is_not_kept():
    chat = before("previous_club")
    chat.says("Hale Juniors. No wait, he'd left by then")
    assert "previous_club" not in chat.registration.answers
