"""The club's rules about an answer: what is asked back or refused before it is stored, what is asked because of it."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from flows.answers import DidYouMean, Misunderstood, Postcode, Understood
from flows.answers.dates.ages import age
from flows.grammar.steps import Situation
from flows.language.regex import regex
from flows.language.tidy import plain, tidy
from flows.records import Registration
from flows.registration.age_groups import Fit, fit, own_age_group, season_year
from flows.registration.implied import LIVES_HERE

CONSENT_WORDING = "2026-11"
PARENTS_FROM = 16  # years
CONTACTS_OF_THEIR_OWN_FROM = 16  # the under-n from which a player gives a phone and an e-mail of their own

_SERIOUS = regex(
    r"asthma|wheez|inhaler|epi ?-?pen|jext|anaphyla|diabet|insulin|epilep|seizure|heart|cardiac|sickle"
    r"|haemophil|hemophil"
    r"|(?:severe|serious) allerg|(?:nut|bee|wasp|sting|shellfish|fish|sesame|egg|milk|latex)\w*\W+(?:\w+\W+)?allerg"
    r"|allerg\w+\W+(?:\w+\W+){0,3}(?:pea)?(?:nut|bee|wasp|sting|shellfish|fish|sesame|egg|milk|latex)",
    re.IGNORECASE,
)
_PLACE = regex(
    r"\b(?:in|inside|on|with|at|by|under|behind|next to|beside|near|from|on him|on her|pocket|kit|coach|manager|car"
    r"|(?:hand|bum|kit|boot|gym|school|wash|sports|shoulder|tote|sling)?bag|purse|satchel|holdall|rucksack|backpack"
    r"|jacket|coat|glove ?(?:box|compartment)|lunch ?box"
    r"|(?:a?round|down|up|over|beneath) (?:his|her|my|their|the|our) (?:\w+ )?(?:neck|wrist|ankle|arm|leg|waist"
    r"|shoulder"
    r"|middle|sleeve|socks?|shirt|jumper|hoodie|shin ?pads?|shorts|bib)|on me|lanyard|clipped|strapped|tucked|pinned"
    r"|shin ?pads?|belt|waistband|hoodie|trackies|glove|van|tin|tub|fridge|cool ?(?:bag|box)|pushchair|pram|buggy"
    r"|boot|bench|dugout|mum|dad|sock|shorts|pouch|box|first aid|carries|carry|brings|bring"
    r"|(?:has|have|keeps|holds|hold|minds|looks after|(?:keeps?|got) hold of) (?:it|one))\b"
)
# "His sister is the one with the asthma" is no place.
_WITH_AN_ILLNESS = regex(
    r"\bwith (?:the |an? |his |her )?(?:asthma|hay ?fever|eczema|allerg\w+|diabet\w+|epilep\w+|adhd|nut allerg\w+)"
    r"\b(?! (?:pump|inhaler|pen|meds?|medicine|medication|bag|kit))"
)
# "He was born in May" tells of something else.
_OF_SOMETHING_ELSE = regex(
    r"\b(?:(?:he|she|we|i|they) (?:(?:was|were) born|lived?|lives|played|plays)|(?:my|our|his|her|the) (?:postcode"
    r"|birthday|surname|email|name|address))\b.*$"
)
# "At home, but on match days it'll be in his boot bag".
_BUT_AT_MATCHES = regex(
    r"\b(?:but|and) (?:on|for|at|during)(?: the)? (?:match(?: ?days?|es)?|games?(?: ?days?)?|football|training)\b,? ?"
    r"(?:(?:it|they|he|she|i|we)(?:'?ll|'?s|'?re| will| is| are)?(?: (?:be|always|just|bring|brings|have|has|keep|keeps"
    r"|it|them))*? )?(?=(?:in|on|with|at|inside)\b)",
    re.IGNORECASE,
)
_REMARK_BEHIND = regex(
    r"(?:[.!,;]\s*|\s+)(?:(?:please )?(?:don'?t|do not) (?:ask|judge|laugh)|long story"
    r"|(?:god |i )?(?:no|dunno) (?:idea )?why|i know,? i know|bless (?:him|her))[^,;]*$",
    re.IGNORECASE,
)
_KEPT_NOWHERE = regex(
    r"\b(?:nothing|no longer|not any ?more|took him off|took her off"
    r"|doesnt(?! (?:ever )?(?:leave|miss|lose|forget|go (?:anywhere|far|out))\b)"
    r"|never(?! (?:leave|leaves|far|goes|go|out|without|off|away|lets?|moves?|apart|forgets?|lost|loses?|miss(?:es)?"
    r"|late)\b))\b"
)
_SAYS_WHERE = regex(
    r"\b(?:keeps?|kept|carries|carry|carrying|always has|has it|have it|holds?|bag|kitbag|rucksack|pocket|pouch|on him"
    r"|on her|with him|with her|with them|with me|doesn'?t (?:need|have|use|carry)|no (?:inhaler|epi ?pen|medicine))\b",
    re.IGNORECASE,
)

_YES_BUT_NUMBERED = regex(
    r"\W*(?:yes|yeah|yep|yup|yh|ye|aye|correct|course|of course|(?:s?he|they) does?)"
    r"(?: (?:s?he|they) (?:does|do|is))?[ ,.!]+(?:(?:but|only|and|though|tho|except|just|oh|sorry|wait) )*"
    r"(?:(?:it'?s|it is|we'?re|we are|i'?m|at|the house is|house is|actually|should be|should say) )*"
    r"(?:number|no\.?|nr) (?P<number>\d{1,4}[a-z]?)(?:,? not (?:number )?\d{1,4}[a-z]?)?"
    r"(?: (?:though|tho|actually|now|sorry|soz|oops))*(?:[,.!]+ [^\d,.!]{0,40})?[ .!]*",
    re.IGNORECASE,
)


def where_they_live(text: str) -> tuple[Any, dict[str, Any]] | None:
    """What a text implies, with the player's own postcode where it is told, "no, he's with his dad at M33 7AB", and the
    number of the house that was read back, "aye but its number 14".
    """
    if numbered := _YES_BUT_NUMBERED.fullmatch(text):
        return "yes", {"house": numbered["number"]}
    implied, postcode = LIVES_HERE(text), Postcode().read(text, date.min)
    if implied and implied[0] == "no" and isinstance(postcode, Understood):
        return "no", {"child_postcode": postcode.value}
    return implied


def sure_to_decline(value: Any, turn: Situation) -> DidYouMean | None:
    """A decline is confirmed once."""
    if value != "no":
        return None
    return DidYouMean(value, turn.filled("Shall I tell {manager} that {player} won't be joining {side}?"))


def fits_age_group(value: str, turn: Situation) -> DidYouMean | None:
    """A date of birth outside the age group is read back with what it means, and taken only after a yes."""
    registration, born = turn.registration, date.fromisoformat(value)
    if age(born, turn.today) < 2:
        return DidYouMean(value, turn.filled("That would make {player} a baby. Is {day} right?", day=_in_words(born)))
    how = _fit(value, registration)
    if how is Fit.FITS:
        return None
    meaning = {
        Fit.ONE_UP: "puts {player} in the u{own}s, so {side} would be playing one year up",
        Fit.TOO_YOUNG: "puts {player} in the u{own}s, and nobody may play more than one year up",
        Fit.TOO_OLD: "puts {player} in the u{own}s, too old for {side}",
        Fit.UNDER_SIX: "means that {player} is not yet six on 31 August, and the youngest players are six",
    }[how]
    own = own_age_group(born, season_year(registration.invite.season))
    return DidYouMean(value, turn.filled(f"{{day}} {meaning}. Is the date right?", day=_in_words(born), own=own))


def birthday_that_fits(registration: Registration) -> str:
    """The example of a date of birth: somebody of just this age group."""
    return f"3 May {season_year(registration.invite.season) - registration.invite.age_group + 1}"


def in_the_wrong_age_group(registration: Registration) -> bool:
    """Whether the confirmed date of birth keeps the player out of the team; one year up does not."""
    born_on = registration.answers.get("born_on")
    return born_on is not None and _fit(born_on, registration) not in {Fit.FITS, Fit.ONE_UP}


def plays_up(registration: Registration) -> bool:
    """Whether the manager has to approve that the player plays one year up."""
    return "born_on" in registration.answers and _fit(registration.answers["born_on"], registration) is Fit.ONE_UP


def tells_of_playing_up(registration: Registration) -> str:
    return "plays_up" if plays_up(registration) else ""


def old_enough(value: str, turn: Situation) -> Misunderstood | None:
    """The parent is at least 16 and older than the child, whose date of birth is often given again by mistake."""
    childs = turn.registration.answers.get("born_on")
    if value == childs:
        return Misunderstood(turn.filled("That is {player}'s date of birth again. This one is about you"))
    if childs and value > childs:
        return Misunderstood(turn.filled("That is after {player} was born. This one is your own date of birth"))
    years = age(date.fromisoformat(value), turn.today)
    if years < PARENTS_FROM:
        return Misunderstood(
            f"That would make you {years}. Whoever registers a player must be at least {PARENTS_FROM}, "
            "so this is for a parent or guardian to answer"
        )
    return None


def has_own_contacts(registration: Registration) -> bool:
    """Whether the player is old enough to give a phone, an e-mail and an emergency contact: under-16s and above.

    For everybody younger the parent is the emergency contact.
    """
    born = registration.answers.get("born_on")
    year = season_year(registration.invite.season)
    return born is not None and own_age_group(date.fromisoformat(born), year) >= CONTACTS_OF_THEIR_OWN_FROM


def not_the_parents_phone(value: str | None, turn: Situation) -> Misunderstood | None:
    if value and value == turn.conversation.phone:
        return Misunderstood(
            turn.filled("That is the number you write from. {player}'s must be another one, or say none")
        )
    return None


def not_the_parents_email(value: str | None, turn: Situation) -> Misunderstood | None:
    if value and value.casefold() == str(turn.registration.answers.get("email")).casefold():
        return Misunderstood(
            turn.filled("That is your own e-mail address. {player}'s must be another one, or say none")
        )
    return None


def address_read_back(registration: Registration) -> str:
    """The whole address, once there is one."""
    return _read_back("Your address is", ("house", "street", "postcode"), registration)


def other_address_read_back(registration: Registration) -> str:
    return _read_back("{player}'s other address is", ("child_house", "child_street", "child_postcode"), registration)


def _read_back(opening: str, lines: Sequence[str], registration: Registration) -> str:
    """Those of an address's lines that this flow asks for, once it has the street."""
    known = [f"{{{line}}}" for line in lines if line in registration.answers]
    return f"{opening} {', '.join(known)}." if lines[1] in registration.answers else ""


