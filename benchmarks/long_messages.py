"""CPU of a message as long as WhatsApp's longest, of words that made an earlier table look at it again and again

Each text of the module, over and over up to 4,096 characters, at seven questions with every kind of table: one `hear`,
once the tables are compiled. No pattern may take more than linear time for it: `start.py check` holds the limit.
"""

import time
from argparse import Namespace
from concurrent.futures import ProcessPoolExecutor
from itertools import product

from benchmarks.support.table import Row, Table
from scripts.understanding.judge import Reply, say

LONGEST = 4096  # characters of a message
MOST = 1000.0  # ms
AT = "ready", "player_name", "house", "street", "previous_club", "email", "check_answers"
OVER_AND_OVER = [
    "he will not leave ", "and his size is ", "the 5th as i am paid ", "i have got it ", "hang on the ", ",,, btw ",
    "asked for the same ", "had it when he was gone ", "no use my mum, ", "its number 14 ",
    "text only, my inbox is a ", "hit ", "last ", "it was ", "a.b,", "no one has ", "yess thsts ", "at dot ",
    "said he will ", "comma ", "he wets the bed when ", "the coach keeps him to ", "the coach is getting him ",
    "he reads it and ", "dad for him ", "lol ", "haha", "postcode ends in ", "not in ", "put medical as ",
    "its not just ", "forgot to say ", "so, the ", "2 mins ", "on the phone ", "house is ", "yes that is all quite ",
    "oh yeah he LOVES ", "... not lol ", "sms no ", "oh seven no sorry one ", "a billion ", "waiting for ",
    "then he went to ", "and by the way ", "in all the ", "one two ", "passport it is ", "S M I T H ",
    "ask for Jean ", "if he call me ", "same as him ", "so just email ", "5 if not ", "put 21 for the house ",
    "its 14 not 12 and the house ", "12 ", "flat 2, ", "12 Mill Lane ", "Mill Lane, ", "Road ", "m41 9bb ",
    "should be 12 sorry ", "meant to put ", "no hang on ", "um full stop ", "since he was ", "no one here ",
    "the man squeezed her ", "the coach of the coach ", "his hand on his arm on ", "nurse and the man from the ",
    "is he ok to inhaler ", "batman haha ", "asthma. can someone ring me. ", "the letter from ", "can i speak to dave ",
    "i put hay fever but its ", "first friday ", "emails ok just dont ", "every month or ", "oh double seven ",
    "his is the 4th ", "whatever is left for him ", "it was um no sorry ", "then a then ", "lol no ", "was the last ",
    "i must ask ", "ex keeps waiting ", "police said he not ", "stop to write no ", "as well as ", "not the one ",
    "Sam yes. ", "used to be a now ", "who is Sam my son is ", "tell a lie ", "rest is fine ",
    "only in goal at school ", "i put 12 its ", "the 3rd not the 3rd ", "make it my sister Jo Hill ",
    "should say to say ", "its Sam Smith ", "shirt should be 17 and kit 11/12 and ", "up by the ", ", over by A",
    "9-10 now order ", "will do the rest the ", "gimme about ", "not till i ", "its platt since i ", "was a now ",
    "David de la ", "spelt as A ", "due on the 1st he ", "she was he was ", "16th june i mean ", "girl, arent they ",
    "now, since i ", "told me things about the coach ", "our address must not get to ", "something happened at camp ",
    "full stop he ", "no but his brother has ", "send the plan ", "left because of how the coach was with ",
    "bit of a long ", "no street so ", "Mill Lane mate ", "2 mins just parking ", "can be him ", "me first hun ",
    "M41 5AA mine ", "same as mine pet ", "07700 900842 if it ", "his dad same surname as ", "drop the Smith, ",
    "plus a George in the ", "went back to my maiden name ", "his dads surname on there ", "smith till the ",
    "he's a Smith too ", "you got it right ", "so it may as well be ", "Mrs but ", "im the dad, Al ", "not the 4th, ",
    "only on snapchat and ", "put me, no ", "grown out of it but ", "as long as its not a ",
    "guardian got court order ", "we live at ", "looks a bit ", "not how you ", "only just his ",
    "i'll have it with ", "no one called ", "good question, ", "thats us like us ", ". ", "- ", "left bury in ",
    "the crescent not the ", "his mum has ", "by the club in ", "Sale. Road's ", "yes but its number 1, ",
    "11/12, so ", "we were at 31, now 58 ", "gone from 4 to 8 ", "same as mine just ", "sign says Mill Road but its ",
    "put Mill Road. ", "12b as in b, ", "thats all, done ", "Road East ", "Ashton on the ", "M41 5AA again ",
    "0770 0 ", "before that ", "the coach, Gaz ", "not Sale Town, it was ", "In Poland he ", "my name dot then ",
    "told you it ", "you emailed me the ", "never Sale ", "under Al ", "Mill Lane no sorry ", "sorry, ",
    "12, no its my mums, ", "no x@y.com use ", "we lost his dad ", "mum we lost him ", "it was his mum lost ",
    "with an i not a y like ", "yes with Pat Booth ", "yes, he gets ", "the rest ", "red team, Al ", "waiting for an ",
    "cant do this now he has had ", "Al with a u and ", "big D in ", "one hundred and four, ", "moved from 9 ",
    "door round the side ", "no number just ", "same day as Al, 3rd of ", "we're at 21, ", "1 a 2 b ", "7 like Al, ",
    "upset when they took him out of ",
]  # fmt: skip


def run(_options: Namespace) -> Table:
    with ProcessPoolExecutor(initializer=_warmed_up) as side_by_side:
        took = sorted(side_by_side.map(_heard, product(AT, OVER_AND_OVER), chunksize=20))
    return Table(
        __doc__,
        [
            Row("of 1 in 2, at most", took[len(took) // 2], "ms"),
            Row("of all, at most", took[-1], "ms", limit=MOST),
        ],
    )


def _warmed_up() -> None:
    for at, text in product(AT, OVER_AND_OVER):
        say(Reply(at=at, says=text, wants={}))


def _heard(long: tuple[str, str]) -> float:
    """The CPU time in ms."""
    at, over_and_over = long
    reply = Reply(at=at, says=(over_and_over * LONGEST)[:LONGEST], wants={})
    began = time.process_time_ns()
    say(reply)
    return (time.process_time_ns() - began) / 1_000_000
