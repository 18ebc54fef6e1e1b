"""Addresses of a plain shape, and the plain one among the words of a sentence."""

import pytest

from flows.answers import DidYouMean, House, Misunderstood, Street
from flows.answers.addresses.plain_addresses import is_plain_house, is_plain_street, number_amid, street_amid
from tests.flows.answers import hear

HOUSES = [
    "12", "12a", "Flat 2", "Flat 2, 14", "Rose Cottage", "The Old Forge", "the old forge", "The Coach House",
    "Apartment 4, Quay House", "Flat 6, first floor", "Top floor flat, 12", "14b (upstairs)", "twelve a", "12 rosewood",
    "16 the willows", "rosewood 2", "Barn End, 4", "Never Lane House", "Apartment twelve, The Old Mill", "studio 2",
]  # fmt: skip
STREETS = [
    "Acacia Avenue, Urmston", "urmston, winifred rd", "Beech Walk, Stretford", "Poplar Close flixton", "One Tree Hill",
    "Back Lane, Sale", "Down Street, Sale", "Still Lane, Sale", "still lane, sale", "over lane, sale",
    "the paddock, hale",
    "The Close, Hale", "Under Lane, Chadderton", "Half Moon Street, Sale", "Kingsway", "High Street, Stoke on Trent",
    "high street, stoke on trent", "back of the hill, sale", "Heol y Deri, Aberdare", "church lane ashton under lyne",
    "bottom o'th moor, bolton", "Will Adams Way, Gillingham", "Who'd A Thought It Lane, Sale", "Near Lane, Meltham",
    "wash lane, leigh on sea", "Ending Rake, Rochdale", "St. John's Rd, Urmston", "New Road Side, Leeds", "the close",
    "friendly street sale", "holly lane bexley", "Lovely Lane, Warrington", "Daily Close, Sale", "Barely Street, Sale",
]  # fmt: skip
STREETS_AMID = [
    ("still urmston, Winifred Rd", "Winifred Rd, urmston"), ("Beech Walk, technically Stretford",
    "Beech Walk, Stretford"),
    ("tucked behind the church, Poplar Close flixton", "Poplar Close, flixton"),
    ("oak something… Oakfield Crescent, Davyhulme", "Oakfield Crescent, Davyhulme"),
    ("Technically Altrincham, Oak Road", "Oak Road, Altrincham"), ("Moss Road obviously, Stretford",
    "Moss Road, Stretford"),
    ("Cherry Avenue, sadly still in Eccles", "Cherry Avenue, Eccles"),
    ("Lostock Road, as ever, Urmston", "Lostock Road, Urmston"), ("way out on Moss Lane, Sale", "Moss Lane, Sale"),
    ("hidden away off the main road, Brook Lane Timperley", "Brook Lane, Timperley"),
    ("up top, Hill Lane, Sale", "Hill Lane, Sale"), ("St… St Marys Road, Sale", "St Marys Road, Sale"),
    ("bickerton something, bickerton road i think", "bickerton road"),
]  # fmt: skip
NO_STREETS = [
    "definitely not Mill Lane", "used to be church road", "Mill Lane or Mill Road", "off Mill Lane somewhere",
    "my street",
    "that road by the park", "the road with the speed bumps", "still there", "obviously Urmston", "the new build bit",
    "somewhere near church street",
]  # fmt: skip
NUMBERS = [
    ("just a 4 on the gatepost", "4"), ("there's an 8 on the bin", "8"), ("a big 15 in brass", "15"),
    ("6 according to the council", "6"), ("still 14 last time i looked", "14"), ("5 obvs", "5"), ("31 tbf", "31"),
    ("flat 5 unfortunately, no lift", "flat 5"), ("only a 9 on the wheelie bin", "9"), ("guess what its 13", "13"),
]  # fmt: skip
NO_NUMBERS = [
    "5 mins from the pitch", "we moved from 4", "4 doors down", "a 3 bed semi", "14 of us in one house", "12 or 14",
    "between 10 and 12", "up 3 flights", "number 7 bus stops outside", "1960s semi", "not 4", "it was 12 now 14",
    "two doors up from 12 Mill Lane", "2 up 2 down", "house on the A56",
]  # fmt: skip


@pytest.mark.parametrize("text", HOUSES)
def test_a_plain_house(text):
    assert is_plain_house(text)


@pytest.mark.parametrize("text", STREETS)
def test_a_plain_street(text):
    assert is_plain_street(text)


@pytest.mark.parametrize(("text", "street"), STREETS_AMID)
def test_a_street_among_a_sentences_words_is_asked_about_with_its_town(text, street):
    assert not is_plain_street(text)
    assert hear(Street(), text) == DidYouMean(street, f"Shall I write: “{street}”?")


@pytest.mark.parametrize("text", NO_STREETS)
def test_what_names_no_street_of_theirs_is_asked_again(text):
    assert street_amid(text) == ""
    assert isinstance(hear(Street(), text), Misunderstood)


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_number_among_a_sentences_words_is_asked_about(text, number):
    assert hear(House(street="street"), text) == DidYouMean(number, f"Shall I write: “{number}”?")


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_counted_or_is_anothers_is_no_number_of_theirs(text):
    assert number_amid(text) == ""


def test_the_street_behind_a_number_is_told_without_a_sentences_words():
    heard = hear(House(street="street"), "16 and then Hazel Drive, urmston obvs")
    along = {"street": "Hazel Drive, urmston"}
    assert heard == DidYouMean("16", "Shall I write: “16 Hazel Drive, urmston”?", also=along)
