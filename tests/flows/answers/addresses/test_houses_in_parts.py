"""A house that is told in parts, or with words around it."""

import pytest

from flows.answers import DidYouMean, House, Understood
from flows.answers.addresses.houses_in_parts import named_house, number_seen, simpler_house
from tests.flows.answers import hear

IN_PARTS = [
    ("top flat, 9 Tyne Terrace, Heaton", "top flat, 9", "Tyne Terrace, Heaton"),
    ("first floor flat 12 Bold Street, Leeds", "first floor flat, 12", "Bold Street, Leeds"),
    ("the basement at 40 Ropewalk Lane, Hull", "the basement, 40", "Ropewalk Lane, Hull"),
    ("garden flat, 2a Elm Grove, Bath", "garden flat, 2a", "Elm Grove, Bath"),
    ("upstairs flat 62b Dock Road, Birkenhead", "upstairs flat, 62b", "Dock Road, Birkenhead"),
    ("Penny Cottage, no number, Nether Lane", "Penny Cottage", "Nether Lane"),
    ("Willow House, no number on it, Church Lane, Mere", "Willow House", "Church Lane, Mere"),
    ("Pear Tree Farm, Marden, sat nav gets lost", "Pear Tree Farm", "Marden"),
    ("the Old Forge, Bramley, opposite the pub", "the Old Forge", "Bramley"),
    ("Granary Barn, Tibshelf, you can't see it off the road", "Granary Barn", "Tibshelf"),
    ("The Mill House, Ripon, ignore the sat nav", "The Mill House", "Ripon"),
    ("Flat 4, Clement Court, Rugby", "Flat 4", "Clement Court, Rugby"),
    ("unit 5 The Granary, York", "unit 5", "The Granary, York"),
    ("Lytham, Beach Road, number 19", "19", "Beach Road, Lytham"),
    ("Moss Lane, number 4 not 14", "4", "Moss Lane"),
    ("Swallow Lodge. Priory Lane. Kettering.", "Swallow Lodge", "Priory Lane, Kettering"),
    ("number six Hop Cottages, out Yalding way", "6", "Hop Cottages, Yalding"),
    ("9 Moss Lane out Sale way", "9", "Moss Lane, Sale"),
    ("Marple, 7 Station Road", "7", "Station Road, Marple"),
    ("19. Linden Grove. Gatley.", "19", "Linden Grove, Gatley"),
    ("double two, Fir Road, Bramhall", "22", "Fir Road, Bramhall"),
    ("13 unlucky for some, Peel Street, Farnworth", "13", "Peel Street, Farnworth"),
    ("it's got a brass seven on it, Vine Street", "7", "Vine Street"),
]  # fmt: skip
NUMBERS_SEEN = [
    ("think it's a four on the gate", "4"), ("there's a 6 on the gate", "6"), ("a big nine on the bin", "9"),
    ("a black 22 screwed to the wall", "22"), ("I want to say 23", "23"), ("pretty sure it's 31", "31"),
    ("i reckon it's a 9", "9"), ("it's 12, well 12a", "12a"), ("I put 12 but there's an a on it, 12a", "12a"),
]  # fmt: skip
IN_NO_PARTS = [
    "Manor Farm, Mill Lane, Wells", "The Crescent, Sale, near the shops", "Broadway, Urmston, by the park",
    "Rose Cottage, Sale", "Flat 3, Quay House", "Flat 3 Quay House, Mill Lane, Hull", "Flat 2, 14 Mill Lane, Sale",
    "Flat 6, Sale", "Flat 6, first floor, Sale", "Holly Bank, Hale, Mill Lane", "12 Moss Lane, Sale", "Sale. Urmston",
    "St. Mary's Lodge", "16 the willows, Mill Lane, Sale", "2 rose bank, Mill Lane", "Greenacres, 7 Station Road, Hale",
]  # fmt: skip
NUMBERS_NOT_SEEN = [
    "the neighbours have a 6 on the gate", "it had a four on the gate but now 5", "two dogs on the gate",
    "a four bed on the corner", "I think we were 7", "12 or 12a", "was 12 now 12a", "flat 12, 12a", "say 12 or 14",
    "think it's next door to 9", "it's 12",
]  # fmt: skip
AS_IT_WAS_TYPED = [
    "Top floor flat, 12",
    "upstairs, 5",
    "Basement 4",
    "Flat 6, first floor",
    "first floor, the old mill",
]


@pytest.mark.parametrize(("text", "house", "street"), IN_PARTS)
def test_the_parts_of_a_house_are_put_together_and_asked_about(text, house, street):
    heard = hear(House("street"), text)
    assert heard == DidYouMean(house, f"Shall I write: “{house} {street}”?", also={"street": street})


@pytest.mark.parametrize(("text", "number"), NUMBERS_SEEN)
def test_a_number_that_was_seen_or_is_guessed_is_asked_about(text, number):
    assert hear(House("street"), text) == DidYouMean(number, f"Shall I write: “{number}”?")


@pytest.mark.parametrize("text", IN_NO_PARTS)
def test_a_house_that_is_told_as_others_are_is_left_alone(text):
    assert (named_house(text), simpler_house(text)) == (("", ""), "")


@pytest.mark.parametrize("text", NUMBERS_NOT_SEEN)
def test_a_number_of_something_else_is_none_of_theirs(text):
    assert number_seen(text) == ""


@pytest.mark.parametrize("text", AS_IT_WAS_TYPED)
def test_a_floor_alone_is_kept_with_its_house(text):
    assert hear(House("street"), text) == Understood(text)
