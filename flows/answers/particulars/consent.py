"""How the club may write to a parent: e-mail and text, each yes or no."""

from __future__ import annotations

import re
from datetime import date

from flows.answers.basics.kinds import Choice, DidYouMean, Misunderstood, Understood
from flows.answers.basics.yes_no import AGREED, NO, YES
from flows.language.regex import regex
from flows.language.tidy import plain
from flows.language.vocabulary import COURTESIES, Vocabulary, phrases

_BOTH = {"email": True, "sms": True}
_EMAIL = {"email": True, "sms": False}
_TEXT = {"email": False, "sms": True}
_NEITHER = {"email": False, "sms": False}

# Each phrase is a letter and a message a short word of them: "yes but not sms" is "ynt".
_LETTERS = {
    "y": (*YES, *AGREED, "best", "better", "preferred", "happy with", "happy for", "i consent", "consent"),
    "n": (
        *NO,
        *phrases("""
            not, not ok, not okay, not fine, not by, dont, dont want, dont use, do not, without, except, stop, lose
            ignore, hate
        """),
    ),
    "e": phrases("email, emails, e mail, e mails, mail, emailing, email address"),
    "t": phrases("text, texts, txt, txts, sms, smss, text message, text messages, texting, texted"),
    "b": phrases("both, both of them, either, either one, any, all, yes both, 1"),
    "z": phrases("""
        neither, neither of them, none, none of them, nothing, no to both, no to all, no contact, not interested
        no marketing, do not contact me, dont contact me, 4
    """),
    "o": phrases("only, just, just by, only by, ideally, prefer, i prefer, id prefer, rather"),
    "/": ("or",),
    "oe": ("2",),
    "ot": ("3",),
}
_PASSING = dict.fromkeys(
    "but i im is are the to a me by via on for its it id like would want you can with my contact thats will be "
    "send use way news".split()
)
_VOCABULARY = Vocabulary(
    {phrase: letter for letter, said in _LETTERS.items() for phrase in said}, COURTESIES | _PASSING
)

# a is the channel that is wanted, b the other one.
_ONLY_A = (
    "a oa ao ya ay yoa yao oay aoy yay noa ynb anb aynb yanb yaynb aonb oanb yaonb yoanb aybn abn nba nboa nbao "
    "nbya nbay nbyoa bnay bnya bnoa aynby nbaoy nboay"
).split()
_TO_BOTH = "y b yb by bb bet bte etb teb et te yet yte ety tey eyty tyey yeyt ytye be/t bt/e bety btey".split()
_TO_NEITHER = "n z nz nn net nte nent ntne entn tnen ne/t nt/e nzet zet zte ze/t zt/e".split()
_ANSWERS: dict[str, dict[str, bool]] = {
    **dict.fromkeys(_TO_BOTH, _BOTH),
    **dict.fromkeys(_TO_NEITHER, _NEITHER),
    **{word.translate(str.maketrans("ab", "et")): _EMAIL for word in _ONLY_A},
    **{word.translate(str.maketrans("ab", "te")): _TEXT for word in _ONLY_A},
}
# "I do not consent to either": the yes in it is none.
_TO_NEITHER_OF_THEM = regex(
    r"(?:(?:no|nope|sorry|thanks|thank you|i|we|im|am) )*(?:do not|dont|does not|will not|wont|cannot|cant|not)"
    r" (?:(?:want to|wish to|give (?:my |any )?|be|happy to|willing to) ?)*"
    r"(?:consent|agree|agreeing|consenting|permission)(?: (?:to|for|with|of))?"
    r"(?: (?:either|any|both|it|that|this|them|of|those|the two|all))*(?: (?:thanks|thank you|please|sorry))*"
)
_HALF_SAID = {"nt": _EMAIL, "tn": _EMAIL, "ne": _TEXT, "en": _TEXT}
_OF_TWO = {"nte", "net"}
_CHANNELS = {"email": regex(r"\be ?mail"), "sms": regex(r"\b(?:te?xt|sms)")}
# One of the two beside what was said of the other, and a no to it.
_BESIDE_IT = regex(r"\b(?:after all|as well|aswell|too|also|now)\b")
_OF_BOTH = regex(r"\b(?:te?xt\w*|sms|e ?mail\w*) (?:and|nor) (?:any |your )?(?:te?xt\w*|sms|e ?mail\w*)\b")
_REFUSED = regex(r"\b(?:no|not|dont|stop|without|never|cant|nor|neither|only|just|instead)\b")


class Consent:
    """`{"email": bool, "sms": bool}`, from a tap, a number or the parent's own words."""

    vocabulary = _VOCABULARY
    answers_about_messages = True
    __slots__ = ()

    choices = (
        Choice(_BOTH, "Yes, both"),
        Choice(_EMAIL, "E-mail only"),
        Choice(_TEXT, "Text only"),
        Choice(_NEITHER, "Neither"),
    )
    example = "yes"

    def read(self, text: str, today: date) -> Understood | DidYouMean | Misunderstood:
        """What was said of each channel; a no to one of them alone is never taken for a yes to the other."""
        if _TO_NEITHER_OF_THEM.fullmatch(plain(text)):
            return Understood(dict(_NEITHER))
        said = "".join(map(str, _VOCABULARY.heard(text) or ())).replace("yon", "yn")  # "fine, just no texts"
        said = re.sub("y+", "y", said)  # "yeah, that's fine"
        if said in _OF_TWO and _OF_BOTH.search(plain(text)):  # "no texts and emails": of both, or of the first
            return DidYouMean(dict(_NEITHER), f"{self.show(_NEITHER)}: is that right?")
        if said in _ANSWERS:
            return Understood(dict(_ANSWERS[said]))
        if said in _HALF_SAID:
            value = dict(_HALF_SAID[said])
            return DidYouMean(value, f"{self.show(value)}: is that right?")
        return Misunderstood(
            'For messages from the club, reply "both", "e-mail only", "text only" or "neither"',
            "For messages from the club, reply 1 for both, 2 for e-mail only, 3 for text only or 4 for neither",
        )

    def edited(self, known: dict[str, bool] | None, text: str) -> dict[str, bool] | None:
        """What is known with one channel more: "you can text me after all"."""
        said = plain(text)
        named = [channel for channel, mentions in _CHANNELS.items() if mentions.search(said)]
        if len(named) != 1 or not _BESIDE_IT.search(said) or _REFUSED.search(said):
            return None
        return (known or _BOTH) | {named[0]: True}

    def show(self, value: object) -> str:
        """ "E-mail and text", "E-mail only", "Text only" or "Neither"."""
        if value == _BOTH:
            return "E-mail and text"
        return next((choice.label for choice in self.choices if choice.value == value), str(value))
