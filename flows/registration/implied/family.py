"""Who the parent is to the player, and where the player lives."""

import re
from datetime import date
from typing import Any

from flows.answers import Relationship, Understood
from flows.language.clauses import affirmed, denied
from flows.language.patterns import Patterns, in_full
from flows.language.regex import regex
from flows.registration.implied.tables import implied

# "I am the wife of his father": who is married to a parent, or born to the same ones.
_OF_A_PARENT = implied(
    ("Other", r"""
        wife|husband|partner|girlfriend|boyfriend|fiance|fiancee|mother|father|mum|dad|mam|sister|brother|friend|
            parent|
            woman|man of|to|with his|her|their|the|sams|childs|boys|girls [own|real]* mum|mam|mom|mother|dad|father|
            parent|parents
        his|her|their|sams|my sons|daughters [new|ex|current|second|long|term|_]* wife|husband|partner|girlfriend|
            boyfriend|fella|missus|mrs|fiance|other
        dads|mums|fathers|mothers|mams|mammys|mummys|daddys|moms|mamas|papas|mas|das|pas|parents|nans|grans|grannys|
            grandmas|grandads|granddads|uncles|aunts|aunties|auntys|sisters|brothers [new|ex|current|second|long|
            term]* wife|husband|partner|
            girlfriend|boyfriend|fella|feller|bloke|man|missus|mrs|fiance|other|bird|gf|bf|hubby|lad|lass|friend|mate|
            sister|brother|cousin|mum|mam|mother|dad|father
        other|better half of|to [his|her|their|the|sams|own]* mum|mam|mom|mother|dad|father
        married|engaged to [his|her|their|the|sams|own]* mum|mam|mom|mother|dad|father
    """),
)  # fmt: skip
# Whoever has been given parental responsibility by a court is the guardian, whatever else they are to the child.
_BY_ORDER = implied(
    ("Guardian", r"""
        special|legal|court|temporary guardian|guardians|guardianship
        guardianship|sgo
        guardian ship
        residence|residency|custody|care order
        child arrangements|arrangement
        kinship|foster|fostering|approved carer|foster|placement|order
        custody|residence|residency|guardianship|responsibility of|for|through|by|over|from
        court gave|give|granted|awarded|placed|made [me|us|him|her]*
    """),
)  # fmt: skip
# "Just his aunt, his nan has the guardianship": that is somebody else.
_OF_ANOTHER = Patterns(
    r"""
    his|her|their|the|my|our mum|mam|mummy|dad|daddy|nan|nana|gran|granny|grandma|grandad|aunt|auntie|uncle|sister|
        brother|father|mother is|has|have|got|are|was [still|also|the|his|her|a|got]* special|legal|guardian|
        guardianship|sgo|residence|custody
    she|he|they|who is|has|have|got|are|was [still|also|the|his|her|a|got]* special|legal|guardian|guardianship|sgo|
        residence|custody
    no|never|fighting|going|trying|applying|applied|waiting|without|till|until [the|a|got|for|have|any|we|
        get]* guardianship|sgo|guardian|residence|residency|custody|order|court|special|legal
    his|her|their|the legal|special guardian|guardians is|are
    """,
    {},
)
_RELATED = Relationship()
_PUT_OTHERWISE = regex(
    r"\b(?:actually|sorry|put|wait|no|mean|meant|step\w*|foster|god\w+|technically|really|partner|legally"
    r"|adopt\w*)\b|^\w+[\s,.]+(?:but|or|not|well)\b",
    re.IGNORECASE,
)
# "I'm the big sister, just typing for mum. put mum down": who is to stand there, whoever writes.
_PUT_DOWN = regex(
    r"\b(?:put|have|register|stick|write|name|list) (?:(?:my|our|his|her|the|their) )?(?P<who>[a-z-]+)"
    r"(?: (?:down|in|on (?:it|here|there)|instead|for (?:it|this|that)|as the parent))+(?: (?:please|pls|though|then"
    r"|tho|ta|thanks))*[\s.!]*$",
    re.IGNORECASE,
)
# "Me and his dad split but yeah mum": what is said in the end, behind a yes.
_COMES_TO = regex(
    r"\b(?:but|so|anyway|still)[\s,]+(?:(?:yes|yeah|yep|aye|i'?m|i am|still|the|his|her|just|always)[\s,]+){0,5}"
    r"(?P<who>[a-z-]+)(?: here)?[\s.!]*$",
    re.IGNORECASE,
)
_RELATIONSHIP = implied(
    ("Mother", r"""
        gave|given|giving birth
        carried|pushed|birthed|bore|popped|grew him|her|them
        i am [only|just|the|a|his|her|their|sams|single|proud|very|his|actually|really|tired|long|suffering|adoptive|
            biological|birth|real|\w+s]* mum|mam|mom|mummy|mother|mama|mumma|mammy !in
        his|her|their|the|sams|single|proud|my|biological|birth|adoptive|real|full|busy old|mum|mam|mummy|mama|mumma|
            mammy|mother $
        mum|mam|mummy|mother of|to|here|speaking|thats|and|who|x
        mother hen|bear
        he|she calls me mum|mam|mummy
        son|daughter [he|she|and|is|im|i|am]* mum|mother
        old dear|girl
    """),
    ("Father", r"""
        i am [only|just|the|a|his|her|their|sams|single|proud|very|actually|really|adoptive|biological|real|
            \w+s]* dad|daddy|father|papa|pops|da|pa|bloke|fella|man !in
        old|arl|auld|owd|ould man|fella|feller|boy|fellow
        his|her|their|the|sams|single|proud|my|biological|adoptive|real|full|busy dad|daddy|papa|pops|da|father $
        dad|daddy|father of|to|here|speaking|thats
        single bloke|man|dad|father|fella
        he|she calls me dad|daddy
        bloke bringing|raising
        fathered|sired him|her
    """),
    ("Guardian", r"""
        guardian|guardians|guardianship|foster|fostering|fosters|fostered
        parental|legal responsibility
        kinship|primary|full|main carer
        am|his|her carer
        sgo
        social services|worker placed|place
        lives with me [because|as|since|full]
        in my care
        legally responsible
        have [full|legal|sole]* custody
        took|taken|take him|her|them in|on
    """),
    ("Other", r"""
        step|bonus|god|half mum|dad|mother|father|parent|brother|sister|son|daughter
        ^ [i|am|his|her|a|the|only|just]* step [parent]* but|though|technically|really|and|so|not|been|$
        stepmum|stepdad|stepmother|stepfather|stepparent|stepson|stepdaughter|godmother|godfather|godparent|godson|
            goddaughter
        am [his|her|their|the|sams|a|\w+s]* nan|nana|nanna|nanny|gran|granny|grandma|grandmother|grandad|granddad|
            grandpa|grandfather|grandparent|aunt|auntie|aunty|uncle|sister|brother|cousin|neighbour|childminder|
            babysitter|partner|gramps|nonna|babcia
        grandson|granddaughter|grandchild|nephew|niece|grandkid|grandsons
        mums|dads|mothers|fathers|his mums|her mums partner|boyfriend|girlfriend|husband|wife|fella|other|friend|new
        family|close friend
        big|older|elder|oldest|eldest|little sister|brother
        not|nt related|blood
        look after him|her|them [while|when|for|after|on]
        au pair|nanny
        i mind him|her
        brother|sister|uncle|aunt|auntie|nan|gran in
    """),
)  # fmt: skip


