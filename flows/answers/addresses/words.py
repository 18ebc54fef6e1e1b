"""The words by which an address is known, and those that lead up to one."""

import re

from flows.language.number_words import UP_TO_99
from flows.language.regex import regex
from flows.language.terms_of_address import TERMS
from flows.language.vocabulary import phrases

LEAD_INS = frozenset(
    phrases("""
    its, it is, thats, that is, we live at, we live on, we live in, i live at, i live on, i live in, we are at, were at
    we are on, at, im at, i am at, my address is, our address is, the address is, address is, address, house number
    house number is, our house number is, my house number is, house name, house name is, house no, number is
    our house is, the house is called, our house is called, its called, called, the street is, street is
    my street is, our street is, hi, hello, yes, just, only, its just, street name is, the street name is
    name of street is
    street name, road name is, the road is, road is, i live in street, we live in street, i live on street
    name of the street is, wrong house, wrong number, wrong address, wrong one
    the number is, our number is, my number is, and the number is, numbers, the numbers, our numbers
    and its, oh its, its on, its in, on, in, it will be, itll be, that would be, that will be, thatll be, actually
    sorry its
""")
) | frozenset(
    f"{whose}{home}{place} is"
    for whose in ("", "his ", "her ")
    for home in ("dads", "mums", "mams", "nans", "grans", "grandparents")
    for place in ("", " house", " place", " address", " number")
)
BEFORE_A_NUMBER = frozenset({"no", "num", "number", "nr"})
GOODBYES = frozenset(
    "thanks thankyou cheers please pls thx ta hun love mate x lol pal bud boss babe duck btw mush fella".split()
)
# "Mill Lane queen, Sale", "Mill Lane, Sale me duck": whom one speaks to stands behind the street or at the end.
ENDEARED = regex(rf"(?<=\w),? (?:{TERMS})(?=,|[ .!]*$)")
# "There isn't a street, just Moss Farm, Carrington": what is told in place of one.
NO_STREET = regex(
    r"(?:(?:oh|well|sorry|um+|erm?|there(?:'?s| is)?|it(?:'?s)?|we(?:'?ve)?|i(?:'?ve)?|really|actually|has|have|got|is)"
    r",? )*(?:no|not|(?:i|is|has|have|do|does|are|ai)n'?t)"
    r"(?: (?:have|got|a|an|any|no|really|actual|proper|real|much of a)){0,4} (?:street|road)"
    r"(?: (?:name|as such|here|really|at all|like|mate)){0,2}(?:$|[\s,.;:-]+"
    r"(?:(?:so|but|and|it'?s?|that'?s?|thass|is|just|jus|only|simply|we're|were|called|put|really)\b"
    r"[\s,]*)*(?:the (?:farm|house|cottage|barn)[\s,]+)?)",
    re.IGNORECASE,
)
# First words of what is said instead of an address.
EXCUSES = frozenset("i ill im ive dont same not cant can idk none nothing mine will".split())
# "12 Acacia Avenue": what makes the words behind a number a street, unless one of them makes it a building.
STREETS = frozenset(
    """
    avenue ave av road rd street st lane ln drive dr close cl crescent cres grove gr way gardens gdns terrace park hill
    walk row square sq place pl rise parade green boulevard brow croft fold mount vale view circle circus chase mews
    meadow meadows glade dale crossing paddock spinney ridge mead oval esplanade promenade wharf quay
    cresent crecent cresant crescant avenu avanue aveneu steet stret streat raod gardans terace terrece
""".split()
)  # and as they are misspelt
# "Heol y Coed", "Ffordd Las": these stand first.
STREETS_IN_WELSH = frozenset("heol hewl ffordd stryd lon lôn rhodfa maes clos cae rhiw bryn cwrt parc".split())
NEVER_A_HOUSE = frozenset("avenue ave road rd street lane ln drive crescent".split())
BUILDINGS = frozenset(
    """
    court house lodge cottage farm apartments flats mansions tower building mill vicarage rectory barn manor grange
    chapel stables granary priory
""".split()
)
SORTS = frozenset(
    """
    flat house bungalow caravan terrace terraced semi detached boat narrowboat houseboat duplex maisonette cottage barge
""".split()
)
FLATS = frozenset("flat apartment apt unit".split())
# "Street: Kingsway, Town: Derby", "61, street Kingsway, city Derby"; what is named so has a capital: "Town Hall Road".
LABELS = regex(
    r"(?P<before>^|[,;]\s*)(?:(?i:street|road|city|town|village)(?i: name)?(?::| is\b) *"
    r"|(?i:(?:and )?(?:the|our|my) (?:street|road)(?: name)?(?:'s| is) )(?=[A-Z])"
    r"|(?<=[,;] )(?:street|road|city|town|village)(?: name)? (?=[A-Z]))"
)

