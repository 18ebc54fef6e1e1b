"""What people type → a value, or how to put it right: one file a noun, every kind small and unchanging.

A kind reads a message (`read(text, today)`) and shows a value as the summary does (`show(value)`).
"""

from flows.answers.absent import OrNone
from flows.answers.addresses import House, Street
from flows.answers.choices import OneOf
from flows.answers.consent import Consent
from flows.answers.contacts import EmergencyContact
from flows.answers.date_parts import date_parts
from flows.answers.dates import DateOfBirth
from flows.answers.emails import Email
from flows.answers.kinds import Answer, Choice, DidYouMean, Kind, Misunderstood, Understood
from flows.answers.kit_sizes import KitSize
from flows.answers.lives_here import LivesHere
from flows.answers.medical import MedicalNeeds
from flows.answers.names import FullName
from flows.answers.nicknames import short_for
from flows.answers.payment_days import PaymentDay
from flows.answers.phones import Phone, normalise_phone, show_phone
from flows.answers.photos import PhotoLater
from flows.answers.postcodes import Postcode
from flows.answers.relationships import Gender, Relationship
from flows.answers.sentences import Sentence
from flows.answers.shirt_numbers import ShirtNumber
from flows.answers.tidy import tidy
from flows.answers.yes_no import YesNo

__all__ = [
    "Answer",
    "Choice",
    "Consent",
    "DateOfBirth",
    "DidYouMean",
    "Email",
    "EmergencyContact",
    "FullName",
    "Gender",
    "House",
    "Kind",
    "KitSize",
    "LivesHere",
    "MedicalNeeds",
    "Misunderstood",
    "OneOf",
    "OrNone",
    "PaymentDay",
    "Phone",
    "PhotoLater",
    "Postcode",
    "Relationship",
    "Sentence",
    "ShirtNumber",
    "Street",
    "Understood",
    "YesNo",
    "date_parts",
    "normalise_phone",
    "short_for",
    "show_phone",
    "tidy",
]
