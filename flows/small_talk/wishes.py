"""Wishes about the chat itself, in whatever words: a person instead of the assistant, a complaint.

Found anywhere in a message. A false alarm costs a turn; a wish that is not heard costs a parent.
"""

from flows.language.patterns import Patterns, in_full
from flows.language.regex import regex
from flows.language.vocabulary import phrases
from flows.small_talk.circumstances import lacks_medicine

_TABLES = {
    "could": phrases("can, could, may, might, would, will"),
    "somebody": phrases(r"""
        some ?one, some ?body, any ?one, any ?body, a person, a human, you, u, one of you, your team
        (?:a|the|your|his|her|our|their) (?:real |actual )?(?:person|human|human being|manager|coach|club|secretary)
        (?:a|the|your) (?:team manager|welfare officer|safeguarding officer|safeguarding lead|treasurer)
        (?:a|the|your|any) (?:member of staff|volunteer|grown ?up|adult)
        the office, staff, the committee, a real one, somebody real, someone real
    """),
    "ring": phrases(r"""
        ring, call, phone, telephone, contact, give (?:me|us) an? (?:ring|call|bell|buzz|shout|tinkle), get in touch
        get back to, get hold of, reach out
    """),
    "me": phrases("me, us, me back, us back, with me, with us, to me, to us"),
    "talk": phrases(r"""
        (?:talk|speak|chat) (?:to|with), (?:a )?(?:chat|word|conversation) with, speak, get (?:through|hold) (?:to|of)
        be put through to, a call (?:from|with), meet, see
    """),
    "want": phrases(r"""
        (?:i|we) (?:really |just |would |do )?(?:want|need|like|have|prefer|rather)(?: to)?
        (?:i|we) would (?:rather|prefer|like)(?: to)?, need to, want to, id (?:rather|prefer|like)(?: to)?
        let me, let us
        (?:could|can|may|might) (?:i|we)(?: please)?, is it possible to, any chance (?:i|we) can
    """),
    "soon": phrases("please, pls, plz, instead, asap, today, tonight, tomorrow, later, soon"),
    "who": phrases(r"""
        human, humans, human being, living soul, person, people, someone, somebody, some one, some body
        anyone, anybody, whoever
        lady, member of staff, staff, volunteer, grown ?up, adult, one of you, one of your team, one of the team
        one of the committee, body real, yous
    """),
    "boss": phrases(r"""
        manager, coach, coaches, secretary, welfare officer, safeguarding officer, safeguarding lead, treasurer
        chairman, chairperson, chair, organiser, organizer, boss, admin, alex, club, office, committee, you, team
    """),
    "such": phrases(
        "a, an, the, your, his, her, some, any, real, actual, proper, live, living, human, nice, team, one, of"
    ),
    "tells": phrases("explain, explaining, tell, telling, say, saying, discuss, discussing"),
    "speak": phrases("speak, talk, chat, spoke, speaking, talking, deal, liaise"),
    "along": phrases("""
        directly, properly, please, first, instead, quickly, quick, it, this, that, through, over, about, just, all
        face to face, in person, one, bit, these, those, them, everything, by phone, on the phone, over the phone
        on, out
        (?:this|that|the|his|her|my) (?:one|bit|part|stuff|thing|question|answer)
    """),
    "help": phrases("help, help me, help us, sort this, sort it, deal with this, do this for me, do it for me"),
}
# When the assistant is to ask again: "give us a shout tomorrow", "give us a shout when the kids are down".
_TABLES["at_a_time"] = phrases(r"""
    tomorrow, tonight, later, after, afterwards, again, when, once, soon, another \w+, some other \w+, next \w+
    in (?:a|an|half|about|\d+|the), at (?:half|tea\w*|dinner\w*|lunch\w*|bedtime|the weekend|\d\S*), around \d\S*
    this (?:evening|afternoon|week\w*), (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day, over the weekend
    the (?:morra|morrow|morn|weekend)
""")
_TABLES["may_i"] = phrases(
    "(?:can|could|may) (?:i|we), (?:chance|way|possible|if|whether) (?:that )?(?:i|we) (?:can|could|may)"
)
_TABLES["of_the"] = phrases("the, your, our, his, her, from, at")
_TABLES["relative"] = phrases("""
    (?:mum|mam|mom|dad|nan|nana|gran|grandma|grandad|wife|husband|partner|brother|sister|father|mother|baby)s?
""")
_PERSON = Patterns(
    r"""
    <could> <somebody> [please|just|kindly|possibly|actually]* <ring> me|us|back|please|about|instead
    <could> <somebody> [please|just|kindly|possibly|actually]* <ring> $
    <could> <somebody> [please|just]* give me|us a|an ring|call|bell|buzz|shout
    <could> !(?:i|we|he|she|they|you|his|her|their|my) _ [_] [_] [_] [please|just]* give him|her|them a|an quick|
        ring|call|bell|buzz|tinkle
    <could> you|u [please|just]* give him|her|them a|an quick|ring|call|bell|buzz|tinkle
    nobody|noone|anybody|anyone|somebody|someone|who [one|body|there|at|in|the|club|that|who|else|real|about|
        around|available]* i|we can|could run|
        bounce|sound [this|it|that|something|these|them|him|her]* past|by|off|out
    <could> <somebody> [please|just|actually]* speak|talk to me|us
    <could> a|any person|human|someone|somebody|manager|coach [please|just|actually]* help
    <could> someone|somebody|anyone|anybody [please|just|actually]* <help>
    get|ask|tell|have the|a|your|his|her|my|some manager|coach|person|one|body|club to <ring> me|us
    get|ask|tell|have someone|somebody to <ring> me|us
    ^ [please|pls|plz|just|hi|no|ok|yes|sorry]* <ring> me|us [back] [<soon>]* $
    please|pls|plz [have|get|ask]* [someone|somebody]* <ring> me|us
    <could> !(?:his|her|their|he|she|they|my|i|we) \w+ [please|just]* <ring> me|us
    <could> a|the [\w+] <ring> me|us
    someone|somebody|anyone <ring> me|us
    get|have|ask|tell \w+ [to] <ring> me|us
    get|give|find|fetch me|us a|an [real|actual]* person|human|someone
    <could> i|we [please|just]* ring|call|phone someone|somebody|anyone|you|the|a
    i|we can|could ring|call|phone [about|please|for]* $
    anyone|someone|somebody|anybody [there]* [that|who]* i|we can|could <talk>|ring|call|phone
    tell|explain|talk|speak|give|say [that|this|it]* [to|with] a|the|your [real|actual]* person|human|member|lady|man
    tell|explain|talk|speak|discuss|go [that|this|it|through|it]* with|to someone|somebody
    over|on|by the phone with|please|instead|to|if
    over|by phone with|to|instead [<such>]* <who>|<boss>|please
    rather|prefer|sooner|better|easier [to|i|we|would|have]* discuss|explain|tell|telling|explaining|do|talk|go|sort|
        say|speak|chat|ring [<along>]* by|over|via|on [the] phone|telephone
    <tells> [<along>]* to|with [<such>]* human|humans|person|soul|somebody|someone|lady !else|who|like
    rather|prefer|sooner [to]* <tells> [a|an|any|some|real|actual|proper|living|it|this|that|another|to]* human|
        humans|person|soul|somebody|someone|adult
    rather|prefer|sooner|like|want|need [to]* go|run|going [<along>]* with [<such>]* <who>|<boss>
    rather|prefer|sooner [to|i|we|would]* <tells> [<along>]* to|with [<such>]* <who>|<boss>
    rather|prefer|sooner|want|like|happier [to|i|we|would|be]* give|giving|send|sending [me|my|our|the|his|
        her]* address|details|number|email|postcode|info [over|out|directly|straight]* to [<such>]* <who>|<boss>
    rather|prefer|sooner|want|like|happier [to|i|we|would|be]* share|sharing [it|this|that|these|my|our|his|her|details|
        information|address]* with [<such>]* <who>|<boss>
    rather|prefer|sooner|want|wanna|like|better|happier|easier|wish [to|just|i|we|would|really|actually|be|if|could|
        off|love]* ring|ringing|call|calling|phone|phoning|telephone [up|a|an|the|your|some|real|actual]* <who>|
        manager|coach|secretary|treasurer|chairman|club|alex|you|them|up
    rather|sooner|better|happier|easier [be|just|by|off]* ringing|calling|phoning|telephoning $
    cannot|can|could [not] i|we [just|please|not]* ring|call|phone|speak|talk [to|with|up]* <who>
    person|human|somebody|someone|people [and|but]* not|rather|instead [than|of|to|with|a|an|this|some|the]* machine|
        robot|bot|computer|app|ai|screen|chatbot
    put|putting|patch|connect|transfer|hand|pass|switch me|us [straight|on|over|back|through|onto]* to [a|an|
        the|your|somebody|real|actual|human]* <who>|<boss> !of
    put|patch|connect me|us through|on to|with|onto
    transfer|connect|patch me|us [please|now|to|through|pls]* $
    this|it over|by the phone
    [a|the|quick]* phone call
    put me|us through
    office|phone|contact|landline number [so|to|for|where|that]* i|we|me|please
    give me|us a shout !<at_a_time>
    give me|us a shout <at_a_time> ... ... about|regarding|re|cos|because|need|talk|speak|explain|worried|query|problem
    died|passed away|last|in|this|yesterday
    has|have|had [just|recently|sadly]* died|passed
    <relative> [has|is]* just|only|recently|sadly [just|sadly]* died
    <relative> [has|is]* just|only|recently|sadly [just|sadly]* passed !his|her|their|the|my|out|me|us|down|on|your|an|
        a|by|level|\d\w*
    hostel|homeless
    temporary|emergency accommodation|housing
    no fixed abode|address
    sofa surfing
    womens refuge|shelter
    help from a|the [real] person|human
    give me|us a ring|call|bell
    <want> [please|just|really|quickly|first]* <talk> <somebody>
    <want> [please|just|really|quickly|first]* <talk> to|with <somebody>
    <want> a|an [real|actual]* person|human
    who can|could|should|do i|we [please|best]* <talk>
    who can|could|should i|we speak|talk|ring|call|phone
    is there a|any|some number|one|body|person|someone [that|who]* i|we can <talk>|ring|call|phone
    is there a|any number i|we can|could ring|call|phone|use
    is there anyone|someone|anybody|somebody i|we can|could <talk>|ring|call|phone
    what number can|do|should i|we ring|call|phone
    number to ring|call|phone [please|someone|you|the|club]* $
    rather|prefer [to] do this|it|that on paper|person|phone
    rather|prefer [to] do this|it|that on|over|by the phone
    rather|prefer [to] do this|it|that in person|writing
    want|need|send|got|get|post|have|do|like|prefer|rather|fill|there [me|us|a|an|the|it|this|in|on|out|you|to|any|
        old]* paper form|copy
    want|need|got|have|like to tell|speak|report|talk [this|it|to|with]* someone|somebody
    is|was this|it all [really|getting]* too complicated|confusing|much for me
    not using|doing this|a|the bot|robot|app|chatbot
    do not want to [talk|speak|chat] [to|with] a|the|this bot|robot|machine|computer
    hate|sick of|fed this|these|bots|robots|machines
    callback|call back please
    ex|dad|mum|father|mother|parent|husband|wife [has|have|had]* said no
    ex|dad|mum|father|mother|parent|husband|wife does|will|did not agree|consent|allow|approve
    ex|dad|mum|father|mother|parent|husband|wife does|will|did not give [me|us|his|her|their|the|any]* consent|
        permission
    ex|dad|mum|father|mother|parent|husband|wife does|will|did not want him|her|them|it|this|us
    <speak>|discuss|explain [<along>]* with|to [<such>]* <who>
    ^ [please|just|can|could|i|we|need|want|would|like|to|hi|hello|sorry|no|and|id|rather|may|really|
        have]* <speak> [<along>]* with|to [<such>]* <boss>
    need|want|like|prefer|rather|sooner|can|could|may [i|we|to|just|please|really|would|first]* <speak> [<along>]* with|
        to [<such>]* <boss>
    want|need|like|prefer|rather|sooner [to|just|have|get|a|quick|quickly|please|speak|talk|really]* <speak>|word|chat|
        ring|call|phone [<along>]* [with|to] !(?:him|her|them|his|you|the|me|us) \w+ [\w+] [\w+] <of_the> [under|
        team|club|head|welfare|\w+]* <boss>|gaffer
    <may_i> [just|please|have|get|a|quick|quickly|possibly|maybe]* <speak>|word|chat|ring|call|phone|
        message [<along>]* [with|to] !(?:him|her|them|his|you|the|me|us) \w+ [\w+] [\w+] <of_the> [under|
        team|club|head|welfare|\w+]* <boss>|gaffer
    <may_i> [just|please|possibly|maybe]* have a [quiet|private|quick|wee|little]* word|natter
    human|person please|pls|plz|instead|asap|now|required|needed $
    want|need|get|prefer|give|find|rather|like|any|send|have|deal [me|us|to|have|speak|talk|with|a|an|the|
        just]* [actual|real|proper|live|living]* human
    want|need|get|prefer|give|find|rather|like|send [me|us|to|have|a|an|the]* actual|real|proper|live person
    <could> [<such>]* <who> [from|at|in|of|on]* [the|your]* [club|office|team|committee|panthers]* [please|just|
        kindly|possibly]* ring|call|phone|telephone|contact|help|do|sort|finish|take|fill|explain|text|message|come|
        give
    <could> !(?:his|her|their|he|she|they|my|i|we|not|you) _ ... ring|phone|telephone me|us
    <could> !(?:his|her|their|he|she|they|my|i|we|not|you) _ ... call me|us back|please|about|on|later|tomorrow|
        tonight|asap|first|instead|at|after|before|when|so
    <could> !(?:his|her|their|he|she|they|my|i|we|not|you) _ ... call me|us $
    <could> !(?:his|her|their|he|she|they|my|i|we|not|you) _ ... give me|us a ring|call|bell|buzz|shout|tinkle
    <who>|<boss> ... ring|phone|telephone|call me|us
    would|rather|prefer|like|want|need|love [to|have|get|if]* a [quick|proper|phone]* call|chat|word|conversation
    a|quick word|chat with [<such>]* <who>|<boss>
    who|whom do|can|could|should|would|shall i|we [need|have|to|best|even]* ring|call|phone|speak|talk|contact|tell|
        report|complain|email|see
    who is there to|i ring|call|phone|speak|talk|can|could
    who|whom at|in|on|from|of [at|in|on|from|of|the|your|club|committee|team|there|all|you]* do|can|could|should|would|
        shall i|we [need|have|to|best|even]* ring|call|phone|speak|talk|contact|tell|report|email|see
    who|whos [is|the|best|right|correct|person|at|club|one]* best|right|person|one to ring|call|phone|speak|talk|
        contact|tell|approach
    who|whom do|can|could|should|would i|we [need|have|to|best|even]* go|turn|take|raise|flag|bring [to|it|this|that|we|
        i|with|about|a|any|if|have]* concern|concerns|worry|worries|problem|something
    raise|flag|discuss|mention|report|share something|matter|concern|concerns|it|this [a|bit|very|with|the|to|you|
        club|quite|that|is|in|rather]* privately|confidentially|confidence|sensitive|confidential|delicate
    do|go|easier|rather|prefer|sort|finish|through|explain|quicker|better [do|to|this|it|that|all|the|rest|through|
        with|just]* over|on|by [the] phone|telephone
    rather|prefer|sooner|like|better [i|we|would|to|do|it|this|that|see|speak|talk|discuss|come|pop|down|and|
        explain]* in person|writing
    face to face
    not [happy|comfortable|keen|want|like|doing|telling|giving|putting|on|typing|with|to|do]* [doing|telling|giving|
        putting|typing|this|that|it|talking]* to|with|on|into a|the|this machine|bot|robot|computer|app
    talking|speaking to a|the machine|bot|robot|computer|wall
    fed up|hate talking|dealing|chatting with|to [a|the|this] machine|bot|robot
    ^ [please|just|sorry|ok|no|right]* help me|us please|with|i|someone|somebody|im
    i|we give up
    get|give|find|fetch|send|put|pass me|us [in|on|over|through|onto|touch|with|to]* [<such>]* <who>|<boss>
    ^ [please|pls|can|you|just|ok|hi|no|yes|sorry|so|and|well|then]* ring|phone|telephone|bell me|us !if|or|first|on
    ^ [please|pls|just|ok|hi|no|yes|sorry|so|and|well|then]* call me|us when|after|back|on|please|later|tomorrow|
        tonight|about|instead|once
    how|where [do|can|could|would|should|might|may|to|does|i|we|you|one|actually|even|best|ever|go|about]* get|
        getting|reach|reaching|find|contact|raise [hold|through|in|touch|to|of|with|on]* [<such>]* <who>
    how|where [do|can|could|would|should|might|may|to|does|i|we|you|one|actually|even|best|ever|go|about]* reach|
        reaching|contact|raise [<such>]* <boss>
    get|getting [back|in]* hold|through|touch of|to|with [<such>]* <who>|<boss>
    is|are there [any|some|a|an|real|actual]* <who> [real|actual|actually|there]* on|at|behind|there|i|in|that|here
    is|are <who> [real|actually|even]* there|here|reading
    phone call
    <speak> [<along>]* with|to [<such>]* [\w+] lady|man|person|officer|woman
    explain|explaining|tell|telling|say|saying|talk|talking|discuss|discussing|do|doing|sort|sorting|show|showing|go|
        going [this|that|it|all|them|about|through|over|the|rest|everything|him|
        her]* to|with [a|some|real]* somebody|someone|person|human !else|who|like
    number|phone|line|email|contact for|of [a|an|any|the]* [real|actual|proper]* person|human|somebody|someone
    real|actual|proper|living person|human [being|at|the|your|from|in|i|we|that|who|to|there]* club|number|could|can|
        email|speak|talk|call|ring|help|there|instead|please|somewhere
    someone|somebody|anyone|anybody|person [at|from|in|the|club|there]* [be|is]* able|free|willing|around|available to
    someone|somebody|anyone|anybody [can|could|would|will|please|to|just|be|able|come|and|kindly]* help|show|talk me|us
    help me|us [out|with|do|it|this|that|fill]* in person
    come|pop|call|nip|drop|go [down|in|round|over|along|by]* to|at|and|into [the]* [club|clubhouse|house|ground|
        pitch|office|see|training]* [and]* do|sort|fill|sign|speak|talk|see|explain|register [it|this|that|all]* with|
        there|somebody|someone|in|instead|properly
    he|she|i|we [is|am|are|currently|still|now|just|stuck|back|actually]* in hospital with|having|since|now|again|
        tonight|today|at|cos|because|right|after|til|till|until|$ !the|school|work
    our|my [wee|little|youngest|eldest|lad|son|daughter|girl|boy]* _ in hospital with|having|now|again|tonight|today
    parental rights
    custody battle|dispute|hearing|case
    <could> you|u|someone|somebody [please|pls|just|maybe]* ring|call|phone|speak|talk [to|with]* my|his|her mum|mam|
        dad|
        husband|wife|partner|nan|gran|grandad|daughter|son|sister|brother|carer|ex|other
    ^ [just|please|pls|ok|no|maybe]* ring|phone|speak|talk [to|with]* my|his|her mum|mam|dad|husband|wife|partner|nan|
        gran|grandad|daughter|sister|brother|other please|pls|she|he|instead|they|cos|because
    any|anyone|anybody|someone|somebody staff|human|humans|person|real [person|at|here]* about|around|there|available|
        free|in|
        look|help
    someone|somebody|anyone|anybody [please|pls|just|can|could|out|there]* help !out|with|him|her|coach
    is|are [there]* [any|some|a|an|real|actual|proper]* anyone|anybody|someone|somebody|person|human|
        staff [real|
        actual|there|here|free|that]* in|at|around|about|available|here|there|on|real|i|who|$
    rather|prefer|sooner [to|just|i|would|not|have|put|type|but]* tell|telling|explain|explaining|say|show [it|this|
        that|
        them|him|her|the|to|you|all|about|your|a|myself]* coach|manager|alex|someone|somebody|person|face|myself|
        yourselves|directly|club|officer|nurse|lady
    rather|prefer|sooner [to|just|i|would|do|it|this|that|all|the|rest|of|ask|asking|doing|deal|dealing|go|check|sort|
        questions|some|about]* with|to|through|ask|asking [<such>]* <who> !else|who|like
    can|could|may i|we [just|please|not|instead]* tell|explain|show|give|say [it|this|that|them|all|to|you]* someone|
        somebody|person|anyone|face
    want|let|get|have|like|prefer|rather my|his|her|the mum|mam|dad|husband|wife|partner|nan|gran|daughter|son|sister|
        brother [to|do|can]* talk|speak|ring|call|deal|phone|chat [to|with]* you|someone|yous|this|it|them|alex
    between houses|homes|places|addresses ... staying|living|stopping|sleeping|stuck|kipping
    have|got|with|has nowhere [else]* [to] go|live|stay|sleep|$
    be|get|go|move out|gone by|in|on|before ... nowhere
    not got|have|any|have a|an|any|no fixed|permanent|proper address|home|place
    no permanent address|home
    living|staying|sleeping|stopping [in|out|of]* a|our|the|my|temporary car|van|hotel|hostel|travelodge|shelter|
        caravan|b
    evicted|eviction
    i|we|were|im [am|are|is|just|really|honestly]* not|barely|hardly|struggling [really|to]* coping|cope !with
    i|we cannot|can [just|really|barely|hardly]* cope [with|any]* anymore|longer|more|everything|it|this|all|$
    i|we cannot|can [just|really|barely|hardly]* cope with [my|the]* him|her|them|son|daughter|kids [any]* anymore|
        longer|more
    """,
    _TABLES,
)
# What is complained of may be anything; a "stomach complaint" and "can't complain" are none.
_COMPLAINT = Patterns(
    r"""
    <want>|wish [to|formally|officially|also|now]* complain
    <want>|wish [to]* make|raise|lodge|file|submit|put|register|report|log|send [in|you]* <a_complaint>
    making|raising|lodging|filing|submitting|registering|sending <a_complaint>
    <how> [do|can|could|would|should|to|i|we|you|one]* complain
    <how> [do|can|could|would|should|to|i|we|you|one]* make|raise|lodge|file|submit|put|report|send [in]* <a_complaint>
    complaint|complaints|grievance procedure|process|policy|form|department|team|officer
    i|we am|are [formally|officially]* complaining
    <i_have> <a_complaint> [about|against|regarding|to|with]
    ^ complaint [about|against|regarding]
    <this_is> <a_complaint>
    complain|complaint to|with the <ico>
    report|reporting you|this|it to <ico>
    report|reporting you|this|it to the <ico>
    """,
    {
        "want": _TABLES["want"],
        "a_complaint": phrases(
            "(?:an?|the|my|this|another) (?:formal |official |serious |data )*(?:complaint|grievance)"
        ),
        "ico": phrases("ico, information commissioner"),
        "how": phrases("how, where, who"),
        "i_have": phrases("(?:i|we) (?:have|have got|had|do have), ive got, ive, weve"),
        "this_is": phrases("this is, consider this, take this as, treat this as, please take this as"),
    },
)


