"""What stands behind a club's name and is none of it: "Hayes Lions innit", "(say Mowzel)", "down by Bangor"; and the
club of another country, where there is none here.
"""

import re

from flows.answers.basics.club_names import UP_IN
from flows.language.regex import regex
from flows.language.terms_of_address import TERMS
from flows.language.tidy import CAPITAL
from flows.language.vocabulary import phrases

_PRAISED = "|".join(
    phrases("""
        lovely, great, good, nice, smashing, brilliant, cracking, fantastic, decent, super, fab, top, grand, friendly
        proper, amazing, wonderful, brill, tidy, sound, excellent, small, tiny, little, big
    """)
)
_PRAISES = "|".join(
    phrases("""
        bunch, lot, folk, folks, people, coach, coaches, club, clubs, lads, lasses, girls, boys, kids, parents, setup
        set up, team, teams, side, place, crowd, crew, fun, times, days, years, memories, ground, pitches, manager
        managers, family, atmosphere, outfit, community
    """)
)
_ONE_OF_HIS = r"(?:his|her|their|all|my|our|the|loads of|most of|half)"
# Where it is, and not what it is called; a place that follows on a comma alone may be part of it.
_SOMEWHERE = (
    r"(?:(?:just|right|out|up|down|over|round|back|way|not far|far|tucked away) ){0,3}"
    r"(?:by|past|near|nearby|next to|behind|beyond|opposite|round|around|off|towards|outside|beside|close to|from|in|at"
    r"|on|there) (?!and\b)[^.!;()]{2,40}"
)
_BEHIND = regex(
    rf"(?:same (?:one |team |club |place |lot |side )?as {_ONE_OF_HIS}\b[^.!;()]*"
    rf"|(?:really |very |such |what |a |an |the |dead |proper ){{0,3}}(?:{_PRAISED}) (?:\w+ )?(?:{_PRAISES})\b[^.!;()]*"
    r"|(?:(?:you )?(?:say|said|says) (?:it )?|pronounced |it'?s pronounced |sounds like |rhymes with )[^.!;()]{2,30}"
    r"|(?:the )?(?:[\w'’]+ ){1,3}(?:one|lot)"
    r"|(?=(?:just|right|out|up|down|over|round|back|way|not far|by|past|near|next to|behind|beyond|opposite|off"
    rf"|close)\b){_SOMEWHERE}"
    r"|(?:he|she|they|we|i|it|his|her|(?:my|his|her|our) [\w'’]+)(?:'(?:s|d|ve|re|m))?\b"
    r" (?!was|were|is|had|then|went|moved|joined|started)[^.!;()]*"
    r"|(?:such a )?shame\b[^.!;()]*|bless (?:him|her|them|it)|long story)",
    re.IGNORECASE,
)
_TAGS = regex(
    rf"(?:,? (?:innit|init|in'?it|yeah|yes|isn'?t it|like|(?-i:{TERMS})|you know|y'?know))+$",
    re.IGNORECASE,
)
_ENDS = regex(r"\s*[.!;,]+\s+|\s+-\s+|\s*\((?=[^()]+\))|\)[\s.,!]*")
# A later club, or a second thought, is told behind the first.
_GOES_ON = regex(
    r"\b(?:then|after|afterwards|before|moved|went|joined|now|last|later|next|and|plus|also|both|until|till?|since"
    r"|no|not|none|wait|sorry|actually|hang|hold|mean|meant|but|or)\b",
    re.IGNORECASE,
)
_COUNTRY = "(?:england|uk|the uk|britain|great britain|this country|wales|scotland)"
_NONE_HERE = regex(
    rf"[\s,.;]+(?:and |but )*(?:(?:over |now )?here(?:,? in {_COUNTRY})?|in {_COUNTRY})[\s,:]+"
    r"(?:(?:he|she|they|we|has|have|had|got|is|was|there|still|s?he's) )*"
    r"(?:no|none|nothing|not|never|nowhere|nobody|without|hasn't|hasnt|didn't|didnt)\b.*$"
    r"|[\s,.;]+(?:and |but )*(?:no (?:club|team)s?|none|nothing|not yet)(?: (?:yet|at all|so far))?"
    r" (?:over )?here\b.*$",
    re.IGNORECASE,
)
_THERE = regex(
    r"^(?:(?:back home|back there|over there|back(?= in )|at home|before(?: that)?|yes|yeah|no|well|only|first"
    r"|in (?:(?:my|our|his|her|the|old|other|home) )*(?:country|homeland)"
    rf"|in (?-i:[{CAPITAL}]\w+)(?=,? (?:(?:he|she|they|we|was|had|at|with|for|in|from|playe?d?s?|the|a|club|team)\b"
    rf"|(?-i:[{CAPITAL}]\w+ [{CAPITAL}])))"
    r"|he|she|they|we|was|were|is|had|has|been|did|used to|play(?:s|ed|ing)?|train(?:s|ed|ing)?|for|at|with|in|from"
    r"|(?:the |a )?(?:club|team|academy)(?: of| called| named)?)\b[\s,:]*)+",
    re.IGNORECASE,
)
_BEGINS_THERE = regex(
    r"^(?i:(?:before|back|he|she|they|we|play(?:s|ed|ing)?|trains?|trained|was|were|used to|first|only|lived?|when|so"
    rf"|and) ){{0,6}}(?i:in) [{CAPITAL}][\w'’-]+,? "
)
_HOW_LONG = regex(
    r"[\s,]+(?:for |about |almost |nearly |over )*(?:\d+|an?|one|two|three|four|five|six|half an?|(?:a )?(?:few"
    r"|couple of)) (?:years?|seasons?|months?|terms?)\b.*$",
    re.IGNORECASE,
)


def without_remarks(said: str) -> str:
    """What a message calls a club, where all that stands behind it are remarks; "" where there are none, or another
    sort of thing is among them.
    """
    name, *behind = [part.strip() for part in _ENDS.split(said) if part.strip()] or [said]
    bare = UP_IN.sub(r"\g<club>", _TAGS.sub("", name))
    if not behind:
        return bare if bare != said else ""
    return bare if all(is_a_remark(_TAGS.sub("", part)) for part in behind) else ""


def is_a_remark(part: str) -> bool:
    """Whether a part of a message says something of a club, and names none."""
    return _BEHIND.fullmatch(part) is not None and not _GOES_ON.search(part)


def club_abroad(said: str) -> str:
    """What is told of a club elsewhere before it is said that there is none here."""
    elsewhere = _NONE_HERE.sub("", said)
    return _HOW_LONG.sub("", _THERE.sub("", elsewhere)) if elsewhere != said else ""


def club_in_a_country(said: str) -> str:
    """What is told of a club behind the country that it is in: "before he play in Poland, club is Orzeł Łódź"."""
    told = _THERE.sub("", said) if _BEGINS_THERE.match(said) else said
    return _HOW_LONG.sub("", told) if told != said else ""