DOUBLED = regex(r"(?P<times>double|treble|triple) (?P<digit>\d)")
# "28 tho the sat nav says 26".
THOUGH = regex(
    r"(?:(?:its|it's|number|no) )*(?P<number>\d{1,4}[a-r]?),? (?:even )?(?:tho|though|although|but|whatever|despite)\b"
    r"(?!.*\b(?:moving|moved|now|not|was|should|were)\b)",
    re.IGNORECASE,
)
# "Number 9, same road as the school".
NUMBER_NAMED = regex(
    r"(?:(?:its|it's|it is|we're|we are|at|the|house|door|on) )*(?:number|num|no|nr)\.? \d", re.IGNORECASE
)
# "New place is 17, we move Saturday".
NEW_PLACE = regex(
    r"(?:(?:the|our|my|we have|this is the|its the|it's the) )?new (?:place|house|home|flat|one|address|gaff)"
    r"(?:'s| is| will be|'ll be|s|:)?(?: going to be)?(?: number| no)? \d",
    re.IGNORECASE,
)
# "His number is 26", where the house of another is asked for.
NUMBER_OF_ANOTHER = regex(
    r"^(?:(?:and|oh|so|its|it's),? )*(?:his|her|their)(?: (?:house|door))? number(?:'?s| is|:) (?=\d)", re.IGNORECASE
)
# "His mum has flat 2 now", where the house of another is asked for.
OF_ANOTHER = regex(
    r"(?:(?:no|yes|oh|well|so)[ ,]+)?(?:his|her|their|the) (?:mum|mam|mom|dad|nan|gran|grandma|grandad|aunt\w*|ex|other"
    r" half)(?:'?s)?(?: (?:has|got|is|lives|living|now|at|in|on|over|moved|to)){1,4} (?:number|no|flat|apartment|unit)"
    r" \d",
    re.IGNORECASE,
)
# What only a neighbour would find: "the one with the red car outside", "behind the big supermarket", "a cul de sac",
# "two streets from the club", "his mum's road".
ONLY_DESCRIBED = regex(
    r"(?:its |it's )?(?:"
    r"(?:the |a |with |has )*(?:\w+ ){0,2}(?:door|gates?|fence|garage|hedge)(?: (?:with|on|at|and|out)\b.*)?|"
    r"(?:the|a) (?:\w+ ){0,3}(?:one|house|bungalow|place|door|gate)"
    r"(?: (?:with|next|on|at|by|near|opposite|behind|where|that)\b.*)?"
    r"|(?:the )?(?:last|first|end|second|third|middle|corner|bottom|top|far)(?: \w+){0,2}? (?:on|of|in|at|from|along"
    r"|down) (?:the|our|a|my) (?:\w+ ?){1,3}|(?:the )?(?:end|last|first|corner|middle) (?:one|house)"
    r"|(?:off|behind|opposite|beside|across from|past|just past|just off|over by|down by|up by|by|near)"
    r" (?:the|a|an|my|our) (?:\w+ ?){1,4}"
    r"|(?:about |just |only )?(?:an?|one|two|three|four|five|ten|few|a few|couple of|a couple of)"
    r" (?:streets?|roads?|doors?|houses?|min(?:ute)?s?|miles?) (?:from|away|down|up|over|past|off|along|walk)\b.*"
    r"|(?:(?:an?|the|our|my|this|long|little|small|quiet|new) )*"
    r"(?:cul[ -]de[ -]sac|dead end|(?:new |housing )+estate|new builds?|dirt track|farm track)"
    r"|(?:an?|the|our|this) (?:main road|back street|side (?:street|road)|country lane)"
    r"|(?:his|her|their|my|our) (?:mum|mam|dad|nan|gran|ex|sister|aunt(?:ie)?)'?s (?:road|street|house|place|one|way))"
)
_WAYS_IN = "door|bell|doorbell|buzzer|gate|entrance|entry|intercom|steps|stairs"
# "32 next to the park", "Flat 2 above the chippy": what tells a house from others is no street.
DESCRIBED = regex(
    r"((?:(?:flat|apartment|apt|unit) )?\d+ ?[a-z]?),? "
    r"(?:(?:(?:the|its|it's|thats|that's) )+(?:one|house|flat) )?"
    r"(?:next|opposite|behind|near|above|below|under|beside|across|halfway|past|off"
    r"|at the (?:end|top|bottom|far|corner|back|other|start)|on the corner|round the corner|with|by the"
    r"|(?-i:(?:the |its the |it's the )?(?:top|bottom|middle|left|right|side|front|back|end|first|second|last|far|red"
    r"|blue|green|white|black|yellow|brown|grey|pink|purple|orange|wooden|glass)(?: hand)?(?: side)?"
    rf" (?:{_WAYS_IN})|the (?:{_WAYS_IN}) (?=[a-z]))(?!.*\b(?:{'|'.join(sorted(STREETS | BUILDINGS))})\b)"
    r"|for (?:now|the moment|the time being|the minute)|at the moment|at present|till|until)\b.*",
    re.IGNORECASE,
)
# "Acacia Avenue near the school, Urmston": where a street is, which no post office needs.
BESIDE_IT = regex(
    r",? (?:(?:just|right|up|down|round|over|out|along|back|(?:at |on )?the (?:bottom|top|end|far end|back)) ){0,3}"
    r"(?:near|opposite|behind|next to|beside|by|just off|across from|past|round the corner from|not far from|before"
    r"|(?:(?:at|round) )?(?:the )?back of|from) (?:the|a|our|my|where)\b[^,]*",
    re.IGNORECASE,
)
# What is no part of an address: "Dane Road er Sale", "mins walk from the ground", "(back door".
STRAY = regex(
    r"\b(?:er+m?|um+|uh+|like (?:the|a|in|it)|as in|from|above|used to|moved|mins?|minutes?|walk from"
    r"|is|its|it's|innit|thats|that's|we're|(?:number|were) \d"
    r"|^(?:hmm+|ok(?:ay)?|right|so|well) (?=it|ok|[A-Z\d])|^(?:lovely|nice|sunny|busy|quiet|good old) (?=[A-Z])"
    r"|(?:up|down|on|along) the (?:hill|road|street|lane))\b"
)
# "On the letters they write Flat 3, Barlow Court": who calls it so.
AS_WRITTEN = regex(
    r"(?:(?:on |in )?(?:the|our|my|all the|all our|most) (?:\w+ )?(?:letters?|post|mail|bills?|envelopes?|parcels?"
    r"|doors?|gates?|signs?|gateposts?|wall|licence|council tax),? )?(?:(?:they|we|people|everyone|everybody|it|he"
    r"|postie|(?:the )?(?:postman|council|bank|school)) )?(?:always |usually |just |all )?(?:write|writes|written|puts?"
    r"|says?|reads|calls? it|knows? it as|have it as|has it as|goes to|go to)\b:? (?:as |is |that )?(?=\S)",
    re.IGNORECASE,
)
# "It's family halls, so just Chancellors Way, Fallowfield".
COMES_DOWN_TO = regex(
    r".{3,60}?\bso (?:(?:it's|its|that's|thats|put|say) )?(?:just|only|simply|basically) (?:(?:put|say|it's|its) )?"
    r"(?=\S)",
    re.IGNORECASE,
)
# "Off Washway Road, called Elm Close", "it's not got a number, just Holly Bank".
IS_CALLED = regex(
    r"(?:.{1,40}?,? called"
    r"|(?i:.{0,30}?\b(?:no|a|any) (?:house |door )?numbers?(?: (?:on it|as such|or anything|here))?,?"
    r"(?: (?:it's|its|so|we're|but|and)){0,2}(?: (?:just|only|called|known as)){1,2})) (?=[A-Z])"
)
# "40B not A, Rayleigh Road".
NOT_ANOTHER = regex(
    rf"^(?P<number>(?:(?:no|nr|number|it'?s|its) )*\d{{1,4}}[a-z]?),? (?:and )?not (?:(?:[a-z]|\d{{1,4}}[a-z]?)"
    rf"|{'|'.join(UP_TO_99)})(?=, *\w)",
    re.IGNORECASE,
)
# "19B as in basement, the Hendersons upstairs are 19A".
LETTERED = regex(
    r"(?P<house>\d{1,4}(?P<letter>[a-r])),? (?P<remark>(?:(?:with (?:an? )?)?(?P=letter) )?"
    r"(?:as in|for|like|is for|means)(?: (?:an?|the|in))? [a-z]+(?:[,.;!-]+ .{2,120})?)",
    re.IGNORECASE,
)
# "4 Canal St, Sale, that's everything".
THAT_IS_ALL = regex(
    r"(?:[\s,.!-]{1,4}(?:and |so |ok |right )?(?:(?:that'?s|that is|this is) (?:everything|it|all|the lot|all of it"
    r"|me done|the whole thing)|there (?:you|ya|u) (?:go|are)|all done|done)){1,3}"
    r"(?: (?:now|then|i think|mate|x+|thanks|ta))?[\s.!]{0,4}$",
    re.IGNORECASE,
)
AS_TOLD = regex(r",? (?:like|as) (?:i|we) (?:said|told|put|wrote|gave)\b.*", re.IGNORECASE)
