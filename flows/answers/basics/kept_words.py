"""Words that are kept as they were said: what plainly is no answer is asked again, what may be one is proposed."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

from flows.answers.basics.elsewhere import is_known_elsewhere
from flows.answers.basics.kinds import DidYouMean, Misunderstood, Understood
from flows.language.clauses import beginnings, denied, up_to_an_aside
from flows.language.regex import regex
from flows.language.tidy import plain
from flows.language.vocabulary import COURTESIES, Vocabulary, phrases

_LONGEST_TALK = 200  # characters around a name
_LONGEST_NAME = 6  # words
# Nothing is said by a message that is made of these from end to end.
_NOTHING_SAID = Vocabulary(
    dict.fromkeys(
        phrases("""
        same, the same, same again, same as, as, as above, see above, above, as below, see below, below, as before
        before, like before, last year, last season, last time, as last year, the usual, usual, as usual, as on the form
        on the form, on the system, on file, on record, on there, you have it, you have that, you have this
        youve got it, youve got that, you already have it, you should have it, already told you, i told you, told you
        i already told you, i said, as i said, like i said, you just said it, you said it, you know, you know it
        you know that, already said, said already, see previous, see message, see next message, see photo, to follow
        details to follow, will send, will tell, will let you know, let you know, let you know later, tell you later
        tell you now, tbc, tba, tbd, to be confirmed, not sure, unsure, no idea, dunno, dont know, do not know, idk
        dont know yet, not a clue, no clue, cant remember, i cant remember, forgot, ive forgotten, cant think, why
        why not, what, which, which one, who, how, when, whatever, whoever, wherever, whichever, either, anything
        something, someone, somebody, anyone, anybody, whoever answers, whoever is there, whoever is around, a few
        some, several, lots, loads, many, a lot, a bit, depends, it depends, it varies, varies, complicated
        its complicated, it is complicated, long story, private, confidential, personal, thats private, secret
        none of your business, rather not, rather not say, id rather not, prefer not to say, id rather not say
        i would rather not say, i prefer not to say, wont say, not saying, pass, skip, next, na, n a, nfa, tbh
        not applicable, you, me, him, her, them, us, it, that, this, his, hers, theirs, mine, ours, yours, my own
        nothing, nothing much, not much, not really, nothing really, nowt, not telling, google it, too many to list
        too many, lots of things, where to start, look it up, on google, on google maps, google maps, in the post
        have a guess, guess, dont ask, ask me later, ask later, another time, the one
        bits, bits and bobs, odds and ends, this and that, a few things, a few bits, few things, some things, some stuff
        a couple of things, a couple of different ones, a few different ones, a couple, a few of them, various
        various things, various ones, different ones, all sorts, all sorts of things, loads of things, loads of stuff
        a number of things, one or two things, one or two, bits of everything, couple of things, several things
        hes fine, shes fine, not too bad
        everything, bit of everything, a bit of everything, where do i start, where do i begin, where to begin
        no more, no more now, no more of this, no more of these, how long have you got, you name it
        take your pick, really, honestly
        several different ones, quite a few, quite a lot, a whole list, a long list, more than one, stuff, things
        good question, good one, now theres a question, thats a good question, thats a good one, you tell me, search me
        god knows, goodness knows, heaven knows, lord knows, who knows, beats me
        correction, a correction, one correction, first one correction, first a correction, one correction first
        a correction first, correction first, quick correction, a quick correction, one quick correction
        quick correction first, a small correction, one small correction, small correction, one correction before that
        a correction before that, correction before that, one mistake, a mistake, one mistake first, one thing first
        one thing before that, first one thing, first things first, one more correction, another correction, corrections
        a couple of corrections, few corrections, a few corrections, two corrections, wrong before, typo, a typo
        one typo, made a mistake, made a typo, i made a mistake, i made a typo, ive made a mistake, ive made a typo
        in a bit, later, later on, laters, tomorrow, tonight, not now, one sec, hang on, give me a sec, bear with me
        """),
        True,
    ),
    COURTESIES
    | dict.fromkeys(phrases("i, im, is, its, the, a, to, of, on, for, with, we, in, yes, no, ok, still, yet, it is")),
)
_OPENS = tuple(
    f"{opening} "
    for opening in phrases("""
    same as, same place as, same one as, same address as, same name as, as per, ask, you can get, you can find, get it
    find it, look on, look at, check, it is on, its on, i dont know, i do not know, dont know, do not know, not sure
    no idea, i cant, cant remember, i will, ill, im going to, i am going to, will have to, i need to, need to
    i have to, have to, let me, can i, could i, may i, do i, do you, does it, is it, are you, what, why, when, how
    who, whoever, sorry what, sorry why, sorry i, sorry my, my phone, wait, hang on, hold on, why do, already told
    i told you, i already, you already, you have, youve got, you said, you just, as i, like i, i said, i meant
    waiting on, waiting for, still waiting, i pressed, i clicked, i put, i typed, ignore, forget, round the corner
    its round, just round, near, next to, rather not, id rather, i would rather, prefer not, dont want, dont need
    do not want, i dont want, i want, i need, dunno, i dunno, idk, not a clue, no clue, havent a clue, couldnt tell you
    begins with, starts with, beginning with, starting with, never been, never seen, havent been, rhymes with
    between addresses, between houses, between homes, between places, in between, in between houses
    we are between, were between, were in between, we are in between
    god knows, who knows, goodness knows, no good asking, beats me, search me, wouldnt know
    i wouldnt know, couldnt say, i couldnt say, couldnt tell, i couldnt tell
    """)
)
_VAGUE = (
    "a team ",
    "a club ",
    "a local ",
    "the local ",
    "the one ",
    "another ",
    "a different ",
    "some ",
    "somewhere",
    "one of ",
    "any ",
    "maybe ",
    "probably ",
    "think ",
    "something ",
)
# What is awaited may be all that can be told: "waiting on an adhd assessment".
_AWAITS = regex(
    r"^(?:still )?waiting (?:on|for) (?:\S+ ){0,5}?(?:assess\w*|diagnos\w+|tests?|testing|scans?|x ?rays?"
    r"|results|operation|op|surgery|referral|grommets|referred|tested|seen|biopsy|mri|ecg)\b"
)
# "What were they called": a name that does not come to mind.
_FORGOTTEN = regex(
    r"\bwhat (?:was|were|is|are) (?:they|it|that|them|their name)(?: \w+)? called\b"
    r"|\b(?:forgot|forget|forgotten)\b(?! (?:to|about|me)\b)"
    r"|\b(?:dont|do not|cant|cannot) (?:\w+ )?(?:recall|remember)\b"
    r"|\b(?:escapes me|slips my mind|slipped my mind|gone from my head)\b"
    r"|\b(?:whats (?:it called|their name|that one|the name)|what do (?:you|they) call (?:em|it|them))\b"
)
_HALF_KNOWN = regex(r"\b(?:summat|something|(?:over|up|down|out) \w+ way)\b")
_PUTS_OFF = regex(
    r"\b(?:let you know|tell you (?:later|when)|get back to you|(?:hasnt|havent|not) (?:said|heard|decided) yet"
    r"|dont know yet"
    r"|(?<!you )(?<!he )(?<!she )(?<!they )(?:cant|cannot|couldnt) (?:really )?(?:tell|say|answer)(?: you)?"
    r"(?: (?:that|it|this|for sure))? (?:yet|now|right now|at the moment|un ?till?|til|just yet)"
    r"|i (?:ask|check|look|send|tell|write) (?:(?!i\b)\w+ ){1,5}(?:later|tomorrow|tonight|when|after|soon)\b"
    r"|find out|beats me|hang on|hold on|bear with"
    r"|give (?:me|us) (?:a|an|two|five|\d+|half)(?! (?:ring|call|bell|shout|buzz))\b"
    r"|let me (?:check|look|find|ask|see)"
    r"|(?:ill|il|i will|will|gonna|going to|need to|have to|got to) (?:\w+ ){0,2}?(?:explain|tell|send|text"
    r"|message|ring|check|ask|find|look|measure|dig|write)"
    r"\b.*\b(?:later|tomorrow|tonight|soon|when|after|once|back|out|first|dad|mum|him|her|them|gp|doctor|letter|paperwork|it|you))\b"
)
# A yes within what is kept, or a doubt at its end: "Sale Town, yeah Sale Town", "acacia avenue it is".
_NODDED = regex(
    r"(?:[,.;] ?|^)(?:yes|yeah|yep|yup|yh|aye|ok|thats it|that's it)\b|\b(?:it is|it was|i think|i believe|i reckon"
    r"|or something|or summat|or other)(?=[,.;]|$)",
    re.IGNORECASE,
)
_SENTENCE_BEHIND = regex(r"\w{4,}[.!?;] +\w")
_PARTS = regex(r"[,;.!]+ +| - ")
_NOT_THE_OTHER = regex(r"^([^\W\d_]+(?: [^\W\d_]+)?),? not [^\W\d_]+$")  # "Sale not Hale"
_LEADS_UP = regex(
    r"^(?:(?:um+|er+m?|well|ok|oh|so|and|think|hmm+|yes|yeah|yep|yup|aye)[ ,]+)*(?:in [A-Z]\w+ )?"
    r"(?:(?:it|that|this|there)(?:'s|s| is| was)? "
    r"|(?:(?:he|she|they) (?:did|had|spent) )?(?:an? )?"
    r"(?:\d|one|two|three|four|five|six|couple(?: of)?|few|good few)? ?(?:years?|yrs?|seasons?) (?:at|with|for) "
    r"|(?:he|she|they|we)(?:'d| was| were| had)? (?=(?:been |at |with |for |in )?play|at |with |in )"
    r"|(?=(?:only|just|mainly|mostly|mainly just) ))"
    r"(?:(?:called|just|only|mainly|mostly|at|with|for|in|on|plays?|played|playing|been|used to|be"
    r"|the (?:road|one|street|house) (?:that|which) \w+ \w+ \w+ \w+,?) )*",
    re.IGNORECASE,
)
_ON_SOME_DAY = regex(
    r" (?:of|on|every) (?:an? )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?)\b.*$", re.IGNORECASE
)
_STANDS_OUT = regex(r"[A-ZÀ-Þ\d]")
_BESIDE_THE_POINT = regex(r"(?:the|his|her|with|that|this|no|here|left|it|where|who|which|near|not|our|my)\b")
_TURNS = frozenset(phrases("no, nope, nah, yes, yeah, yep, wait, no wait, oh, oh no, hang on, no sorry, sorry no"))
_WITH_SOMEBODY = regex(r"\b(?:with|on) (?:me|him|her|us|them)\b")
_ABOUT_PEOPLE = frozenset(
    """
    i im ive ill id we weve well you youre youve youll youd
    he hes she shes they theyre theyve it its is isnt are arent was wasnt
    do does did doesnt didnt dont can cant could couldnt will wont would wouldnt shouldnt have havent has hasnt had but
    because cos coz cus not
    sorry thanks thank ask got get told said know sure think actually really please though although if moving moved need
    want same opposite who what why when where how which whose whats
    then until till til happened folded closed stopped
    theres there everyone everybody nobody
