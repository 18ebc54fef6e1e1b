"""What became of a message of ours, and what is to be done where it did not arrive.

The codes are Twilio's (https://www.twilio.com/docs/api/errors), the statuses those of its callbacks, which come
unordered, twice, and sometimes before our own row knows the message's id.
"""

from typing import NamedTuple

# What is known grows and is never taken back: a late "sent" changes nothing, and "delivered" outweighs "undelivered".
RANKS = {
    "accepted": 1, "scheduled": 1, "queued": 1, "sending": 2, "sent": 3, "undelivered": 4, "failed": 4, "canceled": 4,
    "delivered": 5, "read": 6,
}  # fmt: skip
FAILED = frozenset({"undelivered", "failed", "canceled"})

BY_TEXT, LATER, ALARM, OPTED_OUT, BLOCKED, NOTHING = "by text", "later", "alarm", "opted out", "blocked", "nothing"


class Way(NamedTuple):
    """What a code means in plain words, and what is done about it."""

    words: str
    do: str


WAYS = {
    "63003": Way("The number is not on WhatsApp", BY_TEXT),
    "63024": Way("The number is not on WhatsApp", BY_TEXT),
    "63014": Way("The parent has blocked the club's WhatsApp", BLOCKED),
    "63049": Way("WhatsApp chose not to deliver it", BY_TEXT),
    "63032": Way("WhatsApp is not allowed to reach this parent", BY_TEXT),
    "21211": Way("That is not a phone number", NOTHING),
    "21614": Way("The number cannot be messaged", BY_TEXT),
    "21610": Way("The parent has opted out", OPTED_OUT),
    "63016": Way("More than 24 hours had passed since the parent wrote", NOTHING),
    "63018": Way("WhatsApp's rate limit was reached", LATER),
    "63038": Way("The day's limit of messages was reached", LATER),
    "20429": Way("Twilio's rate limit was reached", LATER),
    # A template that is stopped: by the next try it is known as such, and what would go by it is held back.
    "63040": Way("WhatsApp has rejected the template", LATER),
    "63041": Way("WhatsApp has paused the template", LATER),
    "63042": Way("WhatsApp has disabled the template", LATER),
    "63027": Way("The template is not there in the parent's language", ALARM),
    "63028": Way("The template's variables were too few or too many", ALARM),
    "63021": Way("The message was not made as WhatsApp wants it", ALARM),
    "21617": Way("The message was too long", ALARM),
    "21655": Way("The message's content is not known to Twilio", ALARM),
    "21656": Way("The message's variables were not as Twilio wants them", ALARM),
    "21658": Way("The message was too long", ALARM),
}
BLOCKS = frozenset(code for code, way in WAYS.items() if way.do == BLOCKED)
UNKNOWN = Way("It was not delivered", BY_TEXT)


def way(code: str) -> Way:
    """What to do about a code; one that is not known is treated like a number without WhatsApp."""
    return WAYS.get(code, UNKNOWN)
