"""Short forms of first names, which are the same child, and other names, which are not."""

import pytest

from flows.answers import short_for
from flows.answers.people.nicknames import is_first_name

SHORT = [
    ("Sam", "Samuel"), ("Sam", "Samantha"), ("Bill", "William"), ("Will", "William"), ("Billy", "William"),
    ("Liam", "William"), ("Kate", "Katherine"), ("Kate", "Catherine"), ("Katie", "Kathryn"), ("Kat", "Katherine"),
    ("Harry", "Henry"), ("Harry", "Harold"), ("Charlie", "Charles"), ("Charlie", "Charlotte"), ("Lottie", "Charlotte"),
    ("Ted", "Edward"), ("Ted", "Theodore"), ("Teddy", "Theodore"), ("Jack", "John"), ("Molly", "Mary"),
    ("Liz", "Elizabeth"), ("Beth", "Elizabeth"), ("Lizzie", "Elizabeth"), ("Alfie", "Alfred"), ("Archie", "Archibald"),
    ("Freddie", "Frederick"), ("Tom", "Thomas"), ("Ben", "Benjamin"), ("Josh", "Joshua"), ("Izzy", "Isabella"),
    ("Millie", "Emily"), ("Ollie", "Oliver"), ("Max", "Maximilian"), ("Zach", "Zachary"), ("Mo", "Mohammed"),
    ("Jim", "James"), ("Dave", "David"), ("Ned", "Edmund"), ("sam", "SAMUEL"), (" Sam ", "Samuel"),
    ("Oluwa", "Oluwaseun"),  # a beginning of three letters and more, in any language
    ("Zoë", "Zoëlle"),
]  # fmt: skip
OTHER = [
    ("Sam", "Sam"), ("Samuel", "Sam"), ("Mia", "Samuel"), ("Sam", "Tom"), ("Jo", "Jordan"), ("J", "John"), ("", "Sam"),
    ("Sam", ""), ("Harry", "Harvey"), ("Jack", "James"), ("Bill", "Robert"), ("Ted", "Thomas"), ("muel", "Samuel"),
    ("Kate", "Karen"), ("Lily", "Molly"),
]  # fmt: skip


@pytest.mark.parametrize(("short", "full"), SHORT)
def test_a_short_form(short, full):
    assert short_for(short, full)


@pytest.mark.parametrize(("short", "full"), OTHER)
def test_another_name(short, full):
    assert not short_for(short, full)


def test_a_usual_first_name():
    assert is_first_name("Elizabeth")
    assert is_first_name("Betty")
    assert not is_first_name("Byrne")
