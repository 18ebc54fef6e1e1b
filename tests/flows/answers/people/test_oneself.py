"""That whoever writes is to be called, or is to be instead of somebody else; and who else "me" is said of."""

import pytest

from flows.answers.people.oneself import is_oneself, puts_oneself

ONESELF = [
    "i'm always there so it may as well be me", "might as well put me", "who else lol, muggins here",
    "who do you think, me", "who else would it be, me", "who else is there but me", "guess who 😂 me",
    "looks like its me again", "looks like yours truly again", "mug here as always", "same person your talking to",
    "the one you're chatting with", "you're talking to her", "the lady you're speaking to right now",
    "just lil old me", "only me left standing", "stick me down", "whoever's typing this lol",
    "the mug who's filling this in", "its just us two so that'll be me",
]  # fmt: skip
SOMEBODY = [
    "who else would call me", "who do you want me to put", "who else needs to call me?", "so not me",
    "so his dad or me",
    "the one you were talking to yesterday", "you're talking to his nan", "you are texting the wrong person",
    "the person you want to talk to", "might as well put his dad", "the one who drives him", "whoever's nearest",
    "whoever answers", "looks like Sue", "so he can call me", "so dad will ring me", "he's about so me nan",
    "so me dad", "stick it down", "so ring Bob then me",
    "he will be typing this tomorrow", "same person as last year",
]  # fmt: skip
INSTEAD = [
    "oh just put me down instead", "actually use me instead", "scrap that, make it me", "nah put me, easier",
    "forget him, just have me", "he never answers, put me down instead", "you know what, change it to me",
    "sod it put me", "on second thoughts make it me please", "better to call me, i'm always about", "swap him for me",
    "ah make it me then", "he's changed it, just stick me on there", "i'd rather you had me down",
    "his phone's dead so use me instead", "never mind, go with me", "she'd only panic, change that to me",
]  # fmt: skip
NOT_INSTEAD = [
    "use mine", "put mine instead", "put me as well", "put me down too", "don't put me instead", "ask her to ring me",
    "she'll ring me instead", "if no answer call me instead", "put my mum down instead", "can you ring me instead?",
    "make me a brew", "make sure you ring me", "pop me down for sat", "use me then him", "call me",
    "tell him to call me instead", "can you put me through to someone", "no she can call me",
    "use me if he doesnt answer", "put me in touch instead", "call me later instead", "text me instead",
    "send me the link instead", "no idea ring me", "no just ring me", "put me down instead of Jo Hill",
]  # fmt: skip


@pytest.mark.parametrize("said", ONESELF)
def test_whoever_writes_is_to_be_called(said: str):
    assert is_oneself(said)


@pytest.mark.parametrize("said", SOMEBODY)
def test_somebody_else_is_spoken_of(said: str):
    assert not is_oneself(said)


@pytest.mark.parametrize("said", INSTEAD)
def test_whoever_writes_stands_in_for_the_one_who_was_named(said: str):
    assert puts_oneself(said)


@pytest.mark.parametrize("said", NOT_INSTEAD)
def test_nobody_is_put_in_the_place_of_another(said: str):
    assert not puts_oneself(said)
