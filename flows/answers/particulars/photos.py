"""The words that answer where a photo is asked for: it may come later."""

from __future__ import annotations

from datetime import date

from flows.answers.basics.kinds import Choice, Misunderstood, Understood
from flows.answers.basics.yes_no import AGREED, YES
from flows.language.vocabulary import COURTESIES, Vocabulary, only, phrases

_LATER = phrases("""
    later, later on, skip, skip it, skip this, skip that, skip for now, pass, no, nope, nah, no photo, no picture
    not now, not yet, not today, not at the moment, not right now, not just now, rather not, id rather not, tomorrow
    tonight, this evening, at the weekend, next week, another time, another day, some other time, after work
    when i get home, when im home, when shes home, when hes home, when i can, when i get a chance, when i have one
    weekend, on the weekend, on weekend, at weekend, this weekend, over the weekend

            in the morning, in the evening, in morning, in evening, in the week, during the week, tmrw, tomoz, soon
    in a bit, in a while, in a few days
    dont have one, dont have any, dont have a photo, dont have a picture, dont have it, do not have one, have none
    havent got one, havent got any, havent got a photo, havent got it, have not got one, havent one, havent a photo
    no photo yet, no photos, havent taken one, need to take one, need to get one, to be sent later, 1, option 1
""")
_DAYS = "monday tuesday wednesday thursday friday saturday sunday mon tues weds thurs fri sat sun".split()
_ON_A_DAY = tuple(f"{on}{day}" for on in ("on ", "by ", "this ", "next ", "") for day in _DAYS)
_PASSING = dict.fromkeys(
    phrases("""
    will, gonna, going to, sort, sort it, sort one, doing, doing it, sending, some time, sometime
    i, ill, i will, ill have to, can i, could i, may i, we, well, send, send it, send one, do, do it, upload, upload it
    take, take one, take it, get, get one, find, find one, it, one, a, the, photo, picture, pic, to, you, him, her, them
    here, on me, with me, on this phone, on my phone, yet, for now, have, need, got, of, that, this, at the moment
    good, decent, recent, over, have to, be, is, ok, fine, if thats ok, right now, in
""")
)
_VOCABULARY = Vocabulary(
    dict.fromkeys(_LATER + _ON_A_DAY, "later"), COURTESIES | dict.fromkeys(YES + AGREED) | _PASSING
)


class PhotoLater:
    """The text at the photo question: None for a photo that is to be sent later. The picture itself is no text.

    The question's value is None, or the key under which the photo is stored.
    """

    vocabulary = _VOCABULARY
    __slots__ = ()

    example = "later"
    choices = (Choice(None, "Later"),)

    def read(self, text: str, today: date) -> Understood | Misunderstood:
        """None where the message says nothing but that the photo comes later."""
        if only(_VOCABULARY.heard(text.rstrip(" ?"))):
            return Understood(None)
        return Misunderstood(
            'Send the photo here as a picture, or say "later"',
            'Tap the camera or the paper clip beside the text box and choose the photo, or reply "later"',
        )

    def show(self, value: object) -> str:
        """ "To be sent later", or "Received"."""
        return "To be sent later" if value is None else "Received"
