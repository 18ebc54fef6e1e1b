"""What is said instead of an answer, in sentences: something is looked for, somebody asked, a question put without its
mark. Looked for only where no answer was found.
"""

import re

from flows.language.patterns import Patterns, in_full
from flows.language.tidy import asks_something, plain, tidy
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
    # How something may be paid: two of them with an "or" between are a question.
    "pays": phrases("""
        every month, each month, per month, monthly, weekly, fortnightly, every week, each week, yearly, annual
        annually, every year, a year, a month, a week, one off, one time, once, one go, one payment, a lump sum
        lump sum, all at once, all in one, up front, upfront, instalments, installments, split, split up, spread
        spread out, spread over, now, later, when he starts, when she starts, when it starts, card, cash, direct debit
        dd, standing order, bank transfer, transfer, at the end, at the start, per season, a season
    """),
}
_NOT_YET = Patterns(
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
_DECIDES = re.compile(r"\b(?:put|go(?:ing)? (?:with|for)|for now|say|make it|stick)\b")
_BEARS_WITH = re.compile(
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
_A_STREET = re.compile(r"\d|\b(?:road|rd|street|lane|ln|avenue|ave|close|drive|crescent|grove)\b", re.IGNORECASE)
_EITHER_WAY = r"""
    ^ [oh|ok|so|and|but|sorry|just|is|it|this|that|the|a|in|by|do|we|i|pay|paid|for|us|will|be]* <pays> [payment|only|
        thing|just|then|like|or|paid|taken]* or [a|the|just|is|it|in|all|by|do|we|i|pay|only|this|that|more|
            like]* <pays> [payment|only|
        thing|just|then|like|paid|taken|please|pls|thanks|ta|that|is|it|you|of|the|season]* $
"""
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
# Where an address is asked for and there is none: "not big on email", "never set one up".
_HAS_NONE = Patterns(
    r"""
    ^ [<lead>]* not|never [really|actually|even|much|ever|tend|to]* do|use|own|have|got|have|need|touch|look|check|
        bother|believe [with|at|any|an|a|the|my|this|all|that|in|got|much]* email|emails|mail|internet|computers|online
    ^ [<lead>]* not|never [much|that|very|really|too|one|a|great|good|fan]* big|keen|great|good|hot|for|into|fan [on|
        with|at|for|of|the]* email|emails|mail|internet|computers|online|technology
    ^ [<lead>]* are|am|were not [really|much|an|a|of]* email|emails|internet|online|techy|computer
    ^ [<lead>]* not|never|no [really|actually|even]* have|got|had|set|made|needed|bothered|own [got|set|had|with]* one|
        any|email [up|of|my|own|them|really|anymore|any|more|at|all|yet|sorry|love|im|afraid|address]* $
    ^ [<lead>]* [have|got]* no email|mail [address|account|at|all|sorry|im|afraid|love|here]* $
    """,
    {
        "lead": phrases("""
            i, we, me, oh, sorry, no, nah, well, just, to, be, honest, tbh, personally, am, have, im, afraid, ive, do
            the
        """)
    },
)
_OPENS = Patterns(
    _EITHER_WAY
    + r"""
    ^ [oh|ok|so|and|but|sorry|just|hi|also|wait|erm|um|please|no|yes|ah|right|well|before|that|quick|question|one|
        thing]* do|does|did|is|are|was|were|can|could|will|would|should|shall|may|must|have|has|am|isnt|arent|dont|
        doesnt|cant [not]* i|you|u|we|they|it|he|she|this|that|there|the|anyone|anybody|somebody|someone|his|her|my|
        your|yous|these|any|all|both|our|sam|a|everyone|parents|us !(?:change|swap|put|make)
    ^ [oh|ok|so|and|but|sorry|just|well|um]* cannot you|u|yous|they|we|it|i
    ^ do|does|would|will|might|could|should|can !(?:count|matter|qualify) [_] [_] [_] [_] count|matter|qualify
    ^ is|are|was|would|do|does [_] [_] [_] [_] worth [a|it|me|us|even]* putting|mentioning|saying|noting|knowing|adding|
        telling|declaring|writing|mention
    ^ is|are _ [_] [_] [_] count|counts|counted|included|allowed|ok|okay|alright|eligible|valid|acceptable|enough|
        relevant|important [to|for|with|too|put|here|as|well]* $
    ^ is|are _ [_] [_] allowed to
    ^ [oh|ok|so|and|but|sorry|just|hi|also|wait]* did|does !not|play|have|has|live|like|want|mind|nothing|it _
    ^ [oh|ok|so|and|but|sorry|just|hi|also|wait|erm|um|please|no|yes|ah|right|well]* who|whos|what|whats|why|when|
        where|which|how|hows|whose|wheres|whens|whys
    wondering|wonder|curious if|why|what|how|whether|who|about|when
    not|cannot [really|quite]* know|understand|see|get|remember|tell|follow|think why|what|how|which|
        whether|if|where|who|this|the|that|you|it
    not sure|certain|clear what|why|how|which|whether|if|where
    no idea what|why|how|which|where
    is|are|arent|isnt|right|innit|eh you|they|it|he|we $
    what do you mean
    old|new|this|his|hers|mine|home|work|first|both|mobile|me|him or new|old|his|hers|mine|ours|work|home|second|
        neither|landline|his|me|him $
    so|and|but is|do|does|should|shall it|that|this|you|i|we|u ... or the|his|her|my|our|mine|new|old|where|both
    does|will|would it|that|this matter
    depends what|who|how|if|on
    ^ [oh|ok|so|and|but|sorry|just|hi|also]* cannot i|you|u|we|they|it|he|she|this|that|the|anyone|somebody|someone|
        coach
    """,
    _TABLES,
)
_ASKS_BACK = Patterns(
    _EITHER_WAY
    + r"""
    is|are not that|this|it|they [all|already|really]* enough|obvious|plenty|clear $
    ^ [oh|ok|so|and|but|sorry|just|hi|also]* cannot you|u|they|he|she|it|this|that|we|i|the|somebody|someone|coach
    ^ [oh|ok|so|and|but|sorry|just|hi|also]* have|has|is|are|do|does|did|will|would|should|could not you|u|they|he|she|
        it|this|that|we|the|somebody|someone|coach !ring|call|dare|worry|phone|bother|text
    ^ [oh|ok|so|and|but|sorry|just|hi|also]* do|does|did|is|are|will|would|should|can|could you|u|they|he|she|it|
        this|that|these|those|there|we|i|the|anyone|anybody|someone|somebody|coach !(?:mind|keeper|heck|hell|eck|has)
    ^ [oh|ok|so|and|but|sorry|just|hi|also]* shall|may i|we attach|send|email|post|upload|scan|bring|forward
    ^ do|does|would|will|might|could|should|can !(?:count|matter|qualify) [_] [_] [_] [_] count|matter|qualify
    ^ is|are|was|would|do|does [_] [_] [_] [_] worth [a|it|me|us|even]* putting|mentioning|saying|noting|knowing|adding|
        telling|declaring|writing|mention
    ^ is|are _ [_] [_] [_] count|counts|counted|included|allowed|ok|okay|alright|eligible|valid|acceptable|enough|
        relevant|important [to|for|with|too|put|here|as|well]* $
    ^ is|are _ [_] [_] allowed to
    """,
    _TABLES,
)
_SHORTLY = re.compile(r"\b\d\d? ?(?:secs?|seconds?|mins?|minutes?|ticks?|hrs?|hours?)\b", re.IGNORECASE)
_WHY = Patterns(
    r"""
    why [_] [_] matter|matters|need|needed|ask|asking|relevant|important|want|know
    why that|this|it|they|you
    what|whats [_] [_] [_] [_] for|with|point|relevance
    what|whats that|this|it got|to
    bit|very|quite|so|rather|really|too nosy|nosey|personal|intrusive|cheeky
    none of your
    mind your|yer|ya own
    why do|d|did|would|should you|they|we
    whyd you|they|we
    rather|sooner|prefer|like not [to]* give|share|put|say|hand|type|send ... out|over|on|in|into|online|here|whatsapp|
        this
    not comfortable|happy|keen giving|sharing|putting|typing|sending|saying
    not [be|really|going|to|just]* giving|handing|give|hand [you|yous|it|that|this|them|my|our|any]* out|over until|
        till|til|to|before|where|address|like|on|online
    not [be|really|going|to|just]* giving|handing|telling|sharing [you|yous|it|that|this|them|my|our|any|out|over|
        to|a|an|some]* address|where|strangers|anybody|anyone|robot|bot|computer|machine|chatbot|app|stranger
    not|never [be|really|going|to|just|do|ever]* giving|give|handing|telling|tell|sharing|share|putting|typing [you|it|
        that|this|my|our|his|her|their|any|out|over|to|in|into|on|a|an|some|the|address|postcode|email|
        details]* <machine>
    not|never [be|really|going|to|just|do|ever]* giving|give|hand|handing|sharing|share [it|that|this|them|my|our|his|
        her|their|address|email|details|to]* out|around|away
    rather|sooner|prefer|like not [to]* say|tell|give|share|answer [you|yous|it|that|this|a|an|the|my|our|his|her|their|
        address|email|to|anyone|<machine>]* [thanks|ta|sorry|thank|you]* $
    none of [the|a|his|her|my]* _ business|concern
    is|thats|its [all|just|only|purely|really|between]* his|her|their|my|our|your [_] business|affair|concern [not|
        and|mate|thanks|
        sorry|yours|yous|you]* $
    you|yous|youre [are]* not having that|it|this|my|our
    between him|her|them|me|us|the and
    mad|spare|ballistic|mental|kill [me]* if i gave|told|give|tell|shared|share|said
    nothing|nowt|naff|anything to do with you|yous|u|ya|this|the|football
    not mine|ours|my|our [place|business|job|info|information|details|address|decision|call|thing]* to give|say|tell|
        share|
        hand|answer
    not [really|even]* want|like|thank|appreciate [me|us]* giving|sharing|telling|putting|handing|to [you|give|share|
        tell|that|it|this|his|her|out|hand|say]* $
    is|thats|its [a|bit|very|quite|all|just|strictly]* private|confidential [that|this|info|information|sorry|thanks|
        mate]* $
    not [really|quite|do]* feel|seem right|comfortable|happy|good|ok|okay giving|sharing|putting|telling|saying|handing
    i|we am|are|have|do not [really|have|got|sure]* permission|allowed|entitled|able|free|at [liberty]* to give|share|
        say|tell|hand|
        pass
    is|thats|its|not his|her|my|our|their [own|dads|mums|\w+s]* business|concern
    not|nt|none of|any your|yours [business|concern]* $
    old enough
    young enough
    older|younger [than|i|me|you|most|people|that]* than i|you [might|may|would]* look|feel|think|act|sound
    ^ [i|am|just|still|only|it|is|about]* 21|twenty one|twentyone again|forever|still
    a lady|gentleman|woman never
    ^ [far|way|oh|im|i|am]* too old [lol|haha|now]* $
    ask|asking|tell a lady|woman|girl
    seems|is|feels [a|bit|odd|strange|weird|irrelevant]* odd|strange|weird|irrelevant|unnecessary|daft|silly|excessive
    """,
    {"machine": phrases("bot, robot, machine, computer, app, chatbot, ai, algorithm, stranger, strangers, screen")},
)
# What was given before is asked for again: "you should have that from last year", "told you already".
_KNOWN = Patterns(
    r"""
    ^ [<lead>]* <you> [have|got|already|ve]* my|our|the postcode|address|details cannot|can|could|why you [not|just|
        lot]* look|find|get|work|google|use|check|tell
    ^ [<lead>]* <you> [<surely>]* have|got|had|know|knows|has [<all>]* already|from|on|off|since [<before>]* $
    ^ [<lead>]* you|youve|they|theyve [all|should|must]* already have|got|know|had [<all>]* [<before>]* $
    ^ [<lead>]* you|youve|yous|they|theyve [have|got|keep|must|should|ve|not]* a|some|the record|records|register|
        list [of|for|on]* [<all>]* $
    you|youve|yous [will|would|should|must]* have|got|keep|see him|her|us|them [down|still|all]* on|in your|the list|
        lists|books|records|system|computer|files|file
    ^ [<lead>]* you|youve|yous [have|got|already|ve]* [have|got]* my|our|the postcode [same|it|is|thats|surely|now|from|
        that|the|thing|before|enough|for|you|so|already|there]* $
    ^ [<lead>]* it|that|this|they|his|hers|mine|all|everything [<surely>]* on|in [<before>]* <kept> [<before>]* $
    ^ [<lead>]* [already|i|we]* told|gave|sent|said|answered|filled [<whom>]* <when> [<before>]* $
    ^ [<lead>]* [have|had]* already|just|did|only|literally [already|just|literally|have]* told|tell|gave|give|given|
        sent|said|say|put|written|typed [<whom>]* [that|this|thanks|mate|lol]* $
    ^ [<lead>]* [have]* told|given|gave you|yous|ya|u [<whom>]* [once|twice]* $
    ^ [<lead>]* have typed|written|put|given|told|said [<whom>]* once|twice|already|before [now|today]* $
    ^ [<lead>]* <you> [<surely>]* have|has|got|had|know|knows [<surely>]* [my|our|his|her|the]* it|that|this|them|these|
        everything|email|address|postcode|where [<surely>]* [i|we|he|she|live|lives|now|anyway|surely]* $
    ^ [<lead>]* it|that|this|they|all|everything [<surely>]* on|in [<before>]* <kept> i|we|you|yous|they|from|at|that|he
    ^ [<lead>]* that|they|it [<surely>]* on|in [<before>]* <kept> $
    ^ [<lead>]* [will|<surely>]* it|that|this [<surely>]* in|on|off|from [the|my|our]* postcode|invite|
        invitation [<all>]* $
    ^ [<lead>]* [cannot|can|could|not]* [your|the]* <you> [can|could|should|must|not]* [surely|just|easily|
        probably]* ... from|off|by|with|using|on|in [the|my|our|
        that|your]* postcode|invite|form|register|system|records|list|email $
    ^ [<lead>]* [the|my|our|that|your]* postcode [will|should|would|already|surely|must|not]* tell|tells|cover|covers|
        give|
        gives|say|says|show|shows [you|yous|u]* [that|it|all|this|street|road|town|
        rest|<all>]* $
    ^ [<lead>]* <you> must|will|should [surely|already]* have|has|know it|that|this|them i|we|from|cos|because|already
    ^ [<lead>]* [it|is|the]* same|one [one|as|that|i|we|put|gave|wrote|filled|sent|said|told|in|
        you]* on [<before>]* <kept>|
        list $
    ^ [<lead>]* <you> [have|been|already|just|only|all|always]* emailed|emailing|mailed|messaged|texted|wrote|
        written [to]* me|us|it|
        him|her
    ^ [<lead>]* <you> [have|already|just|only|all|always]* sent [me|us|it|one|an|the|some|a]* it|one|email|emails|
        invite|
        letter|message|confirmation
    ^ [<lead>]* [it|is|use|just]* [the|same]* same|one|address|email|whatever|whichever [one|address|
        email]* [that]* <you> [have|already|
        just|
        always|all]* sent|send|emailed|email|use|used|wrote|write|mailed|messaged|contacted|have|got
    ^ [<lead>]* i|we [do|already|always|still]* get|got|receive [all|already]* your|the|yous|clubs emails|newsletter|
        newsletters|mails|messages|updates
    ^ [<lead>]* already [have]* told|gave|given|sent|said|answered|filled [<whom>]* [<before>]* $
    you|youve|u|yous [have|already|should|must|ve|surely]* got|have it|that|them|mine|one already|now|then|before|
        surely|off [lol|off|me|my]* $
    so|since|because|cos you|youve|u|yous [have|already|should|must|ve|surely]* got|have it|that|them|mine|one $
    you|u|yous|club|manager|coach [always|have|just|already]* email|emails|emailed|text|texts|texted|message|messaged|
        ring|rang|write|wrote [to]* me|us [every|all|last|only|just|on|the|week|day|month|time|yesterday|about|it]* $
    you|u|they [should|ought|would|must]* know|knows [that|this|it|us|him|me|her]* by now
    you|u|yous|they|this [lot|all|guys|people|always|just|have|keep|do|did|on]* ask|asks|asked|asking [me|us|this|that|
        it|for|the|same|question|questions|everything|all|him]* every|each|again|already|twice
    every|each [single|bloody|flipping|blooming|damn]* year|season|time ... same|again|ask|question|questions|form|
        forms|stuff|rigmarole
    same|this|these|all|fill|filled|answer|answered|asked|do|done|give|told ... every|each [single|bloody|flipping|
        blooming|damn]* year|season [lol|haha|again|mate|really|honestly]* $
    ^ [<lead>|what|really|god|jeez]* not|this|these|all [this|these|that]* again [really|lol|seriously|please|then]* $
    """,
    {
        "you": phrases("""
            you, u, youve, yous, youll, they, theyve, theyll, club, coach, manager, alex, gaffer, secretary, league
            fa, system
        """),
        "lead": phrases("""
            i, we, well, oh, sorry, but, think, thought, surely, no, yes, erm, um, lol, am, sure, and, the, our
        """),
        "whom": phrases("you, it, this, that, all, them, him, her, alex, lot, in"),
        "when": phrases("already, last, before, earlier, yesterday"),
        "kept": phrases("""
            file, system, records, books, form, forms, register, database, application, paperwork, sheet, sheets
            papers
        """),
        "surely": phrases("""
            should, must, will, would, might, may, probably, already, all, still, is, are, be, was, do, have, has
            ve, got
        """),
        "all": phrases("""
            all, that, it, this, them, my, his, her, those, details, one, info, information, date of birth, these, the
            everything, email, number, down, mine, hers, dob, birthday, both
        """),
        "before": phrases("""
            last, the, my, your, before, year, years, season, seasons, time, times, file, system, record, records, books
            form, forms, there, here, application, previous, old, other, week, already, surely, lol, when, we, i, joined
            postcode, invite, invitation, email, text, sign, registration, our, a, me, us, that, at, list
            filled, in, did, sent, gave, summer, put, autumn, signed, up, his
            her, from, on, off, club, one, once, and, yesterday, twice
            postcode, invite, sign, day, letter, by, now
        """),
    },
)
# Nobody is to be needed: "hopefully no one", "touch wood nobody".
_HOPES = Patterns(
    r"""
    ^ [<lead>]* <hope> <nobody> [<hope>]* $
    ^ [<lead>]* <nobody> <hope> [<hope>]* $
    """,
    {
        "nobody": phrases("nobody, no one, noone, no body"),
        "lead": phrases("well, oh, erm, um, lol, haha"),
        "hope": phrases("""
            hopefully, touch wood, touching wood, knock on wood, fingers crossed, please god, god willing, i hope
            we hope, lets hope, god forbid, heaven forbid, with any luck, ideally, i pray
        """),
    },
)
_BOT = Patterns("bot|robot|computer|automated|ai|chatbot|machine|chatgpt|real person|human", {})
# "Can be somebody who speak Polish? My wife has small English".
_ASKED_WITHIN = re.compile(r"(?:^|[.!?,;] )(?:[^\W\d_][\w'’-]*,? ){3,20}?[^\W\d_][\w'’-]*\?(?= )")
_SEES = Patterns(
    r"""
    who [else|all|gets|can|will|to|is|would]* see|sees|access|reads|read|looks
    pass|passed|passing|share|shared|sharing|sell|sold|selling|give|given|giving [it|this|that|my|our|his|her|them|
        details|on|number|data|info]* on|to|with|about|out|around
    kept|stored|keep|store [_] private|safe|secure|long|confidential|where
    go|goes [on|to]* public|website|online|facebook|social
    private|confidential|gdpr|data protection|protected|safe
    """,
    {},
)
_MUCH = Patterns(
    r"""
    driving|drives|sending|does|doing me|my [head]* up|mad|round|nuts|crazy|potty|bonkers|in [the|a|wall|bend|twist|
        here|now]* with|these|this|questions|form
    this|these|questions|form|forms|bot [is|are]* driving|drives|sending|does|doing me|my [head]* up|mad|round|nuts|
        crazy|potty|bonkers|in
    losing|lost the will to
    lot|lots|loads|load|so many|how many [of]* info|information|questions|question|stuff|detail|details|forms|form|
        paperwork|typing|more|to
    so|too|very|how many|much|long [more]* questions|info|more|left|form|to
    blimey|crikey|flipping|heck|wow|jeez|jesus|bloody|goodness thats|this|what|how|a
    never ending
    this|it|that is dead|well|proper|bit|right long
    this|it|that|thats|thing is|goes [so|very|a|bit|proper|dead|well|really|some|thing]* thorough|endless|detailed|
        lengthy
    is|goes taking|going on [for]* ages|forever
    takes|taking|taken ages|forever|hours
    much longer
    nearly done|there|finished
    """,
    {},
)
_TELLS_NOTHING = Patterns(
    r"""
    oops|whoops|blimey|crikey|wow|lol|ha|haha|cheeky|charming|nosy|nosey
    good question|one|point
    long story
    where do i start
    """,
    {},
)


_PAPERS = Patterns(
    r"""
    send|email|post|attach|upload|bring|hand|scan|forward|drop|show|give|want|need|like|take|accept|copy|write|have|
        there|photograph|screenshot [_] [_] [_] [_] [_] plan|plans|letter|letters|form|forms|pdf|copy|copies|document|
        documents|paperwork|prescription|scan|report|reports|list|leaflet|notes|certificate|file|attachment|link|
        template|page|photo
    first aider|aiders|aid
    trained|qualified|nurse|defib|defibrillator
    """,
    {},
)
_OFFERS = re.compile(
    r"\b(?:(?:shall|can|could|should|may|will) (?:i|we) (?:\w+ )?"
    r"(?:send|email|post|attach|upload|bring|scan|forward|show|drop|hand|photograph)"
    r"|(?:do|would) (?:you|u|yous) (?:want|need|like)(?: me to (?:send|bring|email))?"
    r"|want me to (?:send|bring|email))\b"
)
# Beside what is asked somebody tells what a child has: "shall I send the plan, he has epilepsy".
_TELLS_OF_THE_CHILD = re.compile(
    r"\b(?:he|she|they|sam) (?:\w+ )?(?:has|have|had|gets?|takes?|uses?|needs?|is|suffers?)\b"
)


def asks_of_papers(text: str) -> bool:
    """Whether a question is about a copy of something, or about the club's people, and tells nothing of a child: "can
    I send his care plan as a pdf instead", "do you have a first aider".
    """
    said = in_full(text)
    return _PAPERS.found_in(said) and not _TELLS_OF_THE_CHILD.search(said)


def offers_papers(text: str) -> bool:
    """Whether a copy of something is offered, without its mark: "the letter has it all, shall I send a copy"."""
    return _OFFERS.search(in_full(text)) is not None and asks_of_papers(text)


def asks_back(text: str) -> bool:
    """Whether it opens as a question about what happens, without its mark: "do they come up small"."""
    return _ASKS_BACK.found_in(in_full(text))


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


def remark(text: str) -> str:
    """The template that answers a remark or a question in its own words; "" where the text is neither."""
    said = in_full(text)
    asks = asks_something(text) or _OPENS.found_in(said) or _ASKED_WITHIN.search(tidy(text)) is not None
    tables = (
        ("a_bot", _BOT, asks),
        ("who_sees", _SEES, asks),
        ("why_we_ask", _WHY, True),
        ("why_we_ask", _KNOWN, not asks),
        ("why_we_ask", _HOPES, not asks),
        ("how_long", _MUCH, True),
        ("take_your_time", _NOT_YET, not asks),
    )
    for template, patterns, may_be in tables:
        if may_be and patterns.found_in(said):
            return template
    asks = asks or _HAS_NONE.found_in(said)
    return "ask_the_manager" if asks and plain(text) else ""
