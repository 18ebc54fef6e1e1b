"""Yes and no as parents type them: with one thumb, in a hurry, politely, and sometimes neither."""

import pytest

from flows.answers import Choice, DidYouMean, Misunderstood, Understood, YesNo
from tests.flows.answers import TODAY, hear

YES = [
    "yes", "Yes", "YES", "yes.", "Yes!", " yes ", "y", "Y", "ye", "yh", "yeh", "yea", "ya", "yah", "yeah", "yep",
    "yup", "k", "kk", "ok", "OK.", "okay", "Okey dokey", "aye", "sure", "Sure thing", "of course", "ofc", "defo",
    "Definitely", "correct", "that's right", "That’s right", "thats correct", "yes please", "Yes pls x",
    "yes thanks", "yeah sure", "Yes, of course!", "yes he does", "she has", "we did", "it is", "I am", "I think so",
    "yes i think so", "go ahead", "go on then", "please do", "fine by me", "all good", "sounds good",
    "perfect thanks", "yes that's fine", "yes no problem", "that's him", "yes mate", "Hi, yes please", "yes xx",
    "Lovely, thank you x", "yesss", "yesx", "yeeees", "yeahhh", "okkk",  # drawn out
    "yse", "yed", "definately",  # the neighbouring key
    "👍", "👍🏽", "👍👍", "👍 thanks", "yes 😂", "✅", "👌🏼", "ｙｅｓ", "𝗬𝗲𝘀",  # other alphabets that phones offer
    "yes\u200b", "\ufeffyes",  # pasted
    "1", "1.", "Option 1",  # where the buttons came as numbers
]  # fmt: skip
NO = [
    "no", "No", "NO", "no.", "n", "N", "nope", "Nah", "na", "naw", "nooo", "noo", "never", "no thank you",
    "No thank you.", "no thanks", "no ta", "No thankyou", "no, thanks x", "not really", "no not really",
    "Not at all", "not yet", "not at the moment", "not now thanks", "definitely not", "of course not", "no way",
    "no chance", "he doesn't", "No he doesn’t", "she hasnt", "we didn't", "he's not", "she is not", "I'm not",
    "No I don't", "no it isn't", "incorrect", "that's wrong", "No that is not correct", "not this season",
    "that's not right", "No that's not right", "I don't think so", "rather not", "I'd rather not", "nope sorry",
    "no problem, no", "not ready yet", "👎", "👎🏻", "❌", "No 🙂", "no xx", "2", "2)", "option 2",
]  # fmt: skip
NEITHER = [
    "", " ", "?", "!!", "…", "😂", "x", "nothing", "noted", "note", "nothing yet", "nobody", "now", "north",
    "know",  # "no" inside another word
    "yesterday", "eyes", "yesica", "okra", "york",  # and so with yes
    "not sure", "I'm not sure", "unsure", "maybe", "perhaps", "probably", "I don't know", "dunno", "idk", "no idea",
    "🤷", "🤷🏽‍♀️", "yes no maybe", "yes and no", "yes no", "yeah nah", "no yes", "y/n", "yes/no", "No, he does",
    "yes he isn't", "👍👎", "not sure, yes", "both", "neither", "thanks", "please",
    "no problem",  # no problem with what?
    "yes?", "ok?", "yes？", "why", "who is this?", "can I do it later", "yes but only on Saturdays",
    "no but he has asthma", "no one", "no more than 3", "not my son", "don't worry about it", "never mind",
    "he stopped playing last year", "I said no such thing", "stop", "help", "3", "0", "12", "11", "yes 2",
    "yes " * 40,
]  # fmt: skip
# Begins with it and says more: asked about, and never taken.
MORE = [
    ("yep 3rd season lol", True), ("yes he has been here for years", True), ("yeah since the under 7s", True),
    ("Yes we would love to, he has been talking about it all summer and cannot wait to start", True),
    ("no he's new", False), ("nope first year", False), ("nah this is his first club", False),
]  # fmt: skip


@pytest.mark.parametrize("text", YES)
def test_a_yes(text):
    assert hear(YesNo(), text) == Understood(True)


@pytest.mark.parametrize(("text", "meant"), MORE)
def test_a_yes_or_no_that_says_more_is_asked_about(text, meant):
    answer = hear(YesNo(), text)
    assert isinstance(answer, DidYouMean)
    assert answer.value is meant


@pytest.mark.parametrize("text", NO)
def test_a_no(text):
    assert hear(YesNo(), text) == Understood(False)


@pytest.mark.parametrize("text", NEITHER)
def test_neither_yes_nor_no_is_asked_again(text):
    assert isinstance(hear(YesNo(), text), Misunderstood)


def test_the_buttons_own_words_are_an_answer():
    ready = YesNo(yes="Yes, let's start", no="Not for us")
    assert [choice.label for choice in ready.choices] == ["Yes, let's start", "Not for us"]
    assert hear(ready, "Yes, let’s start") == Understood(True)
    assert hear(ready, "not for us") == Understood(False)
    assert hear(ready, "yep") == Understood(True)


NOT_SURE = YesNo(also=Choice("not sure", "Not sure", frozenset({"maybe"})))


@pytest.mark.parametrize(
    "text", ["Not sure", "not sure", "Not sure sorry", "dunno", "I don't know", "no idea", "🤷", "Maybe", "3"]
)
def test_a_third_answer_where_one_is_offered(text):
    assert hear(NOT_SURE, text) == Understood("not sure")


@pytest.mark.parametrize("text", ["yes, not sure", "not", "sure not", "perhaps"])
def test_a_third_answer_takes_nothing_else_for_itself(text):
    assert isinstance(hear(NOT_SURE, text), Misunderstood)


def test_what_is_shown():
    assert [NOT_SURE.show(value) for value in (True, False, "not sure")] == ["Yes", "No", "Not sure"]


def test_the_remedy_names_the_answers():
    answer = NOT_SURE.read("pardon", TODAY)
    assert answer.remedy == 'Reply "Yes", "No" or "Not sure"'
    assert answer.again == 'Tap a button, or reply 1 for "Yes", 2 for "No" or 3 for "Not sure"'
