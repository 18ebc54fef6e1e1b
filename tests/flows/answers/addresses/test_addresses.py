"""House, street and town, as they stand on an envelope or as they are said."""

import pytest

from flows.answers import DidYouMean, House, Misunderstood, Street, Understood
from flows.answers.addresses.other_shapes import is_of_another_shape
from flows.answers.addresses.spans import address_in
from tests.flows.answers import hear

HOUSES = [
    ("12", "12"), ("1", "1"), ("12a", "12a"), ("12A", "12A"), ("12-14", "12-14"), ("12/1", "12/1"), ("No 12", "12"),
    ("no. 12", "12"), ("number 12", "12"), ("Number 12 x", "12"), ("#12", "12"), ("it's 12", "12"),
    ("It’s number 12a thanks", "12a"), ("house number 12", "12"), ("House no. 12", "12"), ("we're at 12", "12"),
    ("we live at number 12", "12"), ("12.", "12"), ("12 🏠", "12"), ("Flat 3, 14", "Flat 3, 14"),
    ("flat 3", "flat 3"), ("Flat 3\n14", "Flat 3, 14"), ("Apt 4b", "Apt 4b"), ("Rose Cottage", "Rose Cottage"),
    ("it's Rose Cottage x", "Rose Cottage"), ("The Old Vicarage", "The Old Vicarage"),
    ("The house is called Tŷ Gwyn", "Tŷ Gwyn"), ("O'Brien House", "O'Brien House"), ("Number One", "Number One"),
    ("No Man's Land", "No Man's Land"), ("St. Mary's Court, 2", "St. Mary's Court, 2"),
    ("12 Acacia Avenue", "12 Acacia Avenue"),
]  # fmt: skip
NO_HOUSES = [
    "M33 7AD", "m415aa",
    "", "🏠", "?", "yes", "no", "ok", "not sure", "don't know", "what do you mean", "Which house?",
    "same as before", "-", "I'll check", "...", "Rose Cottage " * 5,
]  # fmt: skip
STREETS = [
    ("Acacia Avenue, Urmston", "Acacia Avenue, Urmston"), ("Acacia Avenue\nUrmston", "Acacia Avenue, Urmston"),
    ("Acacia Avenue,\nUrmston,\nManchester", "Acacia Avenue, Urmston, Manchester"),
    ("Acacia Ave Urmston", "Acacia Ave Urmston"), ("it's Acacia Avenue, Urmston thanks", "Acacia Avenue, Urmston"),
    ("Acacia Avenue, Urmston.", "Acacia Avenue, Urmston"), ("acacia avenue urmston x", "acacia avenue urmston"),
    ("St. John's Rd, Urmston", "St. John's Rd, Urmston"),
    ("We live on Acacia Avenue, Urmston", "Acacia Avenue, Urmston"),
    ("Stryd Fawr, Llanfairpwll", "Stryd Fawr, Llanfairpwll"), ("Street Lane, Urmston", "Street Lane, Urmston"),
    ("3rd Avenue, Trafford Park", "3rd Avenue, Trafford Park"), ("The Close", "The Close"),
    ("Who'd A Thought It Lane", "Who'd A Thought It Lane"), ("Seven Mile Lane, Borough Green",) * 2,
    ("Main Road, Wensley", "Main Road, Wensley"), ("One Tree Hill, Urmston", "One Tree Hill, Urmston"),
    ("Nans Moss Lane, Blackpool", "Nans Moss Lane, Blackpool"), ("Three Doors Row, Sale", "Three Doors Row, Sale"),
]  # fmt: skip
NO_STREETS = [
    "", "12", "🏡🏡🏡", "yes", "no thanks", "ok x", "same", "Same as the player's", "why?", "don't know", "M4", "ab",
    "Avenue " * 30,
    # what is said of it, and no name
    "two streets from the club", "a few doors down from the school", "five mins from the pitch", "one road over",
    "cul de sac", "a quiet cul-de-sac", "the main road", "new housing estate", "his mum's road", "my nan's street",
    "wherever the postcode says", "whatever it says on the invite", "just the road name?", "do you want the street?",
    "the street and the town?",
]  # fmt: skip


OTHER_SHAPES = [
    "M41 5AA", "m415aa", "its M41 5AA", "postcode is M41 5AA", "M41 5AA again", "BFPO 57", "jane@example.com thanks",
    "jane at example dot com", "07700 900123", "+44 7700 900 123", "0161 496 0000", "3/5/2015", "14.02.88", "3 5 2015",
    "3rd May 2016", "3 of May 2016",
]  # fmt: skip
NO_OTHER_SHAPES = [
    "12", "12, M41 5AA", "12/1", "2/1, 46", "Flat 3, 14", "3 May Street", "May Street, Sale", "12 3rd Avenue", "Unit 4",
    "10 11 12 Mill Lane", "Acacia Avenue, M41 5AA", "1066",
]  # fmt: skip


@pytest.mark.parametrize("text", OTHER_SHAPES)
@pytest.mark.parametrize("kind", [House(), House(street="street"), Street(house="house", known="12")])
def test_what_has_the_shape_of_another_answer_is_no_address(kind, text):
    assert isinstance(hear(kind, text), Misunderstood)


