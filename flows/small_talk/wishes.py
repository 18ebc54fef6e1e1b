"""Wishes about the chat itself, in whatever words: a person instead of the assistant, no more messages, a complaint.

Found anywhere in a message. A false alarm costs a turn; a wish that is not heard costs a parent.
"""

from flows.language.patterns import Patterns, in_full
from flows.language.vocabulary import phrases

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
        human, humans, human being, person, people, someone, somebody, some one, some body, anyone, anybody, whoever
        lady, member of staff, staff, volunteer, grown ?up, adult, one of you, one of your team, one of the team
        one of the committee, body real, yous
    """),
    "boss": phrases(r"""
        manager, coach, coaches, secretary, welfare officer, safeguarding officer, safeguarding lead, treasurer
        chairman
        chairperson, chair, organiser, organizer, boss, admin, alex, club, office, committee, you, team
    """),
    "such": phrases(
        "a, an, the, your, his, her, some, any, real, actual, proper, live, living, human, nice, team, one, of"
    ),
    "speak": phrases("speak, talk, chat, spoke, speaking, talking, deal, liaise"),
    "along": phrases("""
        directly, properly, please, first, instead, quickly, quick, it, this, that, through, over, about, just, all
        face
        to face, in person
    """),
    "help": phrases("help, help me, help us, sort this, sort it, deal with this, do this for me, do it for me"),
}
_PERSON = Patterns(
    r"""
    <could> <somebody> [please|just|kindly|possibly|actually]* <ring> me|us|back|please|about|instead
    <could> <somebody> [please|just|kindly|possibly|actually]* <ring> $
    <could> <somebody> [please|just]* give me|us a|an ring|call|bell|buzz|shout
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
    this|it over|by the phone
    [a|the|quick]* phone call
    put me|us through
    office|phone|contact|landline number [so|to|for|where|that]* i|we|me|please
    give me|us a shout
    died|passed away|last|in|this|yesterday
    has|have|had [just|recently|sadly]* died|passed
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
    paper form|copy
    is|was this|it all [really|getting]* too complicated|confusing|much for me
    not using|doing this|a|the bot|robot|app|chatbot
    do not want to [talk|speak|chat] [to|with] a|the|this bot|robot|machine|computer
    hate|sick of|fed this|these|bots|robots|machines
    callback|call back please
    ex|dad|mum|father|mother|parent|husband|wife [has|have|had]* said no
    ex|dad|mum|father|mother|parent|husband|wife does|will|did not agree|consent|allow|approve|give|want
    <speak>|discuss|explain [<along>]* with|to [<such>]* <who>
    ^ [please|just|can|could|i|we|need|want|would|like|to|hi|hello|sorry|no|and|id|rather|may|really|
        have]* <speak> [<along>]* with|to [<such>]* <boss>
    need|want|like|prefer|rather|can|could|may [i|we|to|just|please|really|would|first]* <speak> [<along>]* with|
        to [<such>]* <boss>
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
    come|pop|call|nip|drop|go [down|in|round|over|along|by]* to|at|and|into [the]* [club|clubhouse|club house|ground|
        pitch|office|see|training]* [and]* do|sort|fill|sign|speak|talk|see|explain|register [it|this|that|all]* with|
        there|somebody|someone|in|instead|properly
    parental rights
    custody battle|dispute|hearing|case
    """,
    _TABLES,
)
_STOP = Patterns(
    r"""
    ^ [no|ok|okay|oi|just|please|thanks|and|so]* stop [it|now|this|that|them|please|stop|thanks|thank|you]* $
    ^ no thanks|thank [you] stop
    stop [all|with|sending|me|us|the|these|those|your]* text|texts|texting|messages|messaging|reminders|contacting
    stop [all|the|these|those|your]* whatsapps|notifications|contact|emails|emailing
    quit|cease [with|the|all]* messaging|texting|sending|bothering
    withdraw me|us from [all|your|the|these]* messages|texts|list|reminders
    unsubscribe [me|please|now|thanks]* $
    stop sending|bothering|pestering|spamming|harassing|hassling
    do not [ever|please|keep]* contact|message|text|whatsapp|messaging|texting|contacting|bother|pester me|us|this
    do not [ever|please|keep]* ring|call|phone|write [to] me|us|this [number] again|anymore|ever
    do not want [any|to|your|these|get|receive|more|of]* messages|texts|reminders|notifications|whatsapps|contact
    do not send [me|us|any|more|these]* messages|texts|reminders|anything|stuff
    no more [of] [these|those|your]* messages|texts|reminders|whatsapps|notifications|contact
    no further messages|texts|contact|reminders
    unsubscribe me|us|please|from
    opt me|us out
    opting|opted me|us|out [of]
    take|remove|delete|get me|us|my|this [name|number|phone]* off|from your|the|this|these|that list|system|contacts
    remove|delete|lose|forget my|this number
    block this|you|your
    leave me|us alone
    go away
    enough of|with|already [all|the|these|your|with|of]* messages|texts|messaging|texting|reminders
    fed|sick|tired|had up|of|enough [of|with|getting|all|your|these|the|being|messaged|to|by]* messages|texts|
        messaged|texted|reminders
    cancel|end|cease [all|my|these|the|your|any|further]* messages|texts|notifications|reminders|messaging
    no more|further|other messages|texts|reminders|messaging|texting|contact [please|pls|thanks|ta|from|to|at|ever]* $
    do|can|could i|we [get|make|do|opt|turn]* stop|unsubscribe|out|off [of]* these|this|the|your [messages|texts]*
    do not|never want|wish|like [to]* hear|contacted|messaged|texted|receive
    do not|never [be|want|to|wish|like]* contacted|messaged|texted [again|by|any|anymore|further]*
    stop|quit|cease [with]* [the|all|these|your]* messaging|texting|contacting|spamming|bugging|harassing|hounding|
        pinging
    unsub|unsubscribe|unsubcribe
    remove|take|delete|get me|us from|off|out [of]* this|that|these|it|here|everything [please|now|thanks|pls]* $
    want|wish|like|need|how [do|i|to]* opt out
    lose|delete|bin|erase|remove|forget my|this|our number|details
    not|never [ever]* message|text|contact|whatsapp me|us|this
    take|remove|get me|us|my|this [name|number|phone]* off|down|out [please|now|thanks|pls]* $
    off your|the|this [mailing|contact|text|texting|message]* list
    """,
    {},
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
_TAKES_BACK = Patterns(
    r"""
    sorry|actually|oops|whoops
    meant|mean to|no|yes|the|it
    wait|hang|hold on|thats|no|its|it|he|she|i|his|my
    misread|misclicked|mistyped|mistapped
    should have|of
    scrap|forget that|it|what
    got that|it|this|mixed|them wrong|up|muddled
    hit|tapped|pressed|clicked|put|ticked the|boy|girl|yes|no|wrong [wrong]* [one|button|by|thing]*
    typed|wrote|spelt|spelled|said|gave|put|entered|did|read [it|that|the|my|his|her|you|them|something|house|street|
        number|postcode|email]* wrong|old
    autocorrect|autocorrected|swapped
    was thinking of
    mixed up
    i said|put|ticked|told|gave|pressed|wrote yes|no|you|the|it|him|her
    by mistake|accident
    ignore that|this|what|me
    wrong|instead
    should be|have|say|read|end
    change|swap|switch|fix
    correct it|that|the|my|his|her|this|to
    did play
    """,
    {},
)
_GO_ON = Patterns("got to|have to|need to|must|cannot|could not|will not|not to|dont stop", {})


def wants_a_person(text: str) -> bool:
    """Whether somebody of the club is asked for: "can someone give us a bell", "who can I speak to about it"."""
    return _PERSON.found_in(in_full(text))


def wants_to_complain(text: str) -> bool:
    """Whether a complaint is made, or asked how: "I'd like to raise a complaint about how you use our details"."""
    return _COMPLAINT.found_in(in_full(text))


def wants_to_stop(text: str) -> bool:
    """Whether no more messages are wanted: "no more texts please", "take me off your list"."""
    said = in_full(text)
    return _STOP.found_in(said) and not _GO_ON.found_in(said)


def takes_back(text: str) -> bool:
    """Whether an earlier answer may be taken back: "sorry, I meant no", "ignore that, I pressed yes by mistake"."""
    return _TAKES_BACK.found_in(in_full(text))
