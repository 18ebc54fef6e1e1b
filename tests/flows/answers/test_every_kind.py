"""What holds for every kind, whatever is typed: nothing raises, nothing is made up, and what is shown reads back."""

import json
import re
import subprocess
import sys
import time
from datetime import date, timedelta
from importlib import import_module
from inspect import isclass
from pkgutil import walk_packages

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import flows.answers
from flows.answers import (
    Choice,
    Consent,
    DateOfBirth,
    DidYouMean,
    Email,
    EmergencyContact,
    FullName,
    Gender,
    House,
    KitSize,
    LivesHere,
    MedicalNeeds,
    Misunderstood,
    OneOf,
    OrNone,
    PaymentDay,
    Phone,
    PhotoLater,
    Postcode,
    Relationship,
    Sentence,
    ShirtNumber,
    Street,
    Understood,
    YesNo,
)
from flows.answers.basics.shapes import Shaped
from flows.answers.dates.any_date import AnyDate
from flows.answers.particulars.agreements import Agreements
from flows.answers.people.contact_names import ContactName
from flows.language.tidy import tidy
from tests.flows.answers import TODAY, hear
from tests.support.runner.thoroughness import examples

KINDS = {
    "yes or no": YesNo(),
    "not sure": YesNo(yes="Yes, that's right", no="No, change it", also=Choice("not sure", "Not sure")),
    "one of": OneOf(Choice(28, "The 28th"), Choice(-1, "The last day"), noun="payment day"),
    "gender": Gender(),
    "relationship": Relationship(),
    "date of birth": DateOfBirth(),
    "name": FullName(),
    "invited name": FullName(invited="Sam Smith"),
    "email": Email(),
    "phone": Phone(),
    "any phone": Phone(mobile=False),
    "postcode": Postcode(),
    "house": House(),
    "house and street": House(street="street"),
    "street": Street(),
    "sentence": Sentence(of="medical details"),
    "medical": MedicalNeeds(),
    "consent": Consent(),
    "date of birth with a year": DateOfBirth(known={"year": 2015}),
    "date of birth without a year": DateOfBirth(known={"day": 3, "month": 5}),
    "date of birth to change": DateOfBirth(known={"day": 3, "month": 5, "year": 2015}),
    "phone or none": OrNone(Phone(), "no phone", said="No phone"),
    "club or none": OrNone(Sentence(of="previous club", longest=100), "no club"),
    "lives here": LivesHere(),
    "kit of a child": KitSize(11),
    "kit of a youth": KitSize(16),
    "shirt": ShirtNumber(keeper=False),
    "shirt of a goalkeeper": ShirtNumber(keeper=True),
    "payment day": PaymentDay(),
    "photo": PhotoLater(),
    "shape": Shaped("@@-####"),
    "any date": AnyDate(),
    "contact name": ContactName(),
    "emergency contact": EmergencyContact("Jane Smith", "+447700900123", "contact_phone"),
}
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)

# Words that the kinds know, thrown together: arbitrary text alone would seldom get past the first check.
WORDS = st.sampled_from(
    """
    yes no not only just but both neither email text e-mail sms 1 2 03 5 13 2014 15 may sept first the of born on he's
    has asthma hay fever nothing apart from boy girl mum dad nan sam's Jane O'Neill smith jane@example.com @ at dot
    gmail.con 07700 900123 +44 M41 5AA M4l flat 12 Acacia Avenue , . ! ? / - 👍 🤷 x thanks please it's my name is
    maybe 31 Monday twenty fifteen me none any later last day of month half week shared adult medium 9/10 11 or none
    """.split()
)
ANYTHING = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=())),
    st.lists(WORDS, max_size=8).map(" ".join),
    st.text("0123456789 /-.+()oO", max_size=24),
)


@every_kind
@settings(max_examples=examples(150), deadline=None)
@given(text=ANYTHING)
@example("\x00")
@example("\ud800")
@example("@" * 50)
@example("1" * 200)
@example("İ" * 3)
def test_any_text_comes_to_an_answer_that_can_be_stored(kind, text):
    answer = hear(kind, text)
    assert isinstance(answer, Understood | DidYouMean | Misunderstood)
    if isinstance(answer, Misunderstood):
        assert answer.remedy
    else:
        assert json.loads(json.dumps(answer.value)) == answer.value
        assert str(kind.show(answer.value)).encode()
    if isinstance(answer, Understood):
        assert json.loads(json.dumps(answer.also)) == answer.also


