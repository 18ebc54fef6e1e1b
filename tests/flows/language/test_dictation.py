"""What a parent dictates: marks by their names, capitals, numbers in words."""

import pytest

from flows.language.dictation import address, as_spoken, unspelt, written

WRITTEN = {
    "capital S Sam capital S Smith full stop": "Sam Smith",
    "queens drive new line altrincham": "queens drive, altrincham",
    "Mersey Road comma Urmston": "Mersey Road, Urmston",
    "Mersey Road full stop Urmston full stop": "Mersey Road, Urmston",
    "asthma full stop he takes two puffs comma then he plays": "asthma. he takes two puffs, then he plays",
    "eczema full stop new line it's on his hands full stop": "eczema. it's on his hands",
    "Jane Smith hyphen Patel": "Jane Smith-Patel",
    "Pat O apostrophe Neill": "Pat O'Neill",
    "Capital Road, Urmston": "Capital Road, Urmston",
    "12": "12",
    "um Sam er Smith": "Sam Smith",
    "Erm, Acacia Avenue um Urmston": "Acacia Avenue Urmston",
    "Kerem Er": "Kerem Er",
    "Seo-yeon Um Park": "Seo-yeon Um Park",
    "ali er": "ali er",
}
SPOKEN = {
    "um email only please full stop my phone is for work full stop": "email only please. my phone is for work.",
    "er the twentieth comma please": "the twentieth, please",
    "the first please um no hang on the third": "the first please no hang on the third",
    "is that each month question mark": "is that each month?",
    "uh huh": "uh huh",
    "um": "um",
    "umbrella, summer, er@example.com": "umbrella, summer, er@example.com",
}
UNSPELT = {
    "Lee Hargreaves H A R G R E A V E S": "Lee Hargreaves",
    "Jayne J-A-Y-N-E Smith": "Jayne Smith",
    "Siân Smyth, S.M.Y.T.H.": "Siân Smyth",
    "J R Smith": "J R Smith",
    "Smith A B C": "Smith A B C",
}
ADDRESSES = {
    "all lower case j smith nineteen eighty eight at example dot org": "jsmith1988@example.org",
    "jane dot smith eighty eight at example dot com": "jane.smith88@example.com",
    "its jane underscore s at example dot org all lower case": "jane_s@example.org",
    "smithy hyphen jane at example dot co dot uk": "smithy-jane@example.co.uk",
    "um jane at example dot com full stop": "jane@example.com",
    "its jane full stop smith at example full stop co full stop uk": "jane.smith@example.co.uk",
    "at home on the dot": "",
    "jane@example.com": "",
    "meet me at the club": "",
}


@pytest.mark.parametrize(("said", "meant"), WRITTEN.items())
def test_marks_are_written_for_their_names(said, meant):
    assert written(said) == meant


@pytest.mark.parametrize(("said", "meant"), SPOKEN.items())
def test_what_is_no_name_stands_without_its_pauses(said, meant):
    assert as_spoken(said) == meant


@pytest.mark.parametrize(("said", "meant"), UNSPELT.items())
def test_a_name_stands_without_the_letters_that_spell_it(said, meant):
    assert unspelt(said) == meant


@pytest.mark.parametrize(("said", "meant"), ADDRESSES.items())
def test_an_address_is_spelt_out(said, meant):
    assert address(said, frozenset({"its", "my", "email"})) == meant
