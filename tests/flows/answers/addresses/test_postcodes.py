"""Postcodes as parents type them, alone or at the end of an address, with the slips that have one reading only."""

import pytest

from flows.answers import Misunderstood, Postcode, Understood
from tests.flows.answers import hear

POSTCODES = [
    ("M41 5AA", "M41 5AA"), ("m41 5aa", "M41 5AA"), ("M415AA", "M41 5AA"), ("m415aa", "M41 5AA"),
    (" M41  5AA ", "M41 5AA"), ("M41 5AA.", "M41 5AA"), ("M41-5AA", "M41 5AA"), ("M41, 5AA", "M41 5AA"),
    ("M41\n5AA", "M41 5AA"), ("M 41 5AA", "M41 5AA"), ("m41 5 aa", "M41 5AA"), ("it's m41 5aa", "M41 5AA"),
    ("My postcode is M41 5AA x", "M41 5AA"), ("M41 5AA 🏠", "M41 5AA"), ("12 Acacia Ave M41 5AA", "M41 5AA"),
    ("12 Acacia Avenue,\nUrmston,\nManchester\nM41 5AA", "M41 5AA"), ("M41 5AA, M41 5AA", "M41 5AA"),
    ("M41 5AA UK", "M41 5AA"), ("M４１ ５AA", "M41 5AA"), ("M\u200b41 5AA", "M41 5AA"), ("M1 1AE", "M1 1AE"),
    ("B33 8TH", "B33 8TH"), ("CR2 6XH", "CR2 6XH"), ("DN55 1PT", "DN55 1PT"), ("W1A 1HQ", "W1A 1HQ"),
    ("EC1A 1BB", "EC1A 1BB"), ("ec1a1bb", "EC1A 1BB"), ("WC2H 7LT", "WC2H 7LT"), ("E1W 1AA", "E1W 1AA"),
    ("L1 8JQ", "L1 8JQ"), ("OL1 1AA", "OL1 1AA"), ("SO14 3AB", "SO14 3AB"), ("IV1 1AA", "IV1 1AA"),
    ("W10 5AA", "W10 5AA"), ("BT1 5GS", "BT1 5GS"), ("GIR 0AA", "GIR 0AA"), ("gir0aa", "GIR 0AA"),
    ("BFPO 57", "BFPO 57"), ("bfpo57", "BFPO 57"), ("B.F.P.O. 57", "BFPO 57"), ("BFPO 1", "BFPO 1"),
    ("BF1 2AA", "BF1 2AA"), ("JE2 3AB", "JE2 3AB"), ("GY1 1AA", "GY1 1AA"), ("im1 1aa", "IM1 1AA"),
    ("GX11 1AA", "GX11 1AA"), ("FIQQ 1ZZ", "FIQQ 1ZZ"), ("sthl1zz", "STHL 1ZZ"), ("ASCN 1ZZ", "ASCN 1ZZ"),
    ("AI-2640", "AI-2640"),
]  # fmt: skip
SLIPS = [
    ("M4l 5AA", "M41 5AA"), ("M4I 5AA", "M41 5AA"), ("ml 1ae", "M1 1AE"), ("MI 1AE", "M1 1AE"),
    ("M1 IAE", "M1 1AE"), ("M33 OAA", "M33 0AA"), ("m33oaa", "M33 0AA"), ("0L1 1AA", "OL1 1AA"),
    ("S014 3AB", "SO14 3AB"), ("WIA 1HQ", "W1A 1HQ"), ("W1O 5AA", "W10 5AA"), ("EC1A lBB", "EC1A 1BB"),
    ("EClA 1BB", "EC1A 1BB"), ("GIR OAA", "GIR 0AA"), ("FIQQ IZZ", "FIQQ 1ZZ"),
    ("12 Acacia Ave M4l 5AA", "M41 5AA"),
]  # fmt: skip
MISSING = [
    ("M41", "include the three characters after M41: a number and two letters"),
    ("it's m41", "include the three characters after M41: a number and two letters"),
    ("ec1a", "include the three characters after EC1A: a number and two letters"),
    ("5AA", "include the part before 5AA, for example M41 5AA"),
    ("M41 5A", "end in a number and two letters, for example M41 5AA"),
    ("M41 5AAA", "end in a number and two letters, for example M41 5AA"),
    ("M41 AAA", "end in a number and two letters, for example M41 5AA"),
    ("M41 5CK", "end in a number and two letters, for example M41 5AA"),  # C and K never stand there
    ("ZZ1 1AA", "be a full UK postcode, for example M41 5AA"),
    ("M41 5AA or M33 2AA", "be one postcode: reply with the one to use"),
]
NO_POSTCODE = [
    "", "x", "🙂", "Manchester", "don't know", "same as before", "12 Acacia Avenue", "90210", "D02 AF30", "75001",
    "1234 AB", "07700 900123", "3/5/2015", "BFPO", "bfpo 12345", "M", "41 5AA", "what for?", "I live in Urmston",
    "AA1 1", "so I live at 2 oak", "M41 5AA5", "XM41 5AA", "Sold out", "1" * 200, "l1" * 300,
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), POSTCODES)
def test_a_postcode(text, value):
    assert hear(Postcode(), text) == Understood(value)


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_an_o_for_a_nought_or_an_i_for_a_one(typed, meant):
    assert hear(Postcode(), typed) == Understood(meant)


@pytest.mark.parametrize(("text", "remedy"), MISSING)
def test_what_is_missing_is_named(text, remedy):
    assert hear(Postcode(), text).remedy == f"Postcode must {remedy}"


@pytest.mark.parametrize("text", NO_POSTCODE)
def test_no_postcode_is_made_up(text):
    assert isinstance(hear(Postcode(), text), Misunderstood)
