"""What is a sentence's word, and what is a name's."""

import pytest

from flows.answers.basics.sentence_words import is_an_adverb, strays_in

ADVERBS = """
    obviously technically officially basically actually naturally unfortunately thankfully hopefully recently currently
    apparently definitely supposedly allegedly probably possibly presumably strictly literally normally luckily happily
    locally legally generally essentially honestly temporarily frankly unluckily
""".split()
NAMES = """
    ely filey holly bexley emily family lilly billy kelly jolly wembly beverly brierly friendly lovely sicily italy
    sally
    rally july assembly early daly reilly crawly kimberly
""".split()


@pytest.mark.parametrize("word", ADVERBS)
def test_an_adverb(word):
    assert is_an_adverb(word)


@pytest.mark.parametrize("word", NAMES)
def test_a_name_that_ends_like_one(word):
    assert not is_an_adverb(word)


@pytest.mark.parametrize(
    ("part", "strays"),
    [
        ("still urmston", [True, False]), ("Moving Lane", [False, False]), ("Still urmston", [True, False]),
        ("STILL URMSTON", [True, False]), ("Technically Stretford", [True, False]), ("Mill Lane", [False, False]),
        ("This Way", [False, False]), ("This way", [True, False]),
    ],
)  # fmt: skip
def test_with_a_capital_a_word_is_a_names_but_for_the_first_of_a_sentence(part, strays):
    assert strays_in(part) == strays