def lives_elsewhere(registration: Registration) -> bool:
    """Whether the player has another address, all the time or some of it."""
    return registration.answers.get("lives_here") in {"no", "partly"}


def needs_medicine_at_hand(registration: Registration) -> bool:
    """Whether the medical details name a serious condition, and not yet where its medicine is kept."""
    details = registration.answers.get("medical_details") or ""
    serious = registration.answers.get("medical_needs") is True and _SERIOUS.search(details)
    return bool(serious) and not _SAYS_WHERE.search(details)


def names_a_place(text: str) -> bool:
    """Whether somebody would know where to look: "in his bag", "with me", "coach has it"."""
    said = _OF_SOMETHING_ELSE.sub(" ", _WITH_AN_ILLNESS.sub(" ", plain(text)))
    return _PLACE.search(said) is not None and not _KEPT_NOWHERE.search(said) and not place_at_matches(text)


def place_at_matches(text: str) -> str:
    """Where it is at matches, of a message that says more than that: "by the bed, but for football it's in his coat",
    "down his sock. don't ask"; "" of any other.
    """
    told = tidy(text)
    otherwise = _BUT_AT_MATCHES.search(told)
    place = told[otherwise.end() :] if otherwise else _REMARK_BEHIND.sub("", told)
    return place.strip(" .!") if place != told and _PLACE.search(plain(place)) else ""


def pays_monthly(registration: Registration) -> bool:
    """Whether a monthly fee is asked for, and where a provider collects it, a month is left in which it can."""
    billing = registration.billing
    return registration.invite.monthly_fee > 0 and (billing is None or billing.months_left)


def knows_the_parent(registration: Registration) -> bool:
    """Whether the parent has told us about themselves for another child."""
    return bool(registration.carried)


def consent_evidence(_value: Any, now: datetime) -> dict[str, Any]:
    """Consent is kept with the wording that was shown and the time it was given (UK GDPR, article 7(1))."""
    return {"consent_wording": CONSENT_WORDING, "consent_at": now.isoformat(timespec="seconds")}


def _fit(born_on: str, registration: Registration) -> Fit:
    return fit(date.fromisoformat(born_on), registration.invite.age_group, season_year(registration.invite.season))


def _in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