# What to do on the day: "if he gets blue lips you stop him and call me", "ring us at once if she feels dizzy".
_IN_CASE = (
    r"(?:(?:if|in case|should) (?:he|she|they|his|her|their)|any (?:\w+ )?"
    r"(?:trouble|problems?|signs?|bleeding|swelling|pains?|symptoms?|wheezing|dizziness))\b"
)
_RING_ME = r"(?:(?:call|ring|phone|telephone) (?:me|us|his|her|my)|give (?:me|us) an? (?:ring|call|bell|shout))\b"
_CARE_PLAN = regex(
    rf"\b{_IN_CASE}(?: (?!can\b|could\b|please\b|someone\b|somebody\b|anyone\b)\w+){{0,12}}? {_RING_ME}"
    rf"|(?<!someone )(?<!somebody )(?<!anyone )(?<!you )\b{_RING_ME}(?: \w+){{0,3}}?"
    rf" (?:(?:at|if there is|if there are) any|(?:if|in case) (?:he|she|they|his|her|their))\b"
)
# "In a caravan while the house gets built": somebody has another home to come.
_UNTIL_THE_HOUSE = regex(
    r"\b(?:living|staying|sleeping|stopping) (?:\w+ ){0,3}?(?:caravan|hotel|van|travelodge|b b|b and b|bnb)"
    r"(?= (?:\w+ ){0,4}?(?:while|whilst|until|till|for)\b(?: \w+){0,3}? (?:house|home|build\w*|built|extension|flat"
    r"|sale|roof|completion|complete|keys|move|work|kitchen|renovat\w*|place)\b)"
)
# "Just turned ten which I cannot cope with": of a child that grows, and of nothing else.
_GROWS_UP = regex(
    r"\b(?:turn(?:ed|s|ing)|(?:he|she)(?: is|s)?|is|be|nearly|almost|already|soon|now|just) "
    r"(?:(?:nearly|almost|already|now|just|going to be|turning|a|the big) ){0,3}"
    r"(?:\d\d?|(?:four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh)teen)|teenager)"
    r"(?: (?:years? old|now|already|this year|next (?:week|month|year)|in \w+|soon|and|which|but|so|honestly|lol))*"
    r" (?:i|we) (?:(?:just|really|simply|still|honestly|actually) )*can ?not (?:\w+ )?cope"
    r"(?: with(?: (?:it|that|this))?)?(?=\W*$)"
)
# "We lost him in March", "she lost her nan": who died, and not what was mislaid, a match or a player.
_KIN = (
    r"(?:(?:great|step|foster|god|late|dear|own|big|little|older|younger|twin|poor|lovely) ?){0,2}(?:mum|mam|mom|dad"
    r"|father|mother|nan|nana|nanny|gran|granny|grandma|grandad|grandmother|grandfather|grandparent|wife|husband|partner"
    r"|fiance|brother|sister|son|daughter|uncle|aunt|auntie|aunty|cousin)(?: in law)?"
)
_MONTHS = (
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october|spring|summer|autumn|winter"
    r"|new year|christmas|easter|week|month|year|lockdown|pandemic|(?:19|20)\d\d"
)
_WHEN_LOST = (
    r"(?:(?:very|so|quite|just|really|sadly|recently|there|back|only|earlier|now) ){0,3}"
    rf"(?:(?:in|last|this|during|at|over|before|around) (?:the |early |late )?(?:{_MONTHS})\b|suddenly\b|recently\b"
    r"|(?:an?|a few|a couple of|two|three|four|five|six|few|couple of|\d{1,2}) (?:days|weeks?|months?|years?)"
    r" (?:ago|back)"
    r"|to (?:\w+ )?(?:cancer|covid|illness|leukaemia|suicide|heart|stroke|dementia|sepsis|drugs|drink)\b)"
)
_NOT_FOR_GOOD = (
    r"(?!.{0,60}\b(?:found|turned up|came back|shops?|asda|tesco|aldi|lidl|ikea|supermarket|crowd|park|market|beach"
    r"|fair|airport|town|cup|match|final|custody|contact with)\b)"
)
_GOES_ON = r"(?=$| (?:in|to|last|this|and|so|but|now|just|before|back|at|an?|two|three|when|then|suddenly|i|we|it|\d))"
_OF_A_LOSS = ("lost ", "longer with us", "died ", "passed away ", "buried", "cremated", "laid ", "ashes", "funeral")
_BEREFT = regex(
    rf"\blost {_NOT_FOR_GOOD}(?:(?:his|her|their|my|our|the) )?{_KIN}\b{_GOES_ON}"
    rf"|\b(?:we|i|have|family|he|she) (?:(?:have|had|has|sadly|just|only) ){{0,2}}lost {_NOT_FOR_GOOD}(?:him|her)"
    rf" {_WHEN_LOST}(?! to (?!\w*cancer))"
    rf"|\b{_KIN}\b.{{0,40}} (?:we|i) (?:(?:have|had|sadly|just|only) ){{0,2}}lost {_NOT_FOR_GOOD}(?:him|her)"
    r"(?=$| (?:and|so|now)\b)"
    rf"|\b{_KIN} (?:(?:is|are|was|sadly|now) ){{1,2}}no longer with us\b"
    rf"|\b(?:buried|cremated|laid|scattered) (?:(?:him|her|them|(?:his|her|my|our|the|their) {_KIN})"
    rf"(?: to rest)?|(?:his|her|their) ashes)(?= {_WHEN_LOST})"
    rf"|\b{_KIN}s? (?:\w+ )?(?:funeral|ashes)\b(?= (?:{_WHEN_LOST}|(?:is|was|were) ))"
    rf"|\b{_KIN} (?:(?:has|have|sadly|just|only) ){{0,2}}(?:died|passed away)"
    r" (?:(?:this (?:week|month)|yesterday)\b|(?:\w+ ){1,3}(?:days?|weeks?|months?) ago\b)"
    r"|\b(?:he|she) (?:(?:has|sadly|just|recently|then) ){0,2}(?:died|passed away) (?:suddenly|recently|sadly)\b"
)


# "It's called The Refuge, used to be a walkers' hostel": a house.
_ONCE_A_HOSTEL = regex(
    r"\b(?:used to be|was (?:once |built as )?|once|formerly|converted from|built as)(?: (?:an?|the|old)){0,2}"
    r"(?: \w+){0,2} hostel\b|\b(?:youth|walkers|climbers|old) hostel\b"
    r"|^(?:its |it is )?(?:called )?the (?:old )?hostel$"
)


def wants_a_person(text: str) -> bool:
    """Whether somebody of the club is asked for, "can someone give us a bell", or is needed: "we lost his dad"."""
    said = in_full(text)
    if any(word in said for word in _OF_A_LOSS) and _BEREFT.search(said):
        return True
    if lacks_medicine(said):
        return True
    said = _ONCE_A_HOSTEL.sub("", _GROWS_UP.sub("", _UNTIL_THE_HOUSE.sub("", said)))
    return _PERSON.found_in(_CARE_PLAN.sub("", said) if " me" in said or " us" in said else said)


def wants_to_complain(text: str) -> bool:
    """Whether a complaint is made, or asked how: "I'd like to raise a complaint about how you use our details"."""
    return _COMPLAINT.found_in(in_full(text))
