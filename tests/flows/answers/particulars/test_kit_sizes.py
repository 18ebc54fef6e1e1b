"""Kit sizes: by age for children, by letter for adults, and a mere "M" in between."""

import pytest

from flows.answers import DidYouMean, KitSize, Misunderstood, Understood
from tests.flows.answers import hear

U11, U15 = KitSize(11), KitSize(15)

CHILDREN = [
    ("9/10", "9/10"), ("9-10", "9/10"), ("9–10", "9/10"), ("9 - 10", "9/10"), ("9 to 10", "9/10"), ("9 10", "9/10"),
    ("9 or 10", "9/10"), ("9 & 10", "9/10"), ("09/10", "9/10"), ("9–10 years", "9/10"), ("9-10yrs", "9/10"),
    ("9-10y", "9/10"), ("yr 9-10", "9/10"), ("age 9", "9/10"), ("age 9-10", "9/10"), ("aged 9/10", "9/10"),
    ("size 9/10", "9/10"), ("size 10", "9/10"), ("10", "9/10"), ("nine to ten", "9/10"), ("ten", "9/10"),
    ("he's 10", "9/10"), ("10 years old", "9/10"), ("9/10 please", "9/10"), ("9/10 I think", "9/10"),
    ("boys 9/10", "9/10"), ("kids 9-10", "9/10"), ("9/10 🙂", "9/10"), ("٩/١٠", "9/10"), ("９/１０", "9/10"),
    ("5/6", "5/6"), ("5", "5/6"), ("7 - 8", "7/8"), ("she wears 7-8", "7/8"), ("11", "11/12"), ("11-12 x", "11/12"),
    ("eleven to twelve", "11/12"), ("13/14", "13/14"), ("14", "13/14"),
]  # fmt: skip
ADULTS = [
    ("adult m", "M"), ("Adult M", "M"), ("M adult", "M"), ("mens medium", "M"), ("men's M", "M"),
    ("ladies medium", "M"), ("small adult", "S"), ("adult small please", "S"), ("adult large", "L"),
    ("Adult XL", "XL"), ("adults xxl", "2XL"), ("senior 3XL", "3XL"), ("in an adult S", "S"),
]  # fmt: skip
LETTERS = [
    ("S", "S"), ("small", "S"), ("M", "M"), ("m", "M"), ("med", "M"), ("medium", "M"), ("a medium please", "M"),
    ("M x", "M"), ("L", "L"), ("large", "L"), ("XL", "XL"), ("x-large", "XL"), ("extra large", "XL"), ("2XL", "2XL"),
    ("xxl", "2XL"), ("XX-Large", "2XL"), ("double XL", "2XL"), ("extra extra large", "2XL"), ("3XL", "3XL"),
    ("xxxl", "3XL"), ("triple xl", "3XL"),
]  # fmt: skip
NO_SIZES = [
    "", "yes", "dunno", "same as last year", "blue", "2", "4", "15", "100", "36 inch", "1.5",
    "year 5", "yr 5",  # at school
    "u11s", "xs", "extra small", "4XL", "9/10?", "which sizes are there?", "mmm", "x", "first", "the last one",
]  # fmt: skip


@pytest.mark.parametrize(("text", "size"), CHILDREN)
@pytest.mark.parametrize("kind", [U11, U15], ids=["u11", "u15"])
def test_a_childs_size(kind, text, size):
    assert hear(kind, text) == Understood(size)


@pytest.mark.parametrize(("text", "size"), ADULTS)
@pytest.mark.parametrize("kind", [U11, U15], ids=["u11", "u15"])
def test_an_adults_size(kind, text, size):
    assert hear(kind, text) == Understood(size)


@pytest.mark.parametrize(("text", "size"), LETTERS)
def test_a_letter_is_an_adults_size_for_the_older_and_asked_about_for_the_younger(text, size):
    asked = f"Children's sizes go by age, for example 9/10. Is that an adult {size}?"
    assert hear(U15, text) == Understood(size)
    assert hear(U11, text) == DidYouMean(size, asked)
    assert isinstance(hear(KitSize(13), text), DidYouMean)
    assert isinstance(hear(KitSize(14), text), Understood)


@pytest.mark.parametrize("text", ["child medium", "kids m", "youth L", "boys large", "junior XL", "small child"])
@pytest.mark.parametrize("kind", [U11, U15], ids=["u11", "u15"])
def test_children_have_no_letters(kind, text):
    assert hear(kind, text).remedy == "Children's sizes go by age: 5/6, 7/8, 9/10, 11/12 or 13/14"


@pytest.mark.parametrize("text", ["adult 9/10", "women's 12", "mens 10", "adult child M"])
def test_adults_have_no_ages(text):
    assert hear(U15, text).remedy == "Adult sizes go by letter: S, M, L, XL, 2XL or 3XL"


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("between 9/10 and 11/12", "9/10 or 11/12"),
        ("9/10 or 11/12", "9/10 or 11/12"),
        ("10-11", "9/10 or 11/12"),
        ("12-13", "11/12 or 13/14"),
        ("he's 10 but wears 11-12", "9/10 or 11/12"),
        ("age 8, size 9/10", "7/8 or 9/10"),
        ("S/M", "S or M"),
        ("L or XL", "L or XL"),
        ("13/14 or adult S", "13/14 or S"),
    ],
)
def test_of_two_sizes_one_is_asked_for(text, sizes):
    answer = hear(U11, text)
    assert isinstance(answer, Misunderstood)
    assert answer.remedy == f"Kit size must be one: reply {sizes}"


WONDERED = [
    ("whatever fits an eleven year old, 11/12?", "11/12"), ("he's ten but tall, so 11/12?", "11/12"),
    ("skinny, 7/8?", "7/8"), ("tall for his age, adult small?", "S"),
]  # fmt: skip
ASKED = [
    "what size is 11/12?", "tall, is 11/12 big?", "he's ten, 9/10 or 11/12?", "is he small, 9/10?", "he's ten, so?",
    "do you do 11/12, or 9/10?",
]  # fmt: skip


@pytest.mark.parametrize(("text", "size"), WONDERED)
def test_a_size_that_a_message_comes_to_in_doubt_is_asked_about(text, size):
    assert isinstance(heard := hear(U11, text), DidYouMean)
    assert heard.value == size


@pytest.mark.parametrize("text", [*NO_SIZES, *ASKED])
def test_no_size(text):
    assert isinstance(hear(U11, text), Misunderstood)


@pytest.mark.parametrize("age_group", range(6, 19))
def test_the_sizes_offered_suit_the_age_group(age_group):
    kind = KitSize(age_group)
    offered = [choice.value for choice in kind.choices]
    assert not kind.numbered
    assert 5 <= len(offered) <= 9
    assert ("5/6" in offered) == (age_group < 11)
    assert ("3XL" in offered) == (age_group >= 14)
    assert all(hear(kind, choice.label) == Understood(choice.value) for choice in kind.choices)


def test_what_the_summary_shows():
    assert [U11.show("9/10"), U11.show("M"), U15.show("M")] == ["9/10", "Adult M", "M"]
