"""Several things agreed to in one breath, in the ways people say it: silence is no consent."""

from datetime import date

import pytest

from flows.answers import DidYouMean, Misunderstood, Understood
from flows.answers.particulars.agreements import Agreement, Agreements

THINGS = [
    Agreement("play", "Playing and data"),
    Agreement("photos", "Use of photos", ("pictures",)),
    Agreement("care", "Emergency treatment"),
    Agreement("code", "Code of conduct"),
]
KIND = Agreements(THINGS)
TODAY = date(2026, 8, 3)


def heard(text: str) -> object:
    """As a letter for each of the four, with a ? where it is asked back; None for what was not understood."""
    answer = KIND.read(text, TODAY)
    if isinstance(answer, Misunderstood):
        return None
    letters = "".join("y" if answer.value[thing.name] else "n" for thing in THINGS)
    return letters + ("?" if isinstance(answer, DidYouMean) else "")


SAID = {
    "yes": "yyyy",
    "Yes, to all": "yyyy",
    "yes to all of them": "yyyy",
    "I agree": "yyyy",
    "all ok": "yyyy",
    "👍": "yyyy",
    "no to all": "nnnn",
    "not 2": "ynyy",
    "all but 2": "ynyy",
    "yes but not photos": "ynyy",
    "Yes, except pictures please": "ynyy",
    "all except for 2 and 4": "ynyn",
    "no to emergency treatment": "yyny",
    "I don't agree to the photos": "ynyy",
    "photos no": "ynyy",
    "1 yes 2 no 3 yes 4 yes": "ynyy",
    "yes to 1, 3 and 4, no to 2": "ynyy",
    # A bare name does not say which way it is meant, and a yes to some leaves the others open.
    "2": "ynyy?",
    "photos": "ynyy?",
    "yes to 1, 3 and 4": "ynyy?",
    "only 1": "ynnn?",
    "yes to 1, no to 2": "ynnn?",
    # Nothing of these says to which.
    "no": None,
    "Not to all": None,
    "none": None,
    "all": None,
    "yes and no": None,
    "maybe": None,
    "what is 2?": None,
    "yes if she is asked first": None,
    "1 yes 1 no": None,
    "": None,
}


@pytest.mark.parametrize("text", SAID)
def test_what_people_say(text: str):
    assert heard(text) == SAID[text]


def test_both_buttons_are_understood():
    yes, not_all = KIND.choices
    assert isinstance(KIND.read(yes.label, TODAY), Understood)
    assert KIND.read(not_all.label, TODAY).remedy.startswith('Reply "yes to all", or name what you do not agree to')


def test_a_word_of_two_labels_stands_for_neither():
    kind = Agreements([Agreement("a", "Photos in public"), Agreement("b", "Photos for coaches")])
    assert isinstance(kind.read("not photos", TODAY), Misunderstood)
    assert kind.read("not coaches", TODAY).value == {"a": True, "b": False}


def test_one_thing_alone():
    kind = Agreements(THINGS[:1])
    assert kind.read("yes", TODAY).value == {"play": True}
    assert kind.read("no to 1", TODAY).value == {"play": False}
