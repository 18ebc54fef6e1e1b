"""A family name that is told alone, and what changed it; no other word is taken for one."""

import pytest

from flows.answers.people.changed_surnames import with_another_surname, with_own_surname

CHANGED = {
    "its platt since i got married": "Kelly Platt",
    "Platt now, got married in May": "Kelly Platt",
    "back to platt since the divorce": "Kelly Platt",
    "she's a Platt now": "Kelly Platt",
    "was hargreaves, its platt now": "Kelly Platt",
    "its hargreaves-platt now": "Kelly Hargreaves-Platt",
    "double barrelled hargreaves-platt": "Kelly Hargreaves-Platt",
    "Platt-Hargreaves these days": "Kelly Platt-Hargreaves",
    "went back to my maiden name, Platt": "Kelly Platt",
    "using my maiden name again, Platt": "Kelly Platt",
    "kept my own name so O'Dowd": "Kelly O'Dowd",
    "his dads surname's on there, Platt": "Kelly Platt",
    "she's under her mam's name. Platt": "Kelly Platt",
    "goes by his father's name, Platt": "Kelly Platt",
    "remarried last year, Platt now": "Kelly Platt",
    "just got divorced so back to platt again": "Kelly Platt",
    "drop the hargreaves, she's a Platt-Kaur": "Kelly Platt-Kaur",
    "no, scrap the Hargreaves. Platt": "Kelly Platt",
    "not Hargreaves any more, Platt": "Kelly Platt",
    "swap the Hargreaves for Platt please": "Kelly Platt",
    "not Hargreaves, thats me. she's a Platt": "Kelly Platt",
    "drop the hargreaves im single again, Platt": "Kelly Platt",
    "surname should be his mams, Platt": "Kelly Platt",
    "Hargreaves was my ex, I'm Platt again": "Kelly Platt",
    "Hargreaves was my married name, back to Platt": "Kelly Platt",
    "Not Hargreaves, he's Platt like his dad": "Kelly Platt",
    "not a Hargreaves any more, she's a Platt now": "Kelly Platt",
    "Not Hargreaves - Platt. Hargreaves is my ex": "Kelly Platt",
    "hes a Byrne, got his dads name": "Kelly Byrne",
    "she's an Iqbal, takes her dad's name": "Kelly Iqbal",
    "back to Byrne now, thank god": "Kelly Byrne",
    "gone back to Whelan, best thing I ever did": "Kelly Whelan",
    "we're back to Doherty now": "Kelly Doherty",
    "she took her stepdads name so its Fenwick": "Kelly Fenwick",
    "using my name now so Dunne": "Kelly Dunne",
    "Ogden. Never married him": "Kelly Ogden",
    "she's a Doyle on her birth cert, hargreaves is my name": "Kelly Doyle",
    "she's got my surname on it, Carter, not her dad's": "Kelly Carter",
    "has my surname, so Okafor": "Kelly Okafor",
}
NOT_CHANGED = [
    "its changed since i got married", "im married now", "im divorced", "its Lily now", "im busy now", "hargreaves now",
    "its kel since i got married", "yes now", "platt", "back to work now", "same since i got married",
    "I'm Kelly since the divorce", "mary-ann now", "my maiden name was Platt", "her dads name is Dave Platt",
    "her dad's name is Dave", "her mums name is on there, Anna", "hasnt got her dads name, Platt",
    "used to have my dads name, Platt", "uses her dads name but passport says Platt", "goes by her middle name, Anna",
    "drop the hargreaves, she's a keeper", "drop the hargreaves", "not Hargreaves, Kelly",
    "not Hargreaves or Kaur, Platt",
    "married, three kids", "divorced, happily now", "remarried last year", "Hargreaves was my ex, useless he was",
    "back to September please", "back to School now", "back to Kelly now", "back to Sale now, moved in may",
    "I'm back to Kel again", "he's a Virgo, like his dad", "he's a Blue, got his dads season ticket",
    "not Hargreaves, she's Kelly like her nan", "not Hargreaves, Taylor or Doyle like his dad",
    "can we go back to Byrne", "he's got my name, Kevin", "took my name, she's a menace",
    "she's a Thomas on her passport", "she's a Red on and off", "he's got my surname on it",
    "he's got my surname, a nightmare to spell",
    "Hargreaves is her dads name", "drop the Hargreaves im single again", "surname same as her dads",
]  # fmt: skip


@pytest.mark.parametrize(("said", "name"), CHANGED.items())
def test_the_first_name_with_the_other_family_name(said: str, name: str):
    assert with_another_surname("Kelly Hargreaves", said) == name


@pytest.mark.parametrize("said", NOT_CHANGED)
def test_nothing_that_could_be_something_else(said: str):
    assert with_another_surname("Kelly Hargreaves", said) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Smith's the kids' name, mine's Hughes", "Jane Hughes"),
        ("my own name is still Adeyemi", "Jane Adeyemi"),
        ("my last name is different, Boateng", "Jane Boateng"),
        ("Smith is theirs, mine's Kaur now", "Jane Kaur"),
        ("mine's a latte", None),
        ("mine's Monday", None),
        ("mine is Smith too", None),
        ("mine's not Smith", None),
    ],
)
def test_the_family_name_of_whoever_writes(said: str, name: str | None):
    assert with_own_surname("Jane Smith", said) == name
