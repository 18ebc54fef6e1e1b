"""What parents say in words of their own, kind by kind: a table of replies, each with what it should come to.

The rows were written down before they were tried; `scripts.understanding.judge` reads them.
"""

import time
from pathlib import Path

import pytest

from scripts.understanding.__main__ import SETS
from scripts.understanding.judge import Reply, Verdict, judge, replies, say

ROWS = list(replies([Path(__file__).with_name("other_words.jsonl")]))
UNSEEN = list(replies([Path(__file__).with_name("unseen_words.jsonl")]))
GOOD = (Verdict.UNDERSTOOD, Verdict.PROPOSED)
OVER_AND_OVER = [
    "he will not leave ", "and his size is ", "the 5th as i am paid ", "i have got it ", "hang on the ", ",,, btw ",
    "asked for the same ", "had it when he was gone ", "no use my mum, ", "its number 14 ", "text only, my inbox is a ",
    "hit ", "last ", "it was ", "a.b,", "no one has ", "yess thsts ", "at dot ", "said he will ", "comma ",
    "he wets the bed when ", "the coach keeps him to ", "the coach is getting him ", "he reads it and ",
    "dad for him ", "lol ", "haha", "postcode ends in ", "not in ", "put medical as ", "its not just ",
    "forgot to say ", "so, the ", "2 mins ", "on the phone ", "house is ", "yes that is all quite ",
    "oh yeah he LOVES ", "... not lol ", "sms no ", "oh seven no sorry one ", "a billion ", "waiting for ",
    "then he went to ", "and by the way ", "in all the ", "one two ", "passport it is ", "S M I T H ",
    "ask for Jean ", "if he call me ", "same as him ", "so just email ", "5 if not ", "put 21 for the house ",
    "its 14 not 12 and the house ", "12 ", "flat 2, ", "12 Mill Lane ", "Mill Lane, ", "Road ", "m41 9bb ",
    "should be 12 sorry ", "meant to put ", "no hang on ", "um full stop ", "since he was ", "no one here ",
    "i put hay fever but its ", "first friday ", "emails ok just dont ", "every month or ",
    "oh double seven ", "his is the 4th ", "whatever is left for him ", "it was um no sorry ", "then a then ",
    "lol no ", "was the last ", "i must ask ", "ex keeps waiting ", "police said he not ",
    "stop to write no ", "as well as ", "not the one ", "Sam yes. ",
    "used to be a now ", "who is Sam my son is ", "tell a lie ", "rest is fine ", "only in goal at school ",
    "i put 12 its ", "the 3rd not the 3rd ", "make it my sister Jo Hill ", "should say to say ", "its Sam Smith ",
    "shirt should be 17 and kit 11/12 and ", "up by the ", ", over by A", "9-10 now order ",
    "will do the rest the ", "gimme about ", "not till i ", "its platt since i ", "was a now ", "David de la ",
    "spelt as A ", "due on the 1st he ", "she was he was ", "16th june i mean ",
    "girl, arent they ", "now, since i ",
    "told me things about the coach ", "our address must not get to ", "something happened at camp ",
    "full stop he ", "no but his brother has ", "send the plan ", "left because of how the coach was with ",
    "bit of a long ", "no street so ", "Mill Lane mate ", "2 mins just parking ", "can be him ", "me first hun ",
    "M41 5AA mine ", "same as mine pet ", "07700 900842 if it ", "his dad same surname as ",
    "drop the Smith, ", "plus a George in the ", "went back to my maiden name ", "his dads surname on there ",
    "smith till the ", "he's a Smith too ", "you got it right ", "so it may as well be ", "Mrs but ", "im the dad, Al ",
    "not the 4th, ", "only on snapchat and ", "put me, no ",
    "grown out of it but ", "as long as its not a ", "guardian got court order ", "we live at ", "looks a bit ",
    "not how you ", "only just his ", "i'll have it with ", "no one called ", "good question, ", "thats us like us ",
    "M41 5AA mine ", "same as mine pet ", "07700 900842 if it ", "his dad same surname as ",
    ". ", "- ", "left bury in ", "the crescent not the ", "his mum has ",
    "by the club in ", "Sale. Road's ", "yes but its number 1, ", "11/12, so ",
    "Mill Lane no sorry ", "sorry, ", "12, no its my mums, ", "no x@y.com use ",
    "we lost his dad ", "mum we lost him ", "it was his mum lost ", "with an i not a y like ",
    "yes with Pat Booth "]  # fmt: skip
# At the medical details: asked, and nothing told of a child.
ASKED = [
    "can i send his care plan as a pdf instead?", "can i email you the hospital letter?",
    "shall i attach the care plan", "do you need his inhaler prescription?", "is there a form for medical stuff?",
    "how long do you keep this for?", "do you have an epipen trained coach?", "is there a first aider?",
    "would you like a copy of his diabetes plan?", "can I bring the paperwork to training",
    "its a bit of an embarrassing one. how long do you keep this for?",
]  # fmt: skip
TELL = [
    "can he still play with his asthma?", "shall i send the plan? he has epilepsy",
    "he's allergic to nuts, can he bring his own snacks?",
]  # fmt: skip
LONGEST = 4096  # characters of a message


def test_what_is_said_in_other_words_is_understood_or_proposed_rightly():
    missed = [(row.at, row.says, str(say(row))) for row in ROWS if judge(row, say(row)) not in GOOD]
    assert missed == []


def test_slips_dictation_and_names_among_words_are_rarely_missed():
    missed = [row.says for row in UNSEEN if judge(row, say(row)) not in GOOD]
    assert missed == ["tommorw please"]  # three letters off: asked again


@pytest.mark.parametrize("told", [False, True])
def test_a_question_is_no_answer_but_for_what_it_tells(told: bool):
    heard = {
        text: say(Reply(at="medical_details", says=text, wants={})).here.proposal for text in (TELL if told else ASKED)
    }
    assert [text for text, proposal in heard.items() if (proposal is not None) is not told] == []


@pytest.mark.slow
def test_nothing_else_is_stored_in_any_of_the_sets_and_no_wish_or_danger_unheard():
    wrong = [row.says for row in replies(sorted(SETS.glob("*.jsonl"))) if judge(row, say(row)) is Verdict.WRONG]
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("at", ["ready", "player_name", "house", "street", "previous_club", "email", "check_answers"])
def test_no_message_is_long_to_read(at):
    for said in OVER_AND_OVER:
        before = time.process_time()
        say(Reply(at=at, says=(said * LONGEST)[:LONGEST], wants={}))
        assert time.process_time() - before < 1
