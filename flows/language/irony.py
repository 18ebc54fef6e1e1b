"""What is said in jest, and means the opposite or nothing: "he LOVES going in goal, not", "a million allergies"."""

import re

from flows.language.regex import regex
from flows.language.tidy import tidy

_LAUGHS = r"(?:\s*(?:[😂🤣😆😅😜🙄😏🙃]|\b(?:lol|lmao|rofl|(?:ha)+ha+h?|(?:he)+he+|jk)\b|[!.…]))*\s*$"
# What turns the rest round at its end, behind a mark: ", not", "… NOT!", "yeah right", "in his dreams".
_TURNED = regex(
    r"\w(?:[,.!…]+\s*|\s[-–]+\s*)(?:not|as if|yeah right|ye right|i wish|chance would be a fine thing"
    r"|said no ?(?:one|body) ever|in (?:his|her|their|my|your) dreams|(?:only|just) (?:joking|kidding|messing)"
    rf"|i'?m (?:joking|kidding)|jokes?|jk){_LAUGHS}",
    re.IGNORECASE,
)
_SHOUTED = regex(rf"[a-z]\W+NOT{_LAUGHS}")
_SARCASM = regex(r"/s\b|\bsarcasm\b", re.IGNORECASE)
# Assent that is too much, with a word that is shouted or an end that trails off: "oh yeah, he LOVES it".
_TOO_MUCH = regex(r"(?:oh|yeah|ooh|ha|haha)[\s,]+(?:yeah|yes|sure|right|of course|definitely)\b", re.IGNORECASE)
_ONE_WORD_SHOUTED = regex(r"\b[a-z]+ [A-Z]{4,} ")
_TRAILS_OFF = regex(r"(?:\.\.+|…|🙄|😏|🙃|😂|🤣|\blol)\s*$", re.IGNORECASE)
_COUNTLESS = regex(
    r"\b(?:an?|one|two|\d+|several) ?(?:m|b|tr|z|ga?z|ba?z|squ)illions?\b(?! (?:years|yrs|miles|percent|per|%))"
    r"|\b(?:m|b|z|ga?z|ba?z|squ)illions of\b|\b(?:hundreds|thousands) of (?:allergies|conditions|clubs|teams|things)\b",
    re.IGNORECASE,
)
_NO_DOCTOR = regex(
    r"\beverything (?:under the sun|known to man)\b|\bthe (?:whole|entire) (?:alphabet|encyclopa?edia)\b"
    r"|\ballergic to (?:homework|school|work|tidying|chores|mornings|housework|defending"
    r"|losing|passing|running|getting up|his bed)\b",
    re.IGNORECASE,
)
# "Depends what time you wake him 😂".
_DEPENDS = regex(
    r"^(?:(?:it|that|well|oh|all) )*(?:depends|ask (?:him|her|them) (?:when|later|tomorrow|on|after|again))\b[^\d]*"
    r"(?:[😂🤣😆😅😜]|\blol)\s*$",
    re.IGNORECASE,
)
# "Depends who's asking": a quip at whatever is asked, by which nothing is told.
_QUIP = regex(
    r"(?:(?:lol|haha+|well|oh|ooh|ah|um|now|that|it)[\s,.!]+){0,3}"
    r"(?:(?:it |that )?depends (?:on )?who(?:'?s| is| wants)? ?(?:asking|to know|it is|it'?s for)"
    r"|wouldn'?t you (?:just )?(?:like|love) to know|that'?s for me to know(?: and you to find out)?"
    r"|(?:that|it) ?(?:would|'d|d) be telling|(?:i could tell you (?:but )?(?:then )?)?i'?d have to kill you"
    r"|guess|i'?ll give you (?:one|three|two|3|2|1) guess(?:es)?)"
    rf"(?:[\s,.!?]+(?:mate|pal|love|hun|though|tho|then|init|innit))?{_LAUGHS}",
    re.IGNORECASE,
)
# "Batman 🦇 haha": nobody of that name answers a phone.
_CHARACTER = regex(
    r"(?:(?:well|erm?|um|haha|lol|me or|my mate|the)[\s,.!]+){0,2}(?:batman|superman|spider-?man|iron man|the hulk"
    r"|captain america|father christmas|santa(?: claus)?|tooth fairy|easter bunny|james bond|ghost ?busters"
    r"|the a-?team|harry potter|mickey mouse|donald duck|peppa pig|homer simpson|darth vader|wonder woman"
    r"|chuck norris|the (?:king|queen|pope)|prime minister|bob the builder|postman pat|fireman sam)"
    r"(?:[^\w?]|\b(?:lol|lmao|rofl|(?:ha)+ha+h?|(?:he)+he+|jk|obviously|obvs|of course)\b){1,12}",
    re.IGNORECASE,
)
_LAUGHED = regex(r"[^\w\s,.!?'’-]|\b(?:lol|lmao|rofl|(?:ha)+ha+h?|(?:he)+he+|jk|obviously|obvs|of course)\b", re.I)
# "Down his sock! Joking, side pocket of his bag": what was a joke, and what is said instead of it.
_ONLY_JOKED = regex(
    r"(?:[^?]{1,120}?(?:[,.!…]|[😂🤣😆😅😜🙃😏]|\s[-–]|\b(?:lol|lmao|rofl|(?:ha)+ha+h?|(?:he)+he+))[\s,.!…]{0,4}"
    r"(?:(?:nah|only|just|i'?m|im|am|obviously|obvs|sorry|lol|haha|ok|no,) ?){0,4}"
    r"(?:joking|kidding|messing(?: (?:about|with (?:you|ya)))?|jk|jokes?|winding you up|pulling your leg)"
    r"(?! (?:apart|aside))|(?:all )?jok(?:ing|es) (?:aside|apart))\b"
    r"(?: (?:lol|haha+|mate|of course|obviously|obvs|there))?"
    r"[\s,.!…:😂🤣😆😅😜🙃😏-]{1,6}(?:(?:its|it's|seriously|really|but) )?(?P<told>\w[^?]*)",
    re.IGNORECASE | re.DOTALL,
)


def in_earnest(text: str) -> str:
    """What is said in earnest behind a joke that is owned up to; all of it where there is none.

    >>> in_earnest("Down his sock! Joking, side pocket of his bag")
    'side pocket of his bag'
    """
    owned_up = _ONLY_JOKED.fullmatch(text.strip())
    return owned_up["told"] if owned_up else text


def in_jest(text: str) -> bool:
    """Whether what is said cannot be taken at its word, so that it has to be asked about."""
    said = tidy(text)
    too_much = _TOO_MUCH.match(said) and (_ONE_WORD_SHOUTED.search(said) or _TRAILS_OFF.search(said))
    told_so = _TURNED.search(said) or _SHOUTED.search(said) or _SARCASM.search(said)
    return bool(
        _QUIP.fullmatch(said)
        or (_CHARACTER.fullmatch(said) and _LAUGHED.search(said))
        or told_so
        or too_much
        or _DEPENDS.match(said)
        or _COUNTLESS.search(said)
        or _NO_DOCTOR.search(said)
    )
