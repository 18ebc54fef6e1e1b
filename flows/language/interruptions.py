"""What somebody does instead of answering: "putting the tea on 2 mins", "the dog's got out", "on the other line".

`flows.language.patterns` explains the notation. No answer begins so; who is back says hello, which is small talk.
"""

from flows.language.patterns import Patterns, in_full
from flows.language.regex import regex
from flows.language.vocabulary import phrases

_IS = regex(r"\b(\w{3,})['’]s\b")  # "the dog's got out"
_TABLES = {
    "well": phrases(r"""
        right, ok, okay, oh, no, ah, argh, ugh, sorry, so, just, hang on, hold on, hi, ooh, erm, um, well, i am, we are
        i will be, be, back in, give me, in, the, my, our, a, that, half, sec, min, minute, mo, tick, bear with
        (?:one|two|three|five|ten|couple of|few|[1-9]|10|15|20) ?(?:secs?|seconds?|mins?|minutes?|ticks?|mo|moments?)
        bear with me, wait, gimme, only, about, i have, have, got, will be, brb, now, currently, and, next doors
    """),
    "doing": phrases("""
        putting, getting, making, cooking, dishing, serving, draining, stirring, feeding, bathing, changing, settling
        walking, chasing, loading, unloading, emptying, parking, paying, picking, dropping, running, nipping, popping
        answering, sorting, dealing, taking, fetching, hanging, washing, cleaning, mopping, ironing
    """),
    "chore": phrases("""
        tea, dinner, lunch, breakfast, kettle, brew, cuppa, bath, baby, babies, kids, twins, toddler, dog, dogs, cat
        door, phone, shop, shops, car, bus, train, till, washing, bins, school, nursery, pan, oven, chips, pasta
        shopping, delivery, nappy, call, table, pots, dishes, uniforms, bed, little one, youngest, other one
    """),
    "who": phrases("""
        dog, dogs, cat, puppy, rabbit, hamster, baby, toddler, twins, youngest, eldest, neighbour, postman, delivery
        doorbell, door, kettle, pan, oven, tea, dinner, toast, chips, bath, bus, train, taxi, boss, phone, parcel
        washing, fire, smoke, pasta, milk, kids, little one, delivery man, delivery driver, smoke alarm, fire alarm
        washing machine, door bell, plumber, electrician, gas man, boiler man
    """),
    "happens": phrases("""
        got out, gone, going off, going, escaped, out, off, loose, ran off, run off, running off, sick, been sick, woken
        woke, awake, crying, screaming, fighting, boiling, boils over, boiled over, boiled, burning, burnt, overflowing
        ready, done, here, ringing, rang, arrived, calling, knocking, knocked, barking, kicking off, fell, fallen over
        shouting, coming, pulling in, pulling up, due, beeping, needs, wants, at it again, kicked off, woke up
        has got, got hold
    """),
    "short": phrases(r"""
        (?:one|two|three|five|ten|half|couple(?: of)?|few|[1-9]|10|15|20|30) ?(?:secs?|seconds?|mins?|minutes?)
        (?:one|two|three|five|couple(?: of)?|few|[1-9]) ?(?:moments?|ticks?|mo|shakes)
    """),
    "symptom": phrases("wheezing, coughing, itching, bleeding, fitting, fainting, vomiting, shaking, panting, choking"),
    "after": phrases(r"""
        sorry, please, pls, thanks, thx, x, xx, lol, brb, ok, yeah, hun, mate, tops, max, then, from now, away, more
        hang on, hold on, bear with, bear with me, one sec, 2 secs, 2 mins, back soon, atm, now, love
        (?:be )?back in (?:a|an|about|\d+|two|five|ten)(?: (?:secs?|mins?|minutes?|bit|mo|tick|hour))?
        (?:give|gi|gis) (?:me |us )?(?:a|\d+|two|five|ten)(?: (?:secs?|mins?|minutes?|bit|mo|tick))?
    """),
}
_CALLED_AWAY = Patterns(
    r"""
    ^ [<well>]* <doing> [just|now|quickly|out|up|off|to|in|down|round|over|with|through|the|a|my|our|his|her|
        some]* <chore>
    ^ [<well>]* <who> [is|has|are|have|just|been|there|went|keeps|started|now|about|to]* <happens>
    ^ [<well>]* <short> [<after>]* $
    ^ [<well>]* sec|min|minute|mo|moment|tick|ticks|minutes|mins [<after>]* $
    ^ [<well>]* <short>|sec|min|minute|mo|moment|tick [<after>]* just|am [just|<after>]* !<symptom> \w+ing|at|on|in
    ^ [<well>]* <short>|sec|min|minute|mo|moment|tick [<after>]* [just]* let me
    ^ [<well>]* <short>|sec|min|minute|mo|moment|tick [<after>]* parking|pulling [up|over|in|$]
    ^ [<well>]* just|am !<symptom> \w+ing [up|over|in|off|out|down|on|the|a|my|to|home|here|work|school|bus|car|kids|
        door|customer|someone|somebody|tea|dinner]* <short>|sec|min|minute|mo|moment|tick [<after>]* $
    ^ [<well>]* [just]* parking|pulling up|over|in [now|here|outside|at|home|school|work|<after>]* $
    got|have|need|gotta to|a [just|quickly|go|and|nip|pop|run|take|dash]* dash|call|shoot|bounce|run|wee|loo|toilet
    ^ [<well>]* on [the|a|my|another|other]* phone|call|line|loo|toilet|bus|tram|train|motorway|move [<after>]* $
    ^ [<well>]* driving|cooking|working|queueing|shopping [home|still|at|the|moment|here|<after>]* $
    ^ [<well>]* at|in|through [the|a|my]* till|tills|checkout|lights|traffic|tunnel|queue|meeting|doctors|dentist|
        hairdressers|middle [still|at|the|moment|<after>]* $
    losing|lost|no|bad|rubbish|dodgy|poor signal|reception [here|on|the|train|bus|in|<after>]* $
    ^ [<well>]* someone|somebody|someones|somebodys|theres|there [is|at|has|just|come|knocking|here|ringing|
        someone|somebody|the]* door|phone|bell
    right|be with|back|there you|with|in|shortly|soon [in|shortly|soon|a|<after>]* [tick|sec|minute]* $
    ^ [<well>]* brb|bbl|afk|bbs|bk|gtg|g2g
    """,
    _TABLES,
)

# "Hang on it's in my other phone, back in 5".
_ON_ANOTHER_PHONE = Patterns(
    """
    ^ [<well>]* [it|is|that|them|saved|stored|number|all]* in|on [my|the|his|her]* other|old|work|wifes|husbands|hubbys|
        mums|dads|partners|missus|sons|daughters phone|mobile|handset [<after>]* $
    """,
    _TABLES,
)


def is_on_another_phone(text: str) -> bool:
    """Whether somebody has to fetch what is asked for from another phone."""
    return _ON_ANOTHER_PHONE.found_in(in_full(text))


def called_away(text: str) -> bool:
    """Whether somebody does something else now, and gives no answer."""
    return is_on_another_phone(text) or _CALLED_AWAY.found_in(in_full(_IS.sub(r"\1 is", text)))
