"""Answers that may honestly be absent, and the photo that comes later."""

import pytest

from flows.answers import FullName, KitSize, Misunderstood, OrNone, Phone, PhotoLater, Sentence, Understood, YesNo
from tests.flows.answers import hear

CLUB = OrNone(Sentence(of="previous club", longest=100), "no club", "first club", "never played", "hasn't played")
MOBILE = OrNone(Phone(of="Mia's mobile"), "no phone", said="No mobile")

NO_CLUB = [
    "none", "None", "none x", "no", "nope", "no thanks", "n/a", "N/A", "na", "nil", "nothing", "not applicable", "skip",
    "pass", "not yet", "rather not say", "I'd rather not say", "doesn't have one", "he doesn’t have one",
    "don't have one", "hasn't got one", "we haven't got one", "no club", "no previous club", "it's his first club",
    "this is her first club", "never played", "he's never played before", "she hasn't played yet", "No 🙂", "none yet",
    "leave it blank",
]  # fmt: skip
CLUBS = [
    "Flixton Juniors", "no he has one", "he had one", "None of your business FC", "no, Flixton", "Skip Hire United",
    "he played for Flixton",
    "none, but he trained with Flixton", "Pass Masters FC", "Never Never Rovers",
]  # fmt: skip
NO_MOBILE = [
    "no phone",
    "she doesn't have a phone",
    "hasn't got a mobile yet",
    "no mobile",
    "none",
    "not yet",
    "No mobile",
]
LATER = [
    "later", "Later", "later x", "later please", "skip", "skip for now", "pass", "no", "no thanks", "not now",
    "not yet", "not at the moment", "don't have one", "I don't have one yet", "haven't got one here",
    "haven't got one on me", "I'll send it later", "ill send it later", "yes I'll do it later", "ok later",
    "can I send it later?", "Can I do it later please?", "tomorrow", "I'll take one tomorrow", "tonight",
    "when I get home", "after work", "I don't have a photo of him on my phone", "need to get one", "no photo", "1",
    "To be sent later",
]  # fmt: skip
STILL_NO_PHOTO = [
    "", "yes", "Yes!", "ok", "sure", "👍", "here it is", "here you go", "sending now", "one sec", "hang on", "📷",
    "photo", "what photo?", "that's not him", "is this ok?", "https://example.com/sam.jpg", "sam.jpg", "never",
    "Sam Smith", "not later", "sooner or later",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_CLUB)
def test_there_is_none(text):
    assert hear(CLUB, text) == Understood(None)


@pytest.mark.parametrize("text", CLUBS)
def test_there_is_one(text):
    assert hear(CLUB, text) == Understood(text)


@pytest.mark.parametrize("text", NO_MOBILE)
def test_there_is_no_mobile(text):
    assert hear(MOBILE, text) == Understood(None)


@pytest.mark.parametrize("text", ["07700 900123", "no, it's 07700 900123"])
def test_there_is_a_mobile(text):
    assert hear(MOBILE, text) == Understood("+447700900123")


@pytest.mark.parametrize("text", ["0770", "her mobile", "yes", "what for?", "none?", ""])
def test_what_is_neither_is_for_the_other_kind_to_put_right(text):
    assert hear(MOBILE, text) == hear(Phone(of="Mia's mobile"), text)
    assert isinstance(hear(MOBILE, text), Misunderstood)


def test_it_shows_and_offers_what_the_other_kind_does():
    assert [MOBILE.show(None), MOBILE.show("+447700900123"), CLUB.show(None)] == ["No mobile", "07700 900123", "None"]
    assert OrNone(KitSize(11)).choices == KitSize(11).choices
    assert not OrNone(KitSize(11)).numbered
    assert OrNone(YesNo()).numbered
    assert OrNone(FullName()).choices == ()


@pytest.mark.parametrize("text", LATER)
def test_the_photo_comes_later(text):
    assert hear(PhotoLater(), text) == Understood(None)


@pytest.mark.parametrize("text", STILL_NO_PHOTO)
def test_words_are_no_photo(text):
    answer = hear(PhotoLater(), text)
    assert answer.remedy == 'Send the photo here as a picture, or say "later"'
    assert answer.again not in ("", answer.remedy)


def test_what_is_shown_of_a_photo():
    assert [PhotoLater().show(None), PhotoLater().show("photos/1.jpg")] == ["To be sent later", "Received"]
