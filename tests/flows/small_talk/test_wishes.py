"""Wishes in whatever words: a person, or no more messages. What only sounds like one is an answer."""

import pytest

from flows.small_talk import takes_back, wants_a_person, wants_to_complain, wants_to_stop

PERSON = """
    can someone ring me please im confused about the fees
    can you call me
    can I talk to someone please, this is too complicated
    I'd rather do this on paper
    can someone give us a bell before i send it
    is there a number i can ring
    social services say no photos, need to speak to the club
    this is doing my head in can a person help
    not using this bot, get the manager to call me
    she is trans, who can i speak to about changing rooms
    its private, can i speak to the welfare officer
    pls ring me
    could somebody contact me about this
    i dont want to talk to a robot
    call me tomorrow please
    who do i speak to
    can the coach give me a call
    any chance i can talk to someone
    i need help from a real person
    his dad has said no to football, what do i do
""".strip().splitlines()
NO_PERSON = """
    you can call him Sam
    I'll ring you about it
    ask his dad hes on 07700 900555
    Call me Jane
    his dad can ring me
    12 Bell Street
    The Coach House
    he is at the club
    my mum can ring the school
    Ring Road, Leeds
    i am a human
    manager of the u11s told me to fill it
    coach has his inhaler
    can he have 7
""".strip().splitlines()
STOP = """
    stop it
    no stop
    no thanks stop
    STOP STOP
    don't contact me again
    no more messages
    unsubscribe me
    opt me out
    take me off your list
    remove my number
    please stop sending text reminders
    dont message this number again
    no more texts please
    please dont text me anymore
    i dont want any more messages
    enough, stop these messages
    take my number off your system
""".strip().splitlines()
NO_STOP = """
    Count me in, we have got to stop this!
    stop, he's not a keeper
    he stopped playing
    he had to stop last year
    Stop Lane, York
    cant stop coughing
    i'd like texts
    we stop at his nans
    no more questions
    dont call him that
    he has no contact with his dad
    full stop
""".strip().splitlines()


@pytest.mark.parametrize("heard", [True, False])
def test_a_person_is_asked_for(heard: bool):
    texts = [text.strip() for text in (PERSON if heard else NO_PERSON)]
    assert [text for text in texts if wants_a_person(text) is not heard] == []


@pytest.mark.parametrize("heard", [True, False])
def test_no_more_messages_are_wanted(heard: bool):
    texts = [text.strip() for text in (STOP if heard else NO_STOP)]
    assert [text for text in texts if wants_to_stop(text) is not heard] == []


def test_an_answer_is_taken_back():
    for text in (
        "sorry I meant no",
        "ignore that i pressed yes by mistake",
        "actually he has asthma",
        "change it to 8",
    ):
        assert takes_back(text), text
    for text in ("asthma", "in his bag", "Acacia Avenue, Urmston", "Jane Smith"):
        assert not takes_back(text), text


COMPLAINT = """
    I want to make a complaint
    I'd like to complain about how my details are used
    how do I complain
    who can i complain to about the coach
    I wish to lodge a formal complaint against the manager
    can i make a complaint please
    this is a complaint
    I am complaining about the way he was spoken to
    we've got a complaint about last saturday
    Where do I send a complaint?
    whats your complaints procedure
    reporting you to the ico
    need to raise a grievance
    please take this as a formal complaint
""".strip().splitlines()
NO_COMPLAINT = """
    he has a stomach complaint
    skin complaint, eczema
    can't complain
    no complaints
    he never complains
    not complaining but this is long
    he complained of a sore knee last week
    Grievance Road
    old coach had complaints made about him
""".strip().splitlines()


@pytest.mark.parametrize("said", [each.strip() for each in COMPLAINT])
def test_a_complaint_is_heard(said: str):
    assert wants_to_complain(said)


@pytest.mark.parametrize("said", [each.strip() for each in NO_COMPLAINT])
def test_what_only_sounds_like_a_complaint_is_none(said: str):
    assert not wants_to_complain(said)