def is_a_kind(there: object) -> bool:
    """What is written as one and is not only a protocol, or another kind's wrapping of what it is given."""
    says = isclass(there) and all(hasattr(there, name) for name in ("read", "show", "choices", "example"))
    return says and not getattr(there, "_is_protocol", False)


def test_every_kind_that_there_is_is_tried():
    modules = [import_module(each.name) for each in walk_packages(flows.answers.__path__, "flows.answers.")]
    there = {each for module in modules for each in vars(module).values() if is_a_kind(each)}
    assert there == {type(kind) for kind in KINDS.values()} | {Agreements}  # whose second button asks back: to which?


@every_kind
def test_its_example_is_understood_at_once(kind):
    assert isinstance(hear(kind, kind.example), Understood)


@every_kind
@settings(deadline=None)
@given(text=ANYTHING)
@example("AA f")
@example("A x AA")
@example("1st floor , Avenue")
@example("half , Avenue")
@example("1 x Avenue e-mail")
@example("3 Avenue in in Avenue")
def test_what_is_shown_reads_back(kind, text):
    """A house that was told with its street is no town; by a name of one word alone it is asked about."""
    answer = hear(kind, text)
    if isinstance(answer, Understood):
        again = hear(kind, kind.show(answer.value))
        may_be_a_town = answer.also and str(answer.value).isalpha()
        assert isinstance(again, Understood | DidYouMean if may_be_a_town else Understood)
        assert again.value == answer.value


@settings(deadline=None)
@given(st.dates(date(1916, 11, 22), TODAY - timedelta(days=1)))
def test_every_birthday_reads_back(born):
    for written in (DateOfBirth().show(born.isoformat()), born.isoformat(), f"{born.day}/{born.month}/{born.year}"):
        assert hear(DateOfBirth(), written) == Understood(born.isoformat())


@settings(deadline=None)
@given(st.integers(0, 999))
def test_every_number_reads_back(last_digits):
    e164 = f"+447700900{last_digits:03}"
    assert hear(Phone(), Phone().show(e164)) == Understood(e164)


@pytest.mark.parametrize("name", ["name", "email", "house", "street", "sentence"])
@settings(deadline=None)
@given(text=ANYTHING)
def test_no_value_that_the_parent_did_not_give(name, text):
    """Every letter and digit of a free answer stands in the message, in that order."""
    answer = hear(KINDS[name], text)
    if isinstance(answer, Understood):
        typed = iter(tidy(text).casefold())
        assert all(letter in typed for letter in re.findall(r"[^\W_]", str(answer.value).casefold()))


@every_kind
def test_every_label_fits_a_button_and_is_understood(kind):
    assert len(kind.choices) <= 9
    for choice in kind.choices:
        assert len(choice.label) <= 20
        assert hear(kind, choice.label) == Understood(choice.value)


MUDDLES = [
    "", "blah blah", "🙂", "1234567890123", "31/2/2015", "M41", "Sam", "5 May", "a@b", "w" * 600, "why?", "07700 9001",
    "3/5/30", "M41 5AA M33 1AA", "a@example.com b@example.com", "no asthma", "x",
]  # fmt: skip
NEVER_SAID = {"please", "sorry", "invalid", "oops", "error", "incorrect", "fail", "failed", "unable"}


@every_kind
def test_remedies_speak_as_the_club_does(kind):
    for answer in (hear(kind, text) for text in MUDDLES):
        remedies = (answer.remedy, answer.again) if isinstance(answer, Misunderstood) else ()
        for words in filter(None, remedies):
            assert NEVER_SAID.isdisjoint(re.findall(r"\w+", words.lower()))
            assert words[0].isupper()
            assert len(words) <= 140


def test_the_libraries_are_loaded_only_when_they_are_needed():
    """Together they cost a cold start some thirty milliseconds, and most messages need neither."""
    heavy = "{'phonenumbers', 'email_validator'}"
    checked = f"import sys, flows.answers; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", checked], check=False).returncode == 0  # noqa: S603


LONG = ["a" * 5000, "1 " * 2500, "no, just " * 600, "@" * 5000, "'" * 5000, "é\u200d" * 2500, "07700900123" * 400]


@every_kind
def test_a_long_message_is_read_at_once(kind):
    """A second of the processor is far above what it takes; a pattern that runs away takes minutes."""
    for text in LONG:
        started = time.process_time()
        hear(kind, text)
        assert time.process_time() - started < 1, text[:9]
