"""What an answer is implied by, one file a subject: "he's new to the club", "all under one roof".

Always proposed, never taken: the tables (`flows.language.patterns`) are broad, and a yes stands behind them.
"""

from flows.registration.implied.contacts import EMAIL_OF_PLAYER, NEWS, PHONE_OF_PLAYER
from flows.registration.implied.family import HOUSE, LIVES_HERE, RELATIONSHIP
from flows.registration.implied.football import KEEPER, PREVIOUS_CLUB
from flows.registration.implied.kit import KIT, SHIRT
from flows.registration.implied.last_season import PLAYED_HERE
from flows.registration.implied.photos import PHOTO
from flows.registration.implied.player import GENDER
from flows.registration.implied.postcodes import WHOSE_POSTCODE
from flows.registration.implied.ready import READY
from flows.registration.implied.summary import CARRIED_OVER, SUMMARY

__all__ = [
    "CARRIED_OVER",
    "EMAIL_OF_PLAYER",
    "GENDER",
    "HOUSE",
    "KEEPER",
    "KIT",
    "LIVES_HERE",
    "NEWS",
    "PHONE_OF_PLAYER",
    "PHOTO",
    "PLAYED_HERE",
    "PREVIOUS_CLUB",
    "READY",
    "RELATIONSHIP",
    "SHIRT",
    "SUMMARY",
    "WHOSE_POSTCODE",
]
