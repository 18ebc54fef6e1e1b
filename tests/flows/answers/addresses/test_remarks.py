"""What is said behind a house or a street, and is no part of an address."""

import pytest

from flows.answers import DidYouMean, House, Street, Understood
from flows.answers.addresses.remarks import tells_of_a_house, tells_of_a_street, tells_which
from tests.flows.answers import hear

HOUSES = [
    ("8, buzzer's broke", "8"), ("flat 6, buzzers broke", "flat 6"), ("flat 9, lift's out", "flat 9"),
    ("22a, intercoms dead", "22a"), ("11, ring twice", "11"), ("17, gates rusted shut", "17"),
    ("33, up the steps", "33"),
    ("21, keys with neighbour", "21"), ("31, the end terrace", "31"), ("7, the middle terrace", "7"),
    ("12, mid terrace", "12"), ("9, side entrance", "9"), ("new kitchen at 17", "17"),
]  # fmt: skip
PLAIN_HOUSES = [
    "Flat 3, Wren Court", "flat 4, the hawthorns", "12, hawthorns", "2, coach house", "2b, basement", "Flat 2, 14",
    "12 stone gate, york", "flat 1, second floor", "Bell House", "14, Gate Lodge",
]  # fmt: skip
STREETS = [
    ("Balmoral Crescent, Prestwich, side door", "Balmoral Crescent, Prestwich"),
    ("Mafeking Terrace, Leeds, back gate", "Mafeking Terrace, Leeds"),
    ("mearnswood road, newton mearns, good luck parking", "mearnswood road, newton mearns"),
    ("ladysmith street, shaw, mind the speed bumps", "ladysmith street, shaw"),
    ("bridge street, horwich, no parking mind", "bridge street, horwich"),
    ("oak street, bury, full of potholes", "oak street, bury"), ("Oak Street, Bury, very hilly", "Oak Street, Bury"),
    ("Kings Drive, no through road", "Kings Drive"), ("dads on Tannery Way, Bristol", "Tannery Way, Bristol"),
    ("dads in Orchard Close, Leigh", "Orchard Close, Leigh"), ("acacia avenue, round by the club in urmston",
    "acacia avenue, urmston"), ("beech road, round the back of the station, chorlton", "beech road, chorlton"),
    ("acacia avenue near the school, long story", "acacia avenue"), ("Acacia Avenue, near the school in Urmston",
    "Acacia Avenue, Urmston"), ("Elm Road, Hale, three doors past", "Elm Road, Hale"),
    ("thornfield close, stretford, come round the back", "thornfield close, stretford"),
    ("lock lane, partington, posh end", "lock lane, partington"), ("elm st, bury, postie knows us", "elm st, bury"),
]  # fmt: skip
PLAIN_STREETS = [
    "Dove Close, Stockport, greater manchester", "dove close, hazel grove, stockport", "dove close, newton le willows",
    "dove close, ashton in makerfield, wigan", "moss lane, old trafford, manchester", "Fern Close, newton heath",
    "moss lane, south manchester", "the crescent, hale", "dads lane, moseley", "Gate Lane, Sale",
    "light oaks road, salford",
    "high street, isle of wight", "Step Row, Leigh",
    "burdett road, mile end", "long lane, upper hulton, bolton", "ash lane, hale, WA15",
]  # fmt: skip


@pytest.mark.parametrize(("text", "house"), HOUSES)
def test_a_house_is_asked_about_without_what_is_said_of_it(text, house):
    assert hear(House(street="street"), text) == DidYouMean(house, f"Shall I write: “{house}”?")


@pytest.mark.parametrize("text", PLAIN_HOUSES)
def test_what_stands_on_a_door_is_no_remark(text):
    assert isinstance(hear(House(street="street"), text), Understood)


@pytest.mark.parametrize(("text", "street"), STREETS)
def test_a_street_is_asked_about_without_what_is_said_behind_it(text, street):
    assert hear(Street(), text) == DidYouMean(street, f"Shall I write: “{street}”?")


@pytest.mark.parametrize("text", PLAIN_STREETS)
def test_a_town_is_no_remark(text):
    assert hear(Street(), text) == Understood(text)


def test_a_whole_address_is_asked_about_without_what_is_said_behind_it():
    heard = hear(House(street="street"), "Its 5 Mafeking Terrace, Leeds, back gate")
    assert heard == DidYouMean(
        "5", "Shall I write: “5 Mafeking Terrace, Leeds”?", also={"street": "Mafeking Terrace, Leeds"}
    )


def test_one_of_a_row_has_no_name():
    assert tells_which("the end terrace")
    assert not tells_which("park terrace")
    assert not tells_which("The End")


def test_who_names_a_thing_or_warns_of_one_tells_no_address():
    assert tells_of_a_house("top bell")
    assert not tells_of_a_house("Top Bell")
    assert tells_of_a_street("beware of the dog", "Sale")
    assert not tells_of_a_street("sale", "moss lane")
