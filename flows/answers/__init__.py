"""What people type → a value, or how to put it right: one file a noun, every kind small and unchanging.

A kind reads a message (`read(text, today)`) and shows a value as the summary does (`show(value)`).
"""

from flows.answers.addresses.houses import House
from flows.answers.addresses.postcodes import Postcode
from flows.answers.addresses.streets import Street
from flows.answers.addresses.words import BUILDINGS, STREETS
from flows.answers.basics.absent import OrNone
from flows.answers.basics.choices import OneOf
from flows.answers.basics.club_names import club_amid, is_a_clubs_name, only_describes_a_club
from flows.answers.basics.kept_words import is_a_name
from flows.answers.basics.kinds import Answer, Aside, Choice, DidYouMean, Kind, Misunderstood, Understood
from flows.answers.basics.sentences import Sentence
from flows.answers.basics.yes_no import YesNo
from flows.answers.contact_details.emails import Email
from flows.answers.contact_details.phones import Phone, normalise_phone, show_phone
from flows.answers.dates.date_of_birth import DateOfBirth
from flows.answers.dates.date_parts import date_parts
from flows.answers.particulars.consent import Consent
from flows.answers.particulars.kit_sizes import KitSize
from flows.answers.particulars.lives_here import LivesHere
from flows.answers.particulars.medical import MedicalNeeds
from flows.answers.particulars.medical_words import names_a_condition
from flows.answers.particulars.payment_days import PaymentDay
from flows.answers.particulars.photos import PhotoLater
from flows.answers.particulars.shirt_numbers import OF_THE_BIRTHDAY, ShirtNumber
from flows.answers.people.contacts import EmergencyContact
from flows.answers.people.names import FullName
from flows.answers.people.nicknames import short_for
from flows.answers.people.relationships import Gender, Relationship
from flows.language.tidy import tidy

__all__ = [
    "BUILDINGS",
    "OF_THE_BIRTHDAY",
    "STREETS",
    "Answer",
    "Aside",
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
    "club_amid",
    "date_parts",
    "is_a_clubs_name",
    "is_a_name",
    "names_a_condition",
    "normalise_phone",
    "only_describes_a_club",
    "short_for",
    "show_phone",
    "tidy",
]