def RELATIONSHIP(text: str) -> tuple[Any, dict[str, Any]] | None:
    """Mother, Father, Guardian or Other, in words of one's own."""
    if _OF_ANOTHER.found_in(in_full(text)):
        return None
    put = _PUT_DOWN.search(text) or _COMES_TO.search(text)
    told = put and _RELATED.read(put["who"], date.min)
    if isinstance(told, Understood):
        return told.value, {}
    return _BY_ORDER(text) or _told_first(text) or _OF_A_PARENT(text) or _RELATIONSHIP(text)


def _told_first(text: str) -> tuple[Any, dict[str, Any]] | None:
    """Who somebody says that they are before they tell of others: "dad. me and his mum are split"."""
    first, _, behind = re.sub(r"[.,;!\n-]+\s+", "\n", text.strip()).partition("\n")
    if not behind or _PUT_OTHERWISE.search(text):
        return None
    told, then = (_RELATED.read(said, date.min) for said in (first, behind.partition("\n")[0]))
    return (told.value, {}) if isinstance(told, Understood) and not isinstance(then, Understood) else None


# "Unless he's at his mum's", "when it's my week": some of the time, whatever else is said.
_BUT_FOR = Patterns(
    r"""
    ^ [yes|yeah|yep|here|he|she|is|does|only|just|mostly]* unless|except|when|whenever|if [when|he|she|they|it|is|are|
        not|has|gone|off|over]* [with|at|to|round] his|her|their dads|mums|mams|nans|grans|dad|mum|nan
    ^ [yes|yeah|yep|here|he|she|is|does|only|just|mostly]* unless|except|when|whenever|if [when|it|is|on]* my|our|his|
        her [dads|mums|turn|own]* week|weekend|weeks|weekends|turn|days|nights
    one|bed|bedroom|room|home|house|bedrooms|stuff|clothes|toothbrush [is|are]* here|mine|ours and [one|another|some|a|
        also|the|bed|room|bedroom|other|more]* at|with|in|round his|her|their dads|mums|mams|nans|grans|dad|mum|nan|
        gran
    """,
    {},
)


