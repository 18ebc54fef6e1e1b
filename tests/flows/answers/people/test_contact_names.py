"""Somebody's name, asked for in the question's own words and not in a passport's."""

from datetime import date

from flows.answers import Misunderstood
from flows.answers.people.contact_names import ContactName

KIND, TODAY = ContactName(of="second contact"), date(2026, 8, 3)


def test_a_name():
    assert KIND.read("Ana Diaz", TODAY).value == "Ana Diaz"


def test_one_word_is_asked_about_and_stands_when_it_is_repeated():
    heard = KIND.read("Ana", TODAY)
    assert isinstance(heard, Misunderstood)
    assert heard.remedy == "Second contact must be a first and a last name, for example Sam Smith"
    assert (heard.accept_if_repeated, heard.value) == (True, "Ana")
