"""A street that is told in parts."""

import pytest

from flows.answers import DidYouMean, Street
from flows.answers.addresses.told_in_parts import street_told_in_parts
from tests.flows.answers import hear

IN_PARTS = [
    ("Bristol. Road's called Nettle Hill", "Nettle Hill, Bristol"), ("Bury, the road's Marsden Close",
    "Marsden Close, Bury"), ("Leigh. It's called Vernon Street", "Vernon Street, Leigh"),
    ("Sale, that's Moss Lane", "Moss Lane, Sale"), ("Newton Mearns: street is Capelrig", "Capelrig, Newton Mearns"),
    ("Fairview, the crescent not the close, Benfleet", "Fairview Crescent, Benfleet"),
    ("Oakdene, the avenue not the drive, Rochdale", "Oakdene Avenue, Rochdale"),
    ("Hillside, the Close not the Road", "Hillside Close"),
    ("Sefton Street as in the Liverpool one", "Sefton Street, Liverpool"),
    ("Union Street, the bit in Rochdale", "Union Street, Rochdale"), ("Moss Lane, the Sale one", "Moss Lane, Sale"),
    ("the sign says Elm Close but post comes to Elm Grove, put Elm Grove. Sale", "Elm Grove, Sale"),
    ("sat nav says Mill Lane but its Mill Road, Sale", "Mill Road, Sale"),
    ("High Street, the one in Lymm", "High Street, Lymm"), ("town's Sale, street's Moss Lane", "Moss Lane, Sale"),
]  # fmt: skip
NOT_IN_PARTS = [
    "Thackray Street, thats Leeds", "Leeds, it's Bradford", "Park View. Road's Moss Lane", "Moss Lane, Sale",
    "Sale. It's near the station", "Fairview Crescent not Close", "Oakdene, the big house not the small one",
    "bristol, road's busy", "Sale. Road's closed", "Moss Lane, the Tesco end", "Oak Road the posh one",
    "The Street, Sale", "put Mill Lane, Sale", "dont put Mill Lane", "the sign says Mill Lane, Sale",
]  # fmt: skip


@pytest.mark.parametrize(("text", "street"), IN_PARTS)
def test_the_parts_of_a_street_are_put_together_and_asked_about(text, street):
    assert hear(Street(), text) == DidYouMean(street, f"Shall I write: “{street}”?")


@pytest.mark.parametrize("text", NOT_IN_PARTS)
def test_what_has_no_town_before_its_street_is_left_alone(text):
    assert street_told_in_parts(text) == ""
