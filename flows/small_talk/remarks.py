"""What is said instead of an answer, in sentences: something is looked for, somebody asked, a question put without its
mark. Looked for only where no answer was found.
"""

from flows.language.patterns import Patterns, in_full
from flows.language.regex import regex
from flows.language.tidy import asks_something, plain, tidy
from flows.language.vocabulary import phrases
from flows.small_talk.postponements import NOT_YET

_TABLES = {
    # How something may be paid: two of them with an "or" between are a question.
    "pays": phrases("""
        every month, each month, per month, monthly, weekly, fortnightly, every week, each week, yearly, annual
        annually, every year, a year, a month, a week, one off, one time, once, one go, one payment, a lump sum
        lump sum, all at once, all in one, up front, upfront, instalments, installments, split, split up, spread
        spread out, spread over, now, later, when he starts, when she starts, when it starts, card, cash, direct debit
        dd, standing order, bank transfer, transfer, at the end, at the start, per season, a season
    """),
}
_EITHER_WAY = r"""
    ^ [oh|ok|so|and|but|sorry|just|is|it|this|that|the|a|in|by|do|we|i|pay|paid|for|us|will|be]* <pays> [payment|only|
        thing|just|then|like|or|paid|taken]* or [a|the|just|is|it|in|all|by|do|we|i|pay|only|this|that|more|
            like]* <pays> [payment|only|
        thing|just|then|like|paid|taken|please|pls|thanks|ta|that|is|it|you|of|the|season]* $
"""
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
_ASKED_WITHIN = regex(r"(?:^|[.!?,;] )(?:[^\W\d_][\w'’-]*,? ){3,20}?[^\W\d_][\w'’-]*\?(?= )")
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


def asks_back(text: str) -> bool:
    """Whether it opens as a question about what happens, without its mark: "do they come up small"."""
    return _ASKS_BACK.found_in(in_full(text))


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
        ("take_your_time", NOT_YET, not asks),
    )
    for template, patterns, may_be in tables:
        if may_be and patterns.found_in(said):
            return template
    asks = asks or _HAS_NONE.found_in(said)
    return "ask_the_manager" if asks and plain(text) else ""
