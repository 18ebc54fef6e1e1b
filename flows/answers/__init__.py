"""What people type → a value, or how to put it right: one file a noun, every kind small and unchanging.

A kind reads a message (`read(text, today)`) and shows a value as the summary does (`show(value)`).
"""

from flows.answers.addresses import House, Street
from flows.answers.choices import OneOf
from flows.answers.consent import Consent
from flows.answers.dates import DateOfBirth
from flows.answers.emails import Email
from flows.answers.kinds import Answer, Choice, DidYouMean, Kind, Misunderstood, Understood
from flows.answers.medical import MedicalNeeds
from flows.answers.names import FullName
from flows.answers.phones import Phone, normalise_phone, show_phone
from flows.answers.postcodes import Postcode
from flows.answers.relationships import Gender, Relationship
from flows.answers.sentences import Sentence
from flows.answers.tidy import tidy
from flows.answers.yes_no import YesNo

__all__ = [
    "Answer",
    "Choice",
    "Consent",
    "DateOfBirth",
    "DidYouMean",
    "Email",
    "FullName",
    "Gender",
    "House",
    "Kind",
    "MedicalNeeds",
    "Misunderstood",
    "OneOf",
    "Phone",
    "Postcode",
    "Relationship",
    "Sentence",
    "Street",
    "Understood",
    "YesNo",
    "normalise_phone",
    "show_phone",
    "tidy",
]
