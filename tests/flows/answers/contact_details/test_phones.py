"""Phone numbers as people write them. The drama range stands for mobiles; all others are the library's own examples."""

import phonenumbers
import pytest

from flows.answers import DidYouMean, Misunderstood, Phone, Understood, normalise_phone, show_phone
from tests.flows.answers import hear


def example(region: str, kind: int) -> str:
    number = phonenumbers.example_number_for_type(region, kind)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


LANDLINE = example("GB", phonenumbers.PhoneNumberType.FIXED_LINE)
IRISH_MOBILE = example("IE", phonenumbers.PhoneNumberType.MOBILE)
MANX_MOBILE = example("IM", phonenumbers.PhoneNumberType.MOBILE)

MOBILE = [
    "07700900123", "07700 900123", "07700 900 123", "0 7700 900123", "07700-900-123", "07700.900.123",
    "(07700) 900123", "+447700900123", "+44 7700 900123", "+44 (0)7700 900123", "+44(0) 7700 900 123",
    "+44 07700 900123", "0044 7700 900123", "00447700900123", "447700900123", "44 7700 900123",
    "7700900123",  # a spreadsheet eats the first 0
    "it's 07700 900123", "My number is 07700900123 x", "call me on 07700900123 after 6", "07700900123 (mum)",
    "Tel: 07700 900123", "mobile 07700 900123 thanks", "07700900123.", "07700900123 🙂", "*07700900123*",
    "tel:+447700900123", "whatsapp:+447700900123", "O7700 9OO123", "0770O 9OO123", "٠٧٧٠٠٩٠٠١٢٣",
    "０７７００ ９００１２３", "07700\u200b900123", "07700\u00a0900123", "07700900123 07700 900123",
    "07700900123 or +447700900123",  # the same number twice
]  # fmt: skip
NO_MOBILE = [
    "", "no", "12", "07700 90012", "07700 9001234567", "077009", "o seven seven", "zero seven seven double o",
    "what number?", "3/5/2015", "same as mine", "07700 900123 or 07700 900124", "07700900123, 07700900124",
    "M41 5AA", "🙂", "+44", "+999 7700 900123", "99999999999", "0000000000", "1" * 300,
]  # fmt: skip


@pytest.mark.parametrize("text", MOBILE)
def test_a_mobile_in_any_form(text):
    assert hear(Phone(), text) == Understood("+447700900123")


@pytest.mark.parametrize("text", NO_MOBILE)
def test_what_is_no_mobile_is_asked_again(text):
    assert isinstance(hear(Phone(), text), Misunderstood)


def test_a_landline_counts_where_it_may():
    typed = show_phone(LANDLINE)
    assert hear(Phone(), typed).remedy == "Phone number must be a mobile number, for example 07700 900123"
    assert hear(Phone(mobile=False), typed) == Understood(LANDLINE)


def test_mobiles_from_the_islands_and_from_abroad():
    assert hear(Phone(), show_phone(MANX_MOBILE)) == Understood(MANX_MOBILE)
    assert hear(Phone(), show_phone(IRISH_MOBILE)) == Understood(IRISH_MOBILE)
    assert show_phone(IRISH_MOBILE).startswith("+353 ")


@pytest.mark.parametrize(
    "text",
    [
        "same as mine pet, she has none", "use mine", "this number", "its my number hun", "you've got mine, use that",
        "the one you're texting", "you already have mine",
    ],
)  # fmt: skip
def test_the_number_of_whoever_writes_is_asked_about(text):
    own = Phone(mobile=False, own="+447700900123")
    assert hear(own, text) == DidYouMean("+447700900123", "Is that your own number, 07700 900123?")
    assert isinstance(hear(Phone(), text), Misunderstood)


@pytest.mark.parametrize(
    "text",
    [
        "not the same as mine",
        "same as last year",
        "my number has changed",
        "is it mine?",
        "mine is broken",
        "you've got mine wrong",
        "the one you are ringing him on",
        "you have mine down as his",
    ],
)
def test_it_is_not_where_another_is_meant(text):
    assert isinstance(hear(Phone(own="+447700900123"), text), Misunderstood)


@pytest.mark.parametrize(
    "text",
    [
        "07700 900842, work is 0161 496 0311 if that rings out", "07700 900842 first then try 0161 496 0311",
        "mobile 07700 900842 or landline 0161 496 0311", "07700 900842 is best, 07700 900843 as backup",
        "0161 496 0311 is home, 07700 900842 is best",
    ],
)  # fmt: skip
def test_of_two_numbers_the_one_to_try_first_is_asked_about(text):
    assert hear(Phone(mobile=False), text) == DidYouMean("+447700900842", "Did you mean 07700 900842?")


@pytest.mark.parametrize(
    "text",
    [
        "07700 900842 or 07700 900843", "07700 900843 if no answer on 07700 900842",
        "0161 496 0311 as backup, or 0161 496 0312 if no answer on the mobile",
        "mobile 07700 900842 after six, work 0161 496 0311 before", "if not 07700 900842 then my mum 07700 900843",
    ],
)  # fmt: skip
def test_where_none_of_two_is_plainly_meant_one_is_asked_for(text):
    assert isinstance(hear(Phone(mobile=False), text), Misunderstood)


def test_the_digits_are_counted_for_who_dropped_one():
    answer = hear(Phone(of="Mia's mobile"), "07700 90012")
    assert answer.remedy == "Mia's mobile must be a full number, for example 07700 900123, and this one has 10 digits"


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("07700 900001", "+447700900001"),
        ("whatsapp:+447700900001", "+447700900001"),
        ("447700900001", "+447700900001"),
        ("7700900001", "+447700900001"),
        (LANDLINE, LANDLINE),
        ("", None),
        ("Unknown", None),
        ("0770090000", None),
        ("07700 900001 / 07700 900002", None),
    ],
)
def test_the_trigger_normalises_numbers(text, e164):
    assert normalise_phone(text) == e164


def test_a_number_is_shown_as_people_write_it():
    assert show_phone("+447700900001") == "07700 900001"
    with pytest.raises(ValueError, match=r"E\.164"):
        show_phone("nonsense")
