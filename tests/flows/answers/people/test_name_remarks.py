"""That a name is right, in words that have nothing of a yes; none of them beside what puts it otherwise."""

import pytest

from flows.answers import DidYouMean, FullName, Misunderstood
from tests.flows.answers import hear

JANE = FullName(invited="Jane Smith")
RIGHT = [
    "boring as it is", "as boring as that", "posh as it sounds", "dull but true", "simple as that",
    "you lot got it right for once", "you've got it down pat", "for once the spelling's right", "spelt right for once",
    "somebody finally spelt it right", "wonders never cease, yes", "can't improve on that", "nailed it",
    "couldnt have put it better myself", "couldn't be more right", "i chose it so it better be",
    "i should know i named him", "thats what we called him", "on a good day", "the very same", "all day long",
    "unfortunately for me", "for better or worse", "Mrs, but otherwise spot on", "Miss not Mrs but yes",
    "its Ms these days but the names right", "Dr actually but otherwise fine", "smith till the divorce comes through",
    "smith for now, til the decree nisi", "still Smith unfortunately", "Smith since 2009", "plain old jane yes",
    "you're not wrong", "hit the nail on the head", "as it says on the tin", "so my mother tells me", "since birth",
    "present and correct", "guilty m'lud", "my passport says so", "Dr if we're being formal, otherwise yes",
    "short for nothing, just Jane", "janes her full first name yeah, not short for owt",
    "you've got it there already", "that'll do nicely", "jane is just fine", "jane on everything, aye",
    "getting divorced so leave it Smith for now", "just keep it as Smith till the decree nisi",
    "till the divorce comes through, yeah", "haven't got round to changing it so yes",
    "no middle name if thats what ur after", "we never bothered with middle names", "no middle name before you ask",
]  # fmt: skip
LEFT_OPEN = [
    "boring as it is, Samantha Jones", "you lot got it wrong again", "for once you got it wrong",
    "you spelt it wrong for once", "right for once would be nice", "could not be more wrong", "can't argue with idiots",
    "that's not what we called him", "we called him Samuel", "we named her Jo", "i named him after his grandad Bill",
    "on a bad line", "same as him", "very funny", "plain wrong", "posh but wrong", "sadly not", "Mr not Mrs",
    "Miss but wrong surname", "smith till last year", "smith till i got married", "smith until may then Jones",
    "you're not right", "my mum says Jones", "since 2015 hes been Jones", "present it later", "not wearing glasses",
    "his dad reckons its Jones", "Jane on my birth cert, not Janet", "smith for football, Jones on paper",
    "till Sam is 18, then Byrne, yeah", "that won't do", "you have him down as Samuel",
    "till the divorce comes through", "leave it", "keep Smith but add Patel", "leave it as Patel", "leave it to Bob",
    "not short for Janet", "no middle name but wrong surname",
    "no surname in the middle", "that was my mum, im Lucy Smith",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_a_name_that_is_said_to_be_right_is_asked_about(text: str):
    assert hear(JANE, text) == DidYouMean("Jane Smith", "Is the full name Jane Smith?")


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_what_says_otherwise_or_something_else_is_no_yes(text: str):
    assert isinstance(hear(JANE, text), Misunderstood)
