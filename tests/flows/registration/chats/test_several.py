"""Several answers that are put right in one message at the summary: each is heard, one at a time."""

import pytest

from tests.support.chats.chat import Chat


def at_the_summary() -> Chat:
    chat = Chat()
    chat.answers_until("check_answers", kit_size="9/10", shirt_number="7", payment_day="15", house="12")
    return chat


def test_what_is_sure_is_taken_and_the_other_proposed():
    chat = at_the_summary()
    chat.says("his shirt should be 17 and the kit is 11/12")
    assert (chat.answers["shirt_number"], chat.registration.proposal.about) == (17, "kit_size")
    chat.says("yes")
    assert (chat.answers["kit_size"], chat.asked) == ("11/12", "check_answers")


def test_three_are_asked_about_one_after_another():
    chat = at_the_summary()
    chat.says("shirt 17, kit 11/12 and payment day 20", "yes", "yes", "yes")
    put_right = [chat.answers[name] for name in ("shirt_number", "kit_size", "payment_day")]
    assert (put_right, chat.asked) == ([17, "11/12", 20], "check_answers")


def test_a_no_to_one_leaves_the_others():
    chat = at_the_summary()
    chat.says("shirt 17, kit 11/12 and payment day 20", "yes", "no", "yes")
    put_right = [chat.answers[name] for name in ("shirt_number", "kit_size", "payment_day")]
    assert (put_right, chat.asked) == ([17, "9/10", 20], "check_answers")


@pytest.mark.parametrize(
    "text",
    [
        "street should be Mill Lane, Urmston",
        "shirt should be 17, rest is fine",
        "shirt should be 17 and send it",
        "his name should be Samuel John Smith and nothing else",
    ],
)
def test_one_alone_is_nothing_more(text: str):
    chat = at_the_summary()
    chat.says(text)
    proposal = chat.registration.proposal
    assert proposal is None or proposal.then is None
