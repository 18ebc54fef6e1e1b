"""What is put off to another time: "will do the rest tonight", "gimme 20 mins", "try me saturday".

`flows.language.patterns` explains the notation. What somebody else is to do then puts nothing off.
"""

import re
from collections.abc import Iterator

from flows.language.clauses import clauses
from flows.language.patterns import Patterns, in_full
from flows.language.regex import regex
from flows.language.vocabulary import phrases

_TABLES = {
    "will": phrases("""
        will, ill, il, gonna, going to, shall, let me, have to, need to, gotta, got to, might, want to, rather, best
        prefer, better, plan to, must, let us, i can, we can, i could, we could, can i, can we, could i, could we
    """),
    "finish": phrases("do, finish, complete, continue, carry on, crack on, sort, fill, reply, resume, answer, go on"),
    "it": phrases("""
        it, this, that, the, rest, them, these, other, others, all, with, form, forms, registration, questions, on, up
        off, in, out, everything, bits, bit, stuff, of, remaining, finished, done, sorted, complete, properly, more, to
        you, my, reg, back, then, some, his, her, paperwork
    """),
    "get": phrases(r"""
        get, have (?:it|this|that|the rest|them|everything), come back to, get back to, be back, pick, look
        (?:have|take) a (?:\w+ )?(?:look|read|think|check)
        leave (?:it|this|that|the rest)
    """),
    "at": phrases("""
        in, at, on, by, the, this, about, around, probably, just, again, first, early, like, until, till, sometime, over
        a, an, for, thing, or, so, me, my, next, maybe, hopefully, properly, later, his, her, kids, some, way, of, time
        another
    """),
    "time": phrases(r"""
        later, tonight, tomorrow, 2moro, 2morrow, 2moz, 2mora, morra, morn, after, afterwards, soon, shortly, evening
        morning, afternoon, aft, night, weekend, (?:mon|tues|wednes|thurs|fri|satur|sun)day, dinner, dinnertime, lunch
        lunchtime, teatime, tea, bedtime, break, hour, half hour, couple of hours, few hours, few days, while, week
        asap, bath, tick, jiffy, (?:\d\d?|five|ten|fifteen|twenty|thirty|forty|few|couple of) ?(?:mins?|minutes?|hours?)
        minute, min, sec, \d\d?(?:am|pm)
    """),
    "when": phrases("when, once, after, before, as soon as, soon as, while, till, until"),
    "done": phrases("""
        i, we, my, back, home, work, the, kids?, baby, little, everyone, tea, dinner, school, lunch, bath, bed, shift
        training, football, bedtime, hes asleep, shes asleep, he is, she is, things, this
        bairns?, bab, little uns?
    """),
    "give": phrases("give, gimme, gis, giz, gies, gie, allow, need, just need, i want"),
    "us": phrases("me, us, we, uz, just, like, about, another, a, an, good, the, till, until, at least, max"),
    "long": phrases(r"""
        half an hour, half hour, hour, (?:an|one|couple|couple of|two|few|2|3|three) hours?, tonight, tomorrow, later
        morning, evening, weekend, day, night, while, the weekend, (?:mon|tues|wednes|thurs|fri|satur|sun)day
        (?:\d\d?|five|ten|fifteen|twenty|thirty|forty|few|couple of) ?(?:mins?|minutes?|m), \d\d? ?(?:am|pm|ish)
        \d\d? hours?, after
        min, minute, sec, second, mo, moment, tick
    """),
    "nudge": phrases("""
        try, ask, chase, message, msg, text, ping, nudge, remind, catch, get back to, come back to, send (?:it|this) to
        drop, ring, contact
    """),
    "busy": phrases("driving, cooking, working, on a call, at work, in work, at the shops, on the bus, out"),
    "send": phrases("send, forward, fwd, email, text, post, share, upload, scan, message, dig, get, whatsapp, attach"),
    "paper": phrases("""
        plan, plans, letter, letters, paperwork, papers, report, form, copy, leaflet, sheet, list, photo, pic, picture
        screenshot, details, info, document, documents, note, notes
    """),
    "of_it": phrases(r"""
        you, yous, yas, u, it, that, them, the, a, an, his, her, their, my, all, over, out, across, through, on, along
        in, off, copy, of, care, school, health, hospital, asthma, allergy, epilepsy, medical, doctors, doctor, gps, gp
        consultants, nurses, from, action, and, send, full, whole, to, photo, pic
    """),
    "found": phrases("""
        find, found, have, got, get, can, remember, dig, track, lay, manage, locate, finds, turns, comes, reappears
    """),
    "day": phrases("tonight, today, tomorrow, this (?:morning|evening|afternoon|week), the day, the night"),
}  # fmt: skip
# Whoever does it then is not who writes; what is done "at home" is done by a player.
_OTHERS = "he she they you it who that which coach mum dad him her nan lad".split()
_DEFERS = Patterns(
    r"""
    <will> [just|also|have|to|try|and|quickly|definitely|then|get|be]* <finish> [<it>]* [<at>]* <time>
    <will> [just|also|have|to|try|and|quickly|definitely|then]* <finish> [<it>]* <when> <done>
    <will> [just|also|have|to|try|and]* <get> [<it>]* [<at>]* <time>
    <will> [just|also|have|to|try|and]* <get> [<it>]* <when> <done>
    <will> [just|also|have|to|try|and|quickly|definitely|then]* <send> [<of_it>|<paper>]* <when> i|we|ive|weve|it|its|
        they [have|can|will|do|actually|finally]* <found>
    <will> [just|also|have|to|try|and|quickly|definitely|then]* <send> [<of_it>]* <paper> [<of_it>|<paper>|please|
        later|instead|thanks|soon|when|asap]* $
    <will> [just|also|have|to|try|and|quickly|definitely|then]* forward|fwd it|that|them [on|over|across|to|you|all]* $
    <will> [just|also|try|and]* give|gi|gie|tell|let you|u|yous|ya [it|that|them|those|have|know]* [<at>]* <time>
    do|finish|complete|continue|sort|answer the rest [of] [it|this|them|these|that] [<at>]* <time>
    ^ [<busy>|so|sorry|stuck|in|traffic]* do|finish|sort|continue it|this|that [<at>]* <time> $
    rest|others [<at>]* later|tonight|tomorrow $
    <give> [<us>]* <long>
    ^ [i|am|just|sorry|still]* <busy> [so|just|now|atm]* give|gimme [me|us] \d+
    <nudge> me|us|again|back [<at>]* <time>
    give|gi|gie me|us a|an|another shout|nudge|prod|poke|reminder [<at>]* <time>
    give|gi|gie me|us a|an|another shout|nudge|prod|poke <when> <done>
    ^ [can|could|you|please|pls|just|best|to]* try|ask|remind [again]* [<at>]* <time> $
    """,
    _TABLES,
    _OTHERS,
)
# To what somebody is ready for now: "not tonight, got a migraine", "it'll have to be tomorrow".
_NOT_NOW = Patterns(
    r"""
    ^ [sorry|no|nah|oh|hi|yeah|yes|but|really|ah|aw|well|i|we|course|ok|love|mate]* not|cannot [do|make|it|this|really|
        manage|just|for]* <day>
    ^ [sorry|no|nah|oh|hi|well]* not right now
    bit|too|so|dead|mad|really|pretty busy|hectic|manic [now|just|right|at|the]* <day>
    it|itll|that|will|going [will|ll|to|have|need|needs|got]* be|wait [till|until]* <day>|later|after
    not|wait till|until i|we|ive|im|after|tonight|tomorrow|later|the|my|kids
    """,
    _TABLES,
)  # fmt: skip
_NUMBERED_ROAD = regex(r"\b[am]\d\d?\b(?:\(m\))?|\bj(?:unction)? ?\d\d?\b", re.IGNORECASE)
_CLOCK = regex(
    r"\b(?:till?|until|after|before|at|by|about|around) \d\d?(?:[:.]\d\d)? ?(?:am|pm|ish)?\b"
    r"|\b\d\d?(?:[:.]\d\d)? ?(?:am|pm|ish|secs?|seconds?|mins?|minutes?|hrs?|hours?)\b",
    re.IGNORECASE,
)


def defers(text: str) -> bool:
    """Whether what is asked for is put off to another time by whoever writes."""
    return _DEFERS.found_in(in_full(text))


def not_now(text: str) -> bool:
    """Whether somebody who is asked whether they are ready puts it off, in these words or any others."""
    said = in_full(text)
    return _DEFERS.found_in(said) or _NOT_NOW.found_in(said)


def told_beside(text: str) -> Iterator[str]:
    """What is told beside a deferral, without times of the day and the numbers of roads: "3 May 2016, rest later"."""
    for clause in clauses(text):
        told = _DEFERS.before(in_full(clause)) if defers(clause) else clause
        if left := _CLOCK.sub(" ", _NUMBERED_ROAD.sub(" ", told)).strip():
            yield left
