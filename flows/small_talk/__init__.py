"""What a parent says beside the questions: never an answer, and answered all the same.

`urgent` (somebody is in danger) and `aside` (small talk, and what a family lives in) are heard before the answer,
`question` (a question back to us) and `remark` (in a sentence of its own) where there is none. `wants_a_person`,
`wants_to_complain` and `wants_to_stop` are wishes about the chat itself, `takes_back` says that an earlier answer was
none.
"""

from flows.small_talk.papers import asks_of_papers, offers_papers
from flows.small_talk.postponements import is_undecided, puts_off, reads_later, waits_for_another
from flows.small_talk.remarks import asks_back
from flows.small_talk.silence import (
    ends_one_of_two,
    is_right_but_for_one,
    names_both_channels,
    names_one_channel,
    wants_to_stop,
)
from flows.small_talk.taking_back import takes_back
from flows.small_talk.talk import Talk, aside, question, remark, says_everyday, urgent
from flows.small_talk.wishes import wants_a_person, wants_to_complain

__all__ = [
    "Talk",
    "aside",
    "asks_back",
    "asks_of_papers",
    "ends_one_of_two",
    "is_right_but_for_one",
    "is_undecided",
    "names_both_channels",
    "names_one_channel",
    "offers_papers",
    "puts_off",
    "question",
    "reads_later",
    "remark",
    "says_everyday",
    "takes_back",
    "urgent",
    "waits_for_another",
    "wants_a_person",
    "wants_to_complain",
    "wants_to_stop",
]
