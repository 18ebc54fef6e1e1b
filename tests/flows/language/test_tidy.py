"""Text from phones: quotes that curl, characters that cannot be seen, forms of one letter."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.language.tidy import asks_something, plain, tidy, tidy_lines


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  two   spaces ", "two spaces"),
        ("O’Neill", "O'Neill"),
        ("“Sam”", '"Sam"'),
        ("O`Neill", "O'Neill"),
        ("no\u00a0break", "no break"),
        ("\ufeffpasted\u200b", "pasted"),
        ("\u202aleft\u202c to right", "left to right"),
        ("bell\x07 and null\x00", "bell and null"),
        ("line\r\nbreak\ttab", "line break tab"),
        (unicodedata.normalize("NFD", "Zoë"), "Zoë"),
        ("می‌شناسم", "می‌شناسم"),  # the joiner is spelling here
        ("Sam\u200dSmith", "SamSmith"),  # and has no business here
        ("half \ud83d emoji", "half emoji"),
        ("Kealʻoha", "Kealʻoha"),  # the Hawaiian letter is no apostrophe
    ],
)
def test_tidy(text, tidied):
    assert tidy(text) == tidied


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Acacia Avenue\nUrmston", "Acacia Avenue, Urmston"),
        ("Acacia Avenue,\n\nUrmston\n", "Acacia Avenue, Urmston"),
        ("One.\nTwo", "One. Two"),
        ("a\r\nb\u2028c", "a, b, c"),
    ],
)
def test_lines_become_one(text, line):
    assert tidy_lines(text) == line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("That’s RIGHT!!", "thats right"),
        ("Yes 👍🏽", "yes 👍"),
        ("2️⃣", "2"),
        ("٢", "2"),
        ("ｙｅｓ", "yes"),
        ("snake_case", "snake case"),
        ("N/A", "n a"),
        ("🤷🏽‍♀️", "🤷"),
        ("", ""),
    ],
)
def test_plain_words(text, words):
    assert plain(text) == words


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("who is this", True),
        ("What's that", True),
        ("really?", True),
        ("why", False),
        ("Whatley Road", False),
        ("", False),
    ],
)
def test_a_question_back(text, asks):
    assert asks_something(text) is asks


@settings(deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_tidying_twice_changes_nothing(text):
    once = tidy(text)
    assert tidy(once) == once
    assert once.encode().decode() == once  # no half of a surrogate pair is left
    assert "\n" not in tidy_lines(text)