def LIVES_HERE(text: str) -> tuple[Any, dict[str, Any]] | None:
    """Whether the player lives with who writes: yes, no or partly."""
    return ("partly", {}) if _BUT_FOR.found_in(in_full(text)) else _LIVES_HERE(text)


_LIVES_HERE = implied(
    ("yes", r"""
        under|beneath one|the|same [same] roof
        all live|together|in|here [here|together|one|the|same|under]*
        all|both of us|them [live|living|here|together|are|under]*
        one|same big|happy|house|household|home|family
        sleeps|sleep|sleeping|eats|kips|bed|bedroom|room [is|are]* here
        lives|living|live|is|stays|resides with|here [with]* me|us|both|always|full|permanently|too|together|every
        with me|us all|full|always|every|100|permanently|since|at
        just|only the|us|me two|three|four|of|and
        since the|he|she|birth|born|day
        every|each [single]* night|day|minute|evening
        ^ [yes|yeah|here|oh|he|she|is|lives|just]* all the time [yes|here|thanks|please]* $
        ^ [yes|yeah|here|oh|he|she|is|lives|just]* full time [yes|here|thanks|please]* $
        ^ [yes|yeah|oh]* always|permanently|fulltime [yes|here|has|thanks]* $
        ^ [um|er|erm|well|oh|yes|yeah|he|she|does|is|here|only|just]* for now|currently
        ^ [um|er|erm|well|oh|yes|yeah|he|she|here]* does|is [here]* at the moment|minute|present
        ^ [um|er|erm|well|oh|he|she|does|is|here]* for the time|moment|minute
        ^ [um|er|erm|well|oh]* yes|yeah|yep|aye until|till|unless
        ^ [yes|yeah|oh]* 24 7 [here|yes|thanks]* $
        24|all 7|day|the|week time|long|hours|and
        always has|have|does|will|is|here|lived|been
        eats|eating me|us|out
        where else
        never|not|nt leaves|lived|left|moved|anywhere|known [anywhere|home|the|else]*
        course|definitely he|she|they does|do
        ^ yes|yeah|yep|yup|aye|course|definitely !(?:but|and|half|some|most|only)
        yes|yeah|yep|yup|aye $
        unfortunately|sadly|luckily lol|yes|haha
        ^ [yes|oh|well]* unfortunately|sadly|luckily|unluckily|regrettably|annoyingly|tragically|worryingly for my|our|
            the|us|me|his
        ^ [yes|oh|well|here]* until|till he|she|they|is|are|the [is|are]* \d\d|eighteen|married|moves|uni|grown|leaves|
            old|an|of
        cannot get rid
        should|would|id|youd|certainly|bloody [certainly|bloody|really|well|damn|flipping|flippin|blooming|blinking|
            jolly|
            like|to|very|much]* hope|think|imagine so
        ^ [yes|well|he|she|does|is]* as far as i
        ^ [well|i|we|oh|just|yes]* hope so
        last time i checked|looked|counted
        ^ [yes|he|she|they|had|hed|shed|theyd|well|i|think]* better|best do|does|be|had|$
        full|100 time|custody|percent [with|here|me|us|of]* here|me|us|him|her $
        same|this|our|my address|house|home|place|gaff|roof
        his|her|their|the only home|address|house
        at home with|here|still
    """),
    ("no", r"""
        not anymore|any
        no longer
        moved out|away|in
        lives|living|live|stays|staying|stopping|stops|kipping|is|resides|sleeps|full|time|based|
            kept [mainly|mostly|always|time|all|of|the|
            week|full]* with|at|over|in|round his|her|their|my|a|grandparents|nans|dads|mums|foster|the
        full time|custody with|at|is|to [his|her|their|my]* dad|mum|nan|gran|ex|father|mother|dads|mums|nans|
            grandparents|aunt
        own|another|different|separate|other place|flat|address|house|home
        somewhere else
        elsewhere
        does|do|dont|did not [live|stay|actually]* here|with|at
        his|her|their dad|mum|nan|gran|ex|father|mother|aunt|grandparents|ex has|have|keeps|got him|her|them
        only visits|stays|see|comes|has|have|sees|here
        i|we have|see|get|got him|her|them sundays|saturdays|weekends|sunday|weekend|holidays|the|one|every
        resident|residency with|at
        he|she is|are with his|her|their|my
    """),
    ("partly", r"""
        when|unless|except [when|he|she|they|hes|shes|its|is|are|not]* [with|at|in] [his|her|their|the]* dads|mums|
            nans|dad|
            mum|fathers|mothers
        half [the|of|a|his|her|and|with]* week|time|half|me|dads|mums
        week|weekends|weekend|weeks on|about|off|each|here
        shared|joint|split|share custody|care|time|between|parenting|him|her|equally|residency
        split|splits|splitting|share|shares [it|him|her|the|time|week|equally|everything]* down|
            between|equally|half|evenly|week|time
        during|in the week|weekdays|holidays|term
        between us|the|both|me|his|her|two|mine|houses|homes
        weekends|weekdays|fortnight|fortnightly
        two|2|both homes|houses|addresses|places
        50|fifty 50|fifty
        every|alternate other|second|weeks|weekend|weekends
        some|most|part|few|couple|two|three|four|2|3|4|5 [of|nights|days]* time|week|nights|days|the
        back and
        on and
        depends on|which|who|what|whose
        varies|rota|alternates|alternating
        coparent|co parent|parenting
        term time
        boards|boarding
        mainly|mostly|usually|sometimes
    """),
)  # fmt: skip
_NUMBER = regex(r"\b\d{1,4}[a-z]?\b", re.IGNORECASE)
_LIVES_AT = regex(
    r"\blive at (?:the |number |no )?\d+ ?[a-z]?\W*$|\b\d+[a-z]? (?:is |where )*(?:we|i) live\b", re.IGNORECASE
)
_STREET = regex(r"\b(?:road|rd|street|st|lane|ln|avenue|ave|close|drive|way|grove|flat \d|crescent)\b", re.IGNORECASE)


def HOUSE(text: str) -> tuple[Any, dict[str, Any]] | None:
    """The one number that is left where another is denied, or that is called the number: "not 27, we swapped to 29"."""
    numbers = set(_NUMBER.findall(" ".join(affirmed(text))))
    meant = denied(text) or "number" in text.lower() or _LIVES_AT.search(text) is not None
    return (numbers.pop(), {}) if meant and len(numbers) == 1 and not _STREET.search(text) else None