@pytest.mark.parametrize("text", NO_OTHER_SHAPES)
def test_what_has_a_house_or_a_street_in_it_has_no_other_shape(text):
    assert not is_of_another_shape(text)


@pytest.mark.parametrize(("text", "value"), HOUSES)
def test_a_house(text, value):
    assert hear(House(), text) == Understood(value)


@pytest.mark.parametrize("text", NO_HOUSES)
def test_no_house(text):
    assert isinstance(hear(House(), text), Misunderstood)


@pytest.mark.parametrize(("text", "value"), STREETS)
def test_a_street_and_town(text, value):
    assert hear(Street(), text) == Understood(value)


@pytest.mark.parametrize("text", NO_STREETS)
def test_no_street(text):
    assert isinstance(hear(Street(), text), Misunderstood)


@pytest.mark.parametrize(
    ("text", "house", "street"),
    [
        ("12 Acacia Avenue", "12", "Acacia Avenue"),
        ("12a, Acacia Ave, Urmston", "12a", "Acacia Ave, Urmston"),
        ("12\nAcacia Avenue\nUrmston", "12", "Acacia Avenue, Urmston"),
        ("12-14 Old Rd", "12-14", "Old Rd"),
        ("Flat 2, 12 Acacia Avenue", "Flat 2, 12", "Acacia Avenue"),
        ("number 12 St John's Road", "12", "St John's Road"),
        ("twelve acacia avenue urmston", "12", "acacia avenue urmston"),
        ("Twenty two Mill Lane, Sale", "22", "Mill Lane, Sale"),
        ("12 Broadway, Urmston", "12", "Broadway, Urmston"),
        ("Flat 2, 12 Broadway, Urmston", "Flat 2, 12", "Broadway, Urmston"),
        ("7 Tower Street", "7", "Tower Street"),
        ("12 mill lane urmston", "12", "mill lane urmston"),
        ("Rose Cottage, Mill Lane, Urmston", "Rose Cottage", "Mill Lane, Urmston"),
        ("The Old Vicarage, Church Street", "The Old Vicarage", "Church Street"),
        ("2 St. Mary's Court, Station Road, Sale", "2 St. Mary's Court", "Station Road, Sale"),
        ("40B not A, Rayleigh Road, Thundersley", "40B", "Rayleigh Road, Thundersley"),
        ("7 not seventeen, Elm Close, Bury", "7", "Elm Close, Bury"),
        ("9 hawthorn cresent, sale", "9", "hawthorn cresent, sale"),
    ],
)
def test_a_house_and_its_street_in_one_breath(text, house, street):
    assert hear(House(street="street"), text) == Understood(house, also={"street": street})


@pytest.mark.parametrize(
    "text", ["12", "Rose Cottage", "Flat 3, 14", "12 Acacia Court", "12 Lodge", "12 Park View House", "Park View"]
)
def test_a_house_alone(text):
    assert hear(House(street="street"), text) == Understood(text)


@pytest.mark.parametrize(
    "text", ["Acacia Avenue, Urmston", "Station Road", "we live on Mill Lane, Sale", "Hill View, Sale"]
)
def test_a_street_alone_wants_its_house(text):
    assert "number or name of the house" in hear(House(street="street"), text).remedy


def test_what_is_too_long_is_counted():
    assert hear(House(), "h" * 61).remedy == "House must be 60 characters or fewer, and this is 61"
    assert hear(House(), "h" * 58 + " 2") == Understood("h" * 58 + " 2")
    assert hear(Street(), "s" * 151).remedy == "Address must be 150 characters or fewer, and this is 151"
    assert hear(Street(), f"{'s' * 145} Road") == Understood(f"{'s' * 145} Road")


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("one hundred and six", "106"), ("a hundred and twelve", "112"), ("two hundred", "200"),
        ("14 oops no 41", "41"), ("33, gates stiff so give it a boot", "33"), ("9, ring the top bell please mate", "9"),
        ("12a, mind the dog she barks a bit", "12a"), ("new place is 17, we move Saturday", "17"),
        ("our new house is 44, keys come friday", "44"), ("the new place will be 8, moving in a fortnight", "8"),
    ],
)  # fmt: skip
def test_a_house_among_words_is_asked_about(text, house):
    assert hear(House(street="street"), text) == DidYouMean(house, f"Shall I write: “{house}”?")


def test_hundreds_stand_before_a_street_too():
    heard = hear(House(street="street"), "one hundred and six acacia avenue, Urmston")
    assert heard == Understood("106", also={"street": "acacia avenue, Urmston"})


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("on Acacia Avenue near the school, Urmston", "Acacia Avenue, Urmston"),
        ("Acacia Avenue opposite the shops, Urmston", "Acacia Avenue, Urmston"),
        ("acacia avenue it is, urmston", "acacia avenue, urmston"),
    ],
)
def test_a_street_is_asked_about_without_what_is_by_it(text, street):
    assert hear(Street(), text) == DidYouMean(street, f"Shall I write: “{street}”?")