""".split()
)


def says_nothing(text: str) -> bool:
    """Whether a message points elsewhere, puts off, refuses or asks: "as above", "ask his dad", "I'll ring you"."""
    said = plain(text)
    if (said.startswith(_OPENS) and not _AWAITS.search(said)) or is_known_elsewhere(said):
        return True
    return bool(_NOTHING_SAID.heard(said)) and not _WITH_SOMEBODY.search(said)


def is_forgotten(text: str) -> bool:
    """Whether somebody tries to think of a name: "what were they called, yellow kit"."""
    return _FORGOTTEN.search(plain(text)) is not None


def puts_off(text: str) -> bool:
    """Whether something is to follow: "the doctor hasn't said yet", "hay fever, will let you know the rest"."""
    return _PUTS_OFF.search(plain(text)) is not None


def has_a_sentence_behind(words: str) -> bool:
    """Whether a name ends within it and somebody goes on: "Trafford Lions. grandma here", not "St. Mary's"."""
    return _SENTENCE_BEHIND.search(words) is not None


def is_a_sentence(text: str) -> bool:
    """Whether there is more in it than a name: somebody does or is something."""
    return not _ABOUT_PEOPLE.isdisjoint(plain(text).split())


def kept(
    words: str,
    remedy: Misunderstood,
    is_plain: Callable[[str], bool],
    *,
    of_a_name: bool = False,
    proposes: bool = False,
) -> Understood | DidYouMean | Misunderstood:
    """What becomes of words that would be kept: stored where they plainly are an answer, else proposed, as far as
    they are plain. What is to be a name (`of_a_name`) has no yes in it, while a condition may be told with one, and is
    asked about (`proposes`) also where it is a sentence.
    """
    nothing = says_nothing(words) or (of_a_name and (is_forgotten(words) or plain(words) in _TURNS))
    nodded = of_a_name and (_NODDED.search(words) or has_a_sentence_behind(words) or _ON_SOME_DAY.search(words))
    if not nothing and is_plain(words) and not puts_off(words) and not nodded:
        return Understood(words)
    told = trimmed(words, is_plain)
    if nothing and proposes and (behind := _told_behind(words, is_plain)):
        return DidYouMean(behind, f"Shall I write: “{behind}”?")
    if nothing:
        named = told and not puts_off(words) and (not is_forgotten(words) or _STANDS_OUT.match(told))
        return DidYouMean(told, f"Shall I write: “{told}”?") if named else remedy
    if told and not puts_off(words):
        return DidYouMean(told, f"Shall I write: “{told}”?")
    begun = chain(beginnings(words), up_to_an_aside(words))
    likely = next((part for part in begun if _may_stand(part) and is_plain(part)), words)
    if likely == words and (puts_off(words) or (is_a_sentence(words) and not proposes)):
        return remedy
    return DidYouMean(likely, f"Shall I write: “{likely}”?")


def _told_behind(words: str, is_plain: Callable[[str], bool]) -> str:
    """What is told in words of its own after it was pointed elsewhere: "same as his brother, eczema on his hands"."""
    _, mark, behind = words.partition(", ") if ", " in words else words.partition(": ")
    told = mark and is_plain(behind) and not (says_nothing(behind) or puts_off(behind))
    return behind if told else ""


def trimmed(words: str, is_plain: Callable[[str], bool]) -> str:
    """What is left where a message leads up to what it calls by name, or strays from it: "Let me think, it was Chorlton
    Wanderers, the orange kit" → "Chorlton Wanderers"; "" where that is nothing, or all of it.
    """
    if len(words) > _LONGEST_TALK:
        return ""
    parts = _PARTS.split(words)
    small = words.islower()
    told = [
        name
        for at, part in enumerate(_NOT_THE_OTHER.sub(r"\1", part) for part in parts)
        if not denied(part)
        and (name := _called(part))
        and not (at and (_BESIDE_THE_POINT.match(name) or not (small or _STANDS_OUT.search(name))))
    ]
    left = ", ".join(dict.fromkeys(told))
    calls = _STANDS_OUT.search(left) or (small and left and not (says_nothing(words) or is_forgotten(words)))
    strays = len(told) < len(parts) or _NODDED.search(words) or any(map(_LEADS_UP.match, parts))
    return left if calls and strays and plain(left) != plain(words) and is_plain(left) else ""


def _called(part: str) -> str:
    """What a part of a message calls by name, as far as it does."""
    bare = _ON_SOME_DAY.sub("", _LEADS_UP.sub("", part)).strip(" .!")
    begun = (bare, *beginnings(bare), *up_to_an_aside(bare))
    return next((name for name in begun if name and _may_stand(name) and is_a_name(name)), "")


def _may_stand(begun: str) -> bool:
    said = plain(begun)
    return said not in COURTESIES and said not in _TURNS and not says_nothing(begun)


def is_a_name(text: str) -> bool:
    """Whether it may be what something is called: a few words, and nobody does anything."""
    said = plain(text)
    vague = said.startswith(_VAGUE) or _HALF_KNOWN.search(said)
    return not vague and len(text.split()) <= _LONGEST_NAME and not is_a_sentence(text)
