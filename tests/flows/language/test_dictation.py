"""What a parent dictates: marks by their names, capitals, numbers in words."""

import pytest

from flows.language.dictation import address, written

WRITTEN = {
    "capital S Sam capital S Smith full stop": "Sam Smith",
    "queens drive new line altrincham": "queens drive, altrincham",
    "Mersey Road comma Urmston": "Mersey Road, Urmston",
    "Jane Smith hyphen Patel": "Jane Smith-Patel",
    "Pat O apostrophe Neill": "Pat O'Neill",
    "Capital Road, Urmston": "Capital Road, Urmston",
    "12": "12",
}
ADDRESSES = {
    "all lower case j smith nineteen eighty eight at example dot org": "jsmith1988@example.org",
    "jane dot smith eighty eight at example dot com": "jane.smith88@example.com",
    "its jane underscore s at example dot org all lower case": "jane_s@example.org",
    "smithy hyphen jane at example dot co dot uk": "smithy-jane@example.co.uk",
    "at home on the dot": "",
    "jane@example.com": "",
    "meet me at the club": "",
}


@pytest.mark.parametrize(("said", "meant"), WRITTEN.items())
def test_marks_are_written_for_their_names(said, meant):
    assert written(said) == meant


@pytest.mark.parametrize(("said", "meant"), ADDRESSES.items())
def test_an_address_is_spelt_out(said, meant):
    assert address(said, frozenset({"its", "my", "email"})) == meant