@pytest.mark.parametrize(
    ("text", "house"),
    [("his mum has flat 2 now", "flat 2"), ("her mum is in flat 9", "flat 9"), ("his dad's got number 26", "26")],
)
def test_whose_house_it_is_leads_up_to_its_number_where_anothers_is_asked_for(text, house):
    assert hear(House(of_another=True), text) == DidYouMean(house, f"Shall I write: “{house}”?")
    assert isinstance(hear(House(), text), Misunderstood)


@pytest.mark.parametrize(
    "text",
    ["his dad has 2 other kids", "his mums got 12 cats", "new house is 4 doors down", "new place has 4 bedrooms"],
)
def test_what_is_counted_in_a_house_is_no_number_of_it(text):
    assert isinstance(hear(House(street="street", of_another=True), text), Misunderstood)


AMID = [
    ("lol thats nearly mine, im 21 Acacia Avenue", "21", "Acacia Avenue"),
    ("12B Acacia Avenue, urmston. the buzzer is broken so knock", "12B", "Acacia Avenue, urmston"),
    ("no number on ours, The Old Forge, Chapel Lane, Lymm", "The Old Forge", "Chapel Lane, Lymm"),
    ("Ivy Cottage on Moss Lane in Partington", "Ivy Cottage", "Moss Lane, Partington"),
    ("Mill Lane, number 34, Urmston", "34", "Mill Lane, Urmston"),
    ("its on Mill Lane Urmston, were number 34", "34", "Mill Lane, Urmston"),
    ("fifty six Dane Road er Sale", "56", "Dane Road, Sale"),
    (
        "ok so its flat 3, 90 Barton Road, Stretford and the intercom is knackered",
        "flat 3, 90",
        "Barton Road, Stretford",
    ),
    ("we moved! new one is 70 Broadway, Chadderton", "70", "Broadway, Chadderton"),
    ("forty one Lime Grove um that's Davyhulme not Urmston", "41", "Lime Grove, Davyhulme"),
    (
        "We're at The Hollies on Irlam Road in Flixton, been here forty one years",
        "The Hollies",
        "Irlam Road, Flixton",
    ),
    (
        "We've lived at Greenacres on Sandy Lane in Lymm for nearly twenty seven years now",
        "Greenacres",
        "Sandy Lane, Lymm",
    ),
    ("7 Elm Road, bell broken", "7", "Elm Road"),
]
NO_ADDRESSES = [
    "5 mins walk from the ground", "moved from 12 Mill Lane, waiting on the new one", "off Mill Lane",
    "12 Mill Lane or 14 Oak Road", "we're behind Station Road, number to follow", "the 2nd house up the hill",
    "used to be 12 Mill Lane", "near Church Street", "we used to live at Greenacres on Sandy Lane in Lymm",
]  # fmt: skip


@pytest.mark.parametrize(("text", "house", "street"), AMID)
def test_an_address_amid_other_words_is_asked_about(text, house, street):
    heard = hear(House(street="street"), text)
    assert heard == DidYouMean(house, f"Shall I write: “{house} {street}”?", also={"street": street})


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_what_is_no_address_of_theirs_is_found_in_no_words(text):
    assert address_in(text) is None


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("er Crofts Bank Road, Urmston", "Crofts Bank Road, Urmston"),
        ("Acacia avenue, urmston. Like the tree", "Acacia avenue, urmston"),
        ("um Queens Road Urmston Queens like the royal family", "Queens Road, Urmston"),
        ("it's Derby Rd, the top end, in Salford", "Derby Rd, Salford"),
        ("same street as the school, Wellacre Avenue Flixton", "Wellacre Avenue, Flixton"),
        ("Upper St Johns Road as in the saint, Old Trafford", "Upper St Johns Road, Old Trafford"),
    ],
)
def test_a_street_is_asked_about_without_what_is_said_of_it(text, street):
    assert hear(Street(), text) == DidYouMean(street, f"Shall I write: “{street}”?")


def test_one_word_is_the_town_unless_it_is_said_again():
    heard = hear(Street(known="12"), "Urmston")
    assert isinstance(heard, Misunderstood)
    assert (heard.accept_if_repeated, heard.value) == (True, "Urmston")
    assert hear(Street(known="Rose Cottage"), "Urmston") == Understood("Urmston")


def test_the_postcode_is_no_part_of_what_is_kept():
    assert hear(Street(), "acacia avenue urmston m41 5aa") == Understood("acacia avenue urmston")
    assert hear(House(street="street"), "M41 5AA, 12 Mill Lane") == Understood("12", also={"street": "Mill Lane"})


def test_the_house_said_once_more_is_no_part_of_the_street_and_another_is_asked_about():
    street = Street(house="house", known="Flat 2, 12")
    assert hear(street, "12 Mill Lane, Sale") == Understood("Mill Lane, Sale")
    asked = "Shall I write: “14 Mill Lane, Sale”?"
    assert hear(street, "14 Mill Lane, Sale") == DidYouMean("Mill Lane, Sale", asked, also={"house": "14"})
