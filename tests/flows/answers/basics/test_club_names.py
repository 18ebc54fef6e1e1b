"""What a club is called, and the club among the words of a sentence."""

import pytest

from flows.answers import club_amid, is_a_clubs_name, only_describes_a_club

CLUBS = [
    "Heart of Ashton Juniors", "Next Level FC", "next level fc", "In2Sport", "Just Football Academy",
    "just football academy", "Little Kickers", "One Touch FC", "one touch football", "No Limits FC", "Play On FC",
    "Just 4 Keepers", "Kick Off", "Football for All", "football for all", "AFC Never Say Die", "Dads & Lads",
    "Sale United", "sale united u9s", "St. Mary's", "F.C. United", "FC United of Manchester", "Stoke on Trent Lions",
    "Ashton-under-Lyne Juniors", "Newton le Willows", "West Didsbury & Chorlton", "flixton", "Rising Stars", "The Hub",
    "Man City Development Centre", "Always Ready FC", "Cheadle & Gatley Juniors under 8s", "Sporting Chance",
    "Forever Young FC", "Beavers FC", "JFA", "Once Upon A Time FC", "Friendly Lions", "Early Birds FC", "Holly Park",
    "Level One Football", "milton united in stoke", "Ever Ready Juniors", "Rugby Town", "First Go FC",
    "brothers united", "friends of salford", "Seven Seasons FC", "Three Bridges", "Two Mates FC",
]  # fmt: skip
AMID = [
    ("Trafford somebody.. Trafford Vale", "Trafford Vale"), ("Sale someone.. Sale Athletic", "Sale Athletic"),
    ("only the school one, st hughs", "st hughs"), ("technically Flixton Juniors", "Flixton Juniors"),
    ("briefly Trafford Lions", "Trafford Lions"), ("Sale Rovers unfortunately", "Sale Rovers"),
    ("Barton Rovers, sadly gone now", "Barton Rovers"), ("Hale Town, thankfully left", "Hale Town"),
    ("Flixton, Flixton Juniors", "Flixton Juniors"), ("sale… Sale Town", "Sale Town"),
    ("used to be Ashton Colts, dont know now", "Ashton Colts"), ("davyhulme colts before they folded",
    "davyhulme colts"),
    ("Still Sale United", "Sale United"), ("We Make Footballers", "We Make Footballers"),
    ("hopefully you wont hold it against him, Sale United", "Sale United"), ("Sale Park. 2 seasons", "Sale Park"),
    ("Hale Villa, a couple of years", "Hale Villa"), ("with his cousin at Southmead Tigers", "Southmead Tigers"),
    ("played up at Kendal Colts with her brother", "Kendal Colts"), ("three years at Hyde Villa", "Hyde Villa"),
]  # fmt: skip
NO_CLUBS = [
    "Irlam something... Tigers I think", "i forget, something Rovers", "definitely not Sale United",
    "never Sale Rovers",
    "sale rovers or hale rovers", "technically none", "barely played", "oh the panthers obviously", "Sale United",
    "flixton juniors", "honestly who remembers", "ages ago now", "his dads team",
]  # fmt: skip
DESCRIBED = [
    "the lot in the yellow kit", "the lads from work", "that lot in red", "the team near his nans", "somebody rovers",
    "sale rovers or hale rovers", "briefly", "still looking", "barely played", "karate",
    "first one correction", "sorry, a quick correction", "with his mates at the park", "left school last year",
    "left his old team at easter", "plays with friends at the rec",
]  # fmt: skip


@pytest.mark.parametrize("text", CLUBS)
def test_a_clubs_name_is_one_and_no_description(text):
    assert is_a_clubs_name(text)
    assert not only_describes_a_club(text)


@pytest.mark.parametrize(("text", "club"), AMID)
def test_a_club_among_a_sentences_words_is_found(text, club):
    assert not is_a_clubs_name(text)
    assert club_amid(text) == club


@pytest.mark.parametrize("text", NO_CLUBS)
def test_where_no_club_or_more_of_them_are_named_none_is_found(text):
    assert club_amid(text) == ""


@pytest.mark.parametrize("text", DESCRIBED)
def test_what_only_describes_a_club_names_none(text):
    assert only_describes_a_club(text)
