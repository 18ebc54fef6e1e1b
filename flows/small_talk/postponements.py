"""What is put off, or waits for somebody else: "wife's reading it", "4 or 14, I'll let you know"."""

import re

from flows.language.patterns import Patterns, in_full
from flows.language.regex import regex
from flows.language.vocabulary import phrases
from flows.small_talk.taking_back import takes_back

_TABLES = {
    # Who has a look before it is answered.
    "another": phrases("""
        wife, husband, hubby, wifey, partner, missus, mrs, mister, other half, better half, mum, mam, mom, dad, mother
        father, nan, nana, gran, grandma, grandad, sister, brother, aunt, auntie, uncle, son, daughter, girlfriend
        boyfriend, fella, mate, friend, ex, lad, lass, kid, kids, he, she, they, boss, him, her, them, someone
        somebody, sam, bloke, step dad, stepdad
    """),
}
# Not known, not there or not found yet.
NOT_YET = Patterns(
    r"""
    ask|check|speak|run|clear|okay|agree [it|this|that|with|to|past|by]* his|her|my|the|their <another> [about|it|this|
        that|first]* first|before
    let|lemme|gimme [me]* [just|quickly]* check|look|find|ask|see|think|have|get|dig|go|grab|fetch|double|ring|text|
        message
    ill|il|will|gonna|going [am|just|to|have|need|ll|gotta|got|must|better|be|are|quickly]* check|look|find|ask|see|
        dig|grab|
        fetch|ring|text|message|confirm|measure
    need|have|got|going|gotta|trying to [go|and|just]* check|look|find|ask|see|think|dig|grab|fetch|ring|text|message|
        get|measure|remember|confirm
    asking|checking|looking|finding|searching|digging|measuring|ringing|
        texting|messaging|fetching|waiting|hunting him|her|his|for|it|them|now|on|my|the
    asked|texted|messaged|rang his|her|him|them|my|the
    not [got|have]* [it|that|them]* [to|on|with] hand|me
    hang|hold on|fire|your|that|off !to
    bear with
    will|ill|il|gonna|going [to|just|have]* set|make|create|order|buy|book|pick|collect [a|an|new|one|it|up|another|of|
        account|address]* tonight|tomorrow|later|soon|when|this|next|at|first|after
    not [yet|actually|even|been|quite]* sorted|got|found|decided|chosen|set|made|asked|measured|thought|looked|
        bought [it|that|this|one|any|out|up|round|to|about|them|around]* yet
    not [been|yet|had|got]* [able|a|the]* [to|chance]* [sort|measure|ask|check|look]* yet
    one|two|five|half|couple [of|a]* sec|secs|min|mins|minute|minutes|second|moment|tick|ticks|mo
    reading|having [it|a|through|all|look|read|over]* now|look|read|through|first|think
    give me|us [a|an|two|five|\d+|til|till|until|half]* sec|secs|min|mins|minute|minutes|second|moment|mo|hour|bit|
        tick|day|morning|tomorrow
    back|be [back|right|there|with|you]* in|soon|shortly|later
    get back to
    come back to [this|it|that|you]*
    finish|do|sort|answer|carry|send|continue this|it|that|on|the|rest later|tonight|tomorrow|when|after|soon
    in|just a sec|min|minute|bit|mo|moment|tick|second
    phone|battery [is|about|nearly|almost|on|going|just]* dying|dead|died|low
    somebody|someone [is]* at [the] door
    ^ [just|can|could|you|will|u|i|ill|best|better|have|to|got|gotta|id|should|need|well|um|erm|ooh|oh|no]* ask|
        check [with|
        to]* him|her|them|his|alex|coach|mum|dad|nan|grandad
    kids|baby|dog|toddler|little ... crying|screaming|kicking|bath
    will|ill|il let you know
    i ask|check|look|send|tell|write [my|his|her|him|them|the|it|you|that|a|at]* [_] [_] later|tomorrow|tonight|when|
        after|soon
    ^ [just|one|a|two|hang|hold|on|half|couple|of|gimme|give|me]* sec|secs|tick|ticks|jiffy|moment
    off [the] top of my
    not|never|no [i|know|remember|got|have|the|idea|clue|what|of|a|learnt|it|his|her|their|that]* by|off heart|hand|
        memory
    not|never know|remember|got [it|his|her|their|the|that]* number|offhand
    not|no [a]* clue|idea|scooby [what|of|without|it|the|is|her|his|their|number]* number|phone|without|looking
    just|saved|down|only|under [as|under|called]* _ in|on my phone|contacts
    """,
    _TABLES,
)
_LOOKS = Patterns(
    r"""
    <another> [is|are|just|still|now|currently|only|has|have|wants|want|needs|need|would|like|to|going|gonna|go|will|be|
        got|gotta|quickly|double|first|having|the|a|quick]* reading|looking|checking|read|look|check|see|gander|
        butchers|peek|squiz|nosey|nosy|shufti|shufty|glance|glimpse|skim|scan|once|deciding|choosing|
        thinking|measuring|asking|proofreading|scrolling|reviewing !after|up|forward|for|well|like|good|out|him|her|them
    letting|showing|giving|handing|passing|getting [it|this|that|the|phone|over|to|my|his|her]* <another> [the|my|to|a|
        have|quickly|just]* read|look|see|check|phone|it|this|first|$
    showing|passing|handing it|this|that|the [phone|to|over|round|past|by]* <another>
    show [it|this|that|to|my|his|her]* <another> [it|this|that|all]* first|before|when|$
    let [my|his|her]* <another> [have|a|the|quickly|just]* read|look|check|see [it|this|that|over|through]* first|
        before|when|$
    let [my|his|her]* <another> [have|a|the|quickly|just|cast|run|take|get]* gander|butchers|peek|squiz|nosey|nosy|
        shufti|shufty|glance|glimpse|skim|scan|once|eye|eyes
    <another> [is|just|still|has|have|wants|want|needs|need|would|like|to|will|be|got|gotta|going]* cast|casting|run|
        running [an|his|her|their|the|a]* eye|eyes over
    give|get|pass|hand [it|this|that|the|phone|to|my|his|her]* <another> [it|this|phone|to|read|check|look|see]* first
    running|run|putting|checking|discussing|talking|going|sorting|agreeing it|this|that|through|over|with [by|past|with|
        through|over|it|this|the|my|his|her]* <another> [first|now|quickly]* $
    """,
    _TABLES,
)
# Who reads it all again themselves, at another time: "will go through it properly after tea".
_READS_LATER = Patterns(
    r"""
    will|ill|il|gonna|going|want|wants|need|let|gotta|like [just|to|me|have|a|quickly|properly|another|go|still|then|it|
        proper|quick|good|better|really|sit|down|and]* read|check|look|go|run|proofread|reread [it|this|that|them|all|
        at|through|over|again|properly|of|back|the|with|on|everything|carefully]* later|tonight|tomorrow|after|when|
        once|first|at|in|before
    """,
    {},
)
# Between two, and not decided: "can't decide between 4 and 14, I'll let you know".
_UNDECIDED = Patterns(
    r"""
    cannot|not|never|still [yet|quite|really|been|able|to|is|he|she|they|we|have|has]* make|decide|decided|choose|
        choosing|deciding|pick|sure|settled ... ... <told_later>
    torn|undecided|stuck|wavering [between|over|on]* ... ... <told_later>
    either ... <told_later>|decide|choose|pick
    """,
    {"told_later": phrases("let you, tell you, message, text you, get back to, come back to, say tomorrow")},
)
_DECIDES = regex(r"\b(?:put|go(?:ing)? (?:with|for)|for now|say|make it|stick)\b")
_BEARS_WITH = regex(
    r"^(?:(?:oh|no|um+|er+m?|hang on|hold on|wait|bear with me|one sec|a sec|just a (?:sec|minute|mo))\b[\s,.!-]*)+",
    re.IGNORECASE,
)
_PUTS_OFF = Patterns(
    r"""
    ^ [ok|oh|sorry|hi|um|erm|i|ill|il|well|we|just|will|have|need|going|gonna|gotta|got|to|let|me|lemme|must|better|
        had|id|can|shall|quickly|the|wife|his|dad|mum|am|about|trying|do|not|know|so|that|of|top|off|my|head|it|is|in|
        her|no|idea|cannot|remember]* check|checking|look|looking|find|finding|ask|asking|ring|ringing|measure|
        measuring|dig|confirm|get|search|searching !(?:he|she|me|us|up|his|her|blood) ... tonight|tomorrow|later|now|
        out|up|first|dad|mum|him|her|them|it|letter|when|home|soon|paperwork|doctor|gp|hospital|school|wife|husband|
        back|see|
        what|where|which
    ^ [ill|will|il|i|we|can|do|let|me|it|that|this|finish]* send|tell|give|put|add|post|type|do|write|bring|drop|
        pop [you|it|them|that|this|in|over|the|those|a|one]* later|tonight|tomorrow|when|after|soon|once|in|at|on
    """,
    {},
)
# Where somebody lives is not to be told yet, or not known: "we're between houses", "his dad won't tell me".
_NO_ADDRESS_YET = Patterns(
    r"""
    ^ [<polite>]* i|we|were [am|are|is|currently|still|just|sort|of|kind|kinda|both|all]* between houses|homes|places|
        addresses|moves|flats
    ^ [<polite>]* i|we|were|<person>|he|she [am|are|is|was|just|still|currently|both|about|due|meant|to|in|the|middle|
        of]* moving|move [house|home|out|in|again|over|there]* next|this|soon|tomorrow|again|shortly|$
    ^ [<polite>]* i|we|were|<person>|he|she [have|has|had|am|are|is]* not [even|actually|really]* moved [in|over|there|
        house|yet]* yet|in
    ^ [<polite>]* [i|we|<person>|he|she|do|does|did|have|has]* not [got|have|had]* [a|an|the|any|our|his|new|proper|
        have]* address|house|place|keys yet
    ^ [<polite>]* staying|stopping|lodging with|at my|our|a _ [house|place|till|until]* for|at now|the|moment
    ^ [<polite>]* <person> will not|never tell|say|give|share [me|us|it|that|the|address]* $
    ^ [<polite>]* god|goodness|heaven|heavens|lord|who knows [where|what|if|which] [_] [_] [_] [_] $
    <person> [is|are|keeps|just|always]* moving [house|about|around|again]* so|and god|who|i|nobody
    """,
    {
        "polite": phrases("oh, well, um, erm, sorry, honestly, actually, tbh, so, and, but, think, god, no"),
        "person": phrases("(?:his|her|the|their|my) \\w+, dad, mum, mam, nan, gran, ex, father, mother"),
    },
)
_A_STREET = regex(r"\d|\b(?:road|rd|street|lane|ln|avenue|ave|close|drive|crescent|grove)\b", re.IGNORECASE)
# What others have to agree to first: "I must agree it with his father first", "we will speak about it at home".
_TO_BE_AGREED = Patterns(
    r"""
    ^ [<lead>]* <must> [<to>]* <agree> ... <others>|first|before|together|about|at|where|it|yet|$
    ^ [<lead>]* <must> [<to>]* <agree> $
    ^ [<lead>]* <must> [<to>]* ask [<others>]* [please|too|that|this]* first|before|about|where|$
    ^ [<lead>]* first i|we [must|have|need|to]* <agree>
    ^ [<lead>]* <must> [to] first [to]* <agree>|see
    ^ i|we <agree> [it|this|that]* with|to ... first|before
    ^ [<lead>]* not [yet|really]* decide|decided|agree|agreed|settled|arranged|discussed|chosen [yet|it|that|this|on|
        where|what|with|between]* us|them|him|her|dad|mum|yet|$
    ^ [<lead>]* <must> that [<others>]* _ tell|tells|say|says|decide|decides|agree|agrees
    ^ depend|depends on|of [the]* <others>
    """,
    {
        "lead": phrases("""
            i, we, it, then, still, but, ok, so, sorry, well, oh, um, think, probably, maybe, just, also, this, that, is
            first, hi, his, her, my, the, father, mother, dad, mum, did, do, does, have, has, am, are, be, for, me, him
            her
        """),
        "must": phrases("""
            must, have, has, need, needs, should, will, ought, got, gotta, going, gonna, would, ill, better, shall, id
            let me, let us, want
        """),
        "to": phrases("to, a, the, first, also, still, just, quickly, get, have, it, that, this, about, be, out, need"),
        "agree": phrases("""
            agree, discuss, talk, speak, decide, arrange, consult, think, settle, run it past, word with, chat, say it
            check (?:it |this |that )?with, sort (?:it|this|that) out with, see with, run it by, clear it with
            run that past, agreed, confirm (?:it |this |that )?with, choose
        """),
        "others": phrases(r"""
            (?:his|her|my|the|our|your) \w+, dad, mum, father, mother, husband, wife, partner, coach, teacher, school
            nurse, doctor, gp, him, her, them, grandad, nan, alex, hospital, mam
        """),
    },
)
_SHORTLY = regex(r"\b\d\d? ?(?:secs?|seconds?|mins?|minutes?|ticks?|hrs?|hours?)\b", re.IGNORECASE)


def waits_for_another(text: str) -> bool:
    """Whether somebody else has a look or a say first, and nothing is answered yet: "wife's reading it"."""
    said = _BEARS_WITH.sub("", text)
    says_more = any(map(str.isdigit, _SHORTLY.sub("", said))) or takes_back(said)
    return not says_more and _LOOKS.found_in(in_full(text))


def reads_later(text: str) -> bool:
    """Whether somebody means to read it all again, and says nothing of it yet: "will check it properly tonight"."""
    return _READS_LATER.found_in(in_full(text))


def is_undecided(text: str) -> bool:
    """Whether it is between two and will be told later: "can't decide between 4 and 14, I'll let you know"."""
    said = in_full(text)
    return _UNDECIDED.found_in(said) and not _DECIDES.search(said)


def puts_off(text: str) -> bool:
    """Whether the answer is to follow, so that these words are none: "will check the letter tonight"."""
    said = in_full(text)
    no_address = not _A_STREET.search(text) and _NO_ADDRESS_YET.found_in(said)
    return no_address or _PUTS_OFF.found_in(said) or _TO_BE_AGREED.found_in(said)
