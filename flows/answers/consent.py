"""How the club may write to a parent: e-mail and text, each yes or no."""

from __future__ import annotations

from datetime import date

from flows.answers.kinds import Choice, DidYouMean, Misunderstood, Understood
from flows.answers.vocabulary import COURTESIES, Vocabulary, phrases
from flows.answers.yes_no import AGREED, NO, YES

_BOTH = {"email": True, "sms": True}
_EMAIL = {"email": True, "sms": False}
_TEXT = {"email": False, "sms": True}
_NEITHER = {"email": False, "sms": False}

# Each phrase is a letter and a message a short word of them: "yes but not sms" is "ynt".
_LETTERS: dict[str, object] = {
    **dict.fromkeys(YES + AGREED + phrases("best, better, preferred"), "y"),
    **dict.fromkeys(NO + phrases("not, dont, do not, without, except, dont want, i dont want, not by, dont use"), "n"),
    **dict.fromkeys(phrases("email, emails, e mail, e mails, mail, emailing, email address"), "e"),
    **dict.fromkeys(phrases("text, texts, txt, txts, sms, smss, text message, text messages, texting, texted"), "t"),
    **dict.fromkeys(phrases("both, both of them, either, either one, any, all, yes both, 1"), "b"),
    **dict.fromkeys(phrases("neither, neither of them, none, none of them, nothing, no to both, no contact, 4"), "z"),
    **dict.fromkeys(phrases("do not contact me, dont contact me, not interested, no marketing"), "z"),
    **dict.fromkeys(phrases("only, just, just by, only by, prefer, i prefer, id prefer, rather"), "o"),
    "or": "/",
    "2": "oe",
    "3": "ot",
}
_PASSING = dict.fromkeys(
    "but i im is are the to a me by via on for its it id like would want you can with my contact thats will be "
    "send use way".split()
)
_VOCABULARY = Vocabulary(_LETTERS, COURTESIES | _PASSING)

# a is the channel that is wanted, b the other one.
_ONLY_A = (
    "a oa ao ya ay yoa yao oay aoy yay noa ynb anb aynb yanb yaynb aonb oanb yaonb yoanb aybn abn nba nboa nbao nbya nbay "
    "nbyoa bnay bnya bnoa aynby"
).split()
_ANSWERS: dict[str, dict[str, bool]] = {
    **dict.fromkeys("y b yb by bb et te yet yte ety tey eyty tyey yeyt ytye be/t bt/e bety btey".split(), _BOTH),
    **dict.fromkeys("n z nz nn net nte nent ntne entn tnen ne/t nt/e nzet zet zte ze/t zt/e".split(), _NEITHER),
    **{word.translate(str.maketrans("ab", "et")): _EMAIL for word in _ONLY_A},
    **{word.translate(str.maketrans("ab", "te")): _TEXT for word in _ONLY_A},
}
_HALF_SAID = {"nt": (_EMAIL, "e-mail"), "tn": (_EMAIL, "e-mail"), "ne": (_TEXT, "text"), "en": (_TEXT, "text")}


class Consent:
    """`{"email": bool, "sms": bool}`, from a tap, a number or the parent's own words."""

    __slots__ = ()

    choices = (
        Choice(_BOTH, "Yes, both"),
        Choice(_EMAIL, "E-mail only"),
        Choice(_TEXT, "Text only"),
        Choice(_NEITHER, "Neither"),
    )

    def read(self, text: str, today: date) -> Understood | DidYouMean | Misunderstood:
        """What was said of each channel; a no to one of them alone is never taken for a yes to the other."""
        said = "".join(map(str, _VOCABULARY.heard(text) or ()))
        if said in _ANSWERS:
            return Understood(dict(_ANSWERS[said]))
        if said in _HALF_SAID:
            value, channel = _HALF_SAID[said]
            return DidYouMean(dict(value), f"Is a message by {channel} all right, and nothing else?")
        return Misunderstood(
            'For messages from the club, reply "both", "e-mail only", "text only" or "neither"',
            "For messages from the club, reply 1 for both, 2 for e-mail only, 3 for text only or 4 for neither",
        )

    def show(self, value: object) -> str:
        """ "E-mail and text", "E-mail only", "Text only" or "Neither"."""
        if value == _BOTH:
            return "E-mail and text"
        return next((choice.label for choice in self.choices if choice.value == value), str(value))
