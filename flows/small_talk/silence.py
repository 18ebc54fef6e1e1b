"""A wish for no more messages, in whatever words, and a wish about one channel alone."""

from flows.language.patterns import Patterns, in_full
from flows.language.regex import regex
from flows.language.vocabulary import phrases

_STOP = Patterns(
    r"""
    ^ [no|ok|okay|oi|just|please|thanks|and|so|right]* stop [it|now|this|that|them|please|stop|thanks|thank|you|all|of|
        everything|here|completely|entirely]* $
    ^ [no|ok|okay|oi|just|please|and|so|right]* stop everything|all|it|this [all|of|it|this|everything|now|please]* i
    nothing|none|neither|enough|chat|anything|any [of|at|all|from|you|it|this|that|more|please|thanks|and|not|no|to|
        either|too|both|chat|messages|texts|i|we|want|just|so|lot|yous|now|ok]* stop [it|this|that|now|all|please|
        thanks|everything|of]* $
    want|wants|wish|like|need nothing|none|nowt [at|all|whatsoever|more|else|ever|again]* from|off|of you|yous|u|ye !by|
        on|over|via|in|through|but|except|only|to
    nothing|none|nowt [at|all|whatsoever|more|else|ever]* from|off you|yous|u [lot|people|guys|please|again|ever|at|
        all|thanks|now]* again|ever|this|not|$
    not|never want a|one|any|another [single|damn]* thing|word [more|else|ever]* from|off|of you|yous|u !by|on|over|
        via|in
    not|nor|no|end|stop|close|finish|want this|the|your chat|conversation [either|too|neither|aswell|now|also|
        ever]* stop|please|again|$
    this|the|your [chat|conversation]* included|neither [please|thanks|too]* $
    ^ no thanks|thank [you] stop
    ^ [no|enough|ok|right|more|now|thanks|please|just]* stop [it|now|please|thanks|this|all]* $
    stop [all|with|sending|me|us|the|these|those|your]* text|texts|texting|messages|messaging|reminders|contacting
    stop [all|the|these|those|your]* whatsapps|notifications|contact|emails|emailing
    quit|cease [with|the|all]* messaging|texting|sending|bothering
    withdraw me|us from [all|your|the|these]* messages|texts|list|reminders
    unsubscribe [me|please|now|thanks]* $
    stop sending|bothering|pestering|spamming|harassing|hassling
    do not [ever|please|keep]* text|message|ring|whatsapp|contact|call here|this|again [again|anymore|number|phone|
        please|ever]* $
    do not [ever|please|keep]* contact|message|text|whatsapp|messaging|texting|contacting|bother|pester me|us|this
    do not [ever|please|keep]* ring|call|phone|write [to] me|us|this [number] again|anymore|ever
    do not want [any|to|your|these|get|receive|more|of]* messages|texts|reminders|notifications|whatsapps|contact
    do not send [me|us|any|more|these]* messages|texts|reminders|anything|stuff
    do not send|be|keep [sending|texting|messaging]* me|us [any|no|anything]* more|else|owt [of|these|this|ta|thanks|
        please]* $
    send|text|message me|us no|nowt|nothing more|else [of|these|ta|thanks|please]* $
    give|gi|giz|lay over|off [now|please|will]* [with|wi|sending|texting|messaging] [all|these|the|your|me|
        us]* messages|texts|texting|messaging|reminders
    give|gi over texting|messaging|pestering|mithering|bothering|pinging|sending
    stop|quit wi|with [all|these|the|your]* messages|texts|texting|messaging|reminders
    is|thats enough [of|now|with]* [the|these|your]* messages|texts|messaging|texting
    leave me|us be $
    do not want [any|no|owt|anything|nothing]* more|else off|from|of you|yous|this|these|them
    how [do|can|could|would|to|i|we|you]* make|get it|this|these|them [to]* stop
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
    do|can|could i|we [get|make|do|opt|turn]* stop|unsubscribe|out|off [of]* these|this|the|your messages|texts|list|
        chat|thing|group
    do|can|could i|we [get|make|do|opt|turn]* stop|unsubscribe|out|off [of]* these|this $
    do not|never want|wish|like [to]* hear|contacted|messaged|texted|receive
    do not|never [be|want|to|wish|like]* contacted|messaged|texted [again|by|any|anymore|further]*
    stop|quit|cease [with]* [the|all|these|your]* messaging|texting|contacting|spamming|bugging|harassing|hounding|
        pinging
    unsub|unsubscribe|unsubcribe
    remove|take|delete|get me|us from|off|out [of]* this|that|these|it|here|everything [please|now|thanks|pls]* $
    want|wish|like|need|how [do|i|to]* opt out !of
    opt out of [all|the|your|any|of|more]* this|these|it|everything|messages|texts|list|reminders|here|them|contact
    lose|delete|bin|erase|remove|forget my|this|our number|details
    not|never [ever]* message|text|contact|whatsapp me|us|this
    take|remove|delete|get|wipe my|our|this number|phone|mobile|details|name off|from|out [of]* this|here|it|that|your|
        the [list|chat|system|records|phone|books|thing|database]* [please|now|thanks|pls|then|mate|asap]* $
    take|remove|get|bin|strike|scratch|cross|delete|knock|wipe|lose me|us|my|this|our [name|number|phone|mobile]* off|
        down|out|from [of]* [this|here|it|there|that|your|yours|the|thing|list|chat|app|system|contraption|everything|
        please|now|thanks|ta|pls|will|would|can|you|u]* $
    off your|the|this [mailing|contact|text|texting|message]* list
    no more of these|this|them|those|it
    ^ [oi|please|pls|just|will|you|can|u|ok|no|right|for|gods|sake|and]* pack|packing|knock|cut|jack it|this|that in|
        out|
        off [with|now|please|pls|will|you|ffs|already|messages|texts|texting|thanks]* $
    get me|us out of this|here !list
    ^ [oi|please|just|will|you|can|no]* pack|cut it|this|that in|out with|messaging|texting|the|these|your
    give it a rest [with|now|please|$]*
    want|wanna|need|let|like [me|us|to|be|get|come]* off|out [of]* this|here|it|your|the [list|chat|group|thing|now|
        please|
        pls|thanks|app]* $
    quit|stop pinging|buzzing|blowing|bombarding|mithering|nagging|hounding [up|me|my|us|phone]*
    not|never signed|asked|agreed|subscribed [up]* for|to [any|these|this|get|be|get|all]* messages|texts|texted|
        messaged
    had enough of you|this|these|it messages|texts|messaging|texting|bot|$
    """,
    {},
)
# In the English of whoever learns it: "please not write me more", "I want no message more".
_STOP_IN_FEW_WORDS = Patterns(
    r"""
    not|never|no [to|please|you|do|more|ever|want|again|any|i]* write|writing|contact|contacting|message|messaging|
        disturb [to]* me|us [please|on|this|the|here]* more|again|anymore|any|no|never|ever|nothing|$
    not|never|no [to|please|you|do|more|ever]* <write> [me|us|to]* any more !than
    not|never|no [to|please|you|do|more|ever]* <write> [me|us|to]* anymore|again|never
    please|pls|plz [you|do|to]* not|no|never [to]* <write> [to|me|us]* more|any|again|nothing|anymore !<of_ours>
    no more <write>|sms|message|text|whatsapp [please|to|me|us|now|thanks|ok]* $
    want|wish|like no|not|nothing|zero [more|any|further|other|of|your|these|to]* <messages>
    not|never [really]* want|wish|like [to|receive|get|have|read|any|more|the|your|these|nothing|other|no|
        further|of]* <messages>
    want|wish|like [to|receive|have|get|hear]* nothing|no more|else|further [more|please|now|thanks]* from|of|$
    not|never want|wish|like [that]* you|they|yous|club <write> [to]* me|us|more|again|anymore
    stop|finish|quit|cease to <write>|disturb
    end|finish|terminate|close|stop|cancel [now|with|the|this|it|please|these|all|your|our]* <messages>|chat|
        conversation !at
    i|we want|wish|like|need [that|you|this|it|to|all|the|<messages>]* stop [please|now|this|it|all|thanks]* $
    enough|tired|sick [of|from|the|with|now|all|these|your]* <messages> !at
    am|are not want [this|it|more|any]* $
    ^ [please|ok|now|just]* finish|end|stop with this|it|that
    you <write> [me|us|too|so|much|many|often|a|lot|all|the|time]* [please|just|now]* stop|finish|enough
    not|never|no [to|more]* <write> [i|we|please|me|us]* [do|am|are]* not want
    my|this|our number delete|erase|remove [please|now|thanks]* $
    not|never allow|let|permit [you|yous|club]* [to]* <write> [to]* me|us|more|again|$
    stop|finish|quit <write> me|us|please|now|to|$
    out|off|away my|this|our number [from|of]
    ^ [please|ok|now|just]* stop [please|now|it|this|that]* i|we am|are not the|register|registering|parent|his|her
    ^ [please|ok|no|now|just]* stop [please|now|it|this|that|all|thanks]* finish|finished|enough|interested|interest
    ^ [please|ok|no|now|just]* stop [please|now|it|this|that|all|thanks]* no|not|nothing more|message|messages|texts|
        interest|interested|want
    ^ [please|ok|no|now|just]* stop [please|now|it|this|that|all|thanks]* i|we|am|are [am|are|do|is]* not want|
        interest|interested|wish|like|need
    ^ [please|ok|now|just]* finish|finished|enough|end|stop [please|now|it|this|all]* no [more]* <messages>
    ^ [please|ok|now|just]* no <messages> [please|pls|to|me|us|now|thanks]* no more [please|thanks]* $
    no more|enough|finish|finished [please|now|messages|texts|ok|thanks]* stop [please|now|it|this|thanks]* $
    """,
    {
        "write": phrases("""
            write, writing, message, messaging, text, texting, contact, contacting, send, sending, whatsapp, disturb
        """),
        "messages": phrases("messages?, texts?, sms, whatsapps?, reminders?, notifications?"),
        "of_ours": phrases("photos?, pictures?, pics?, forms?, kits?, details, documents?"),
    },
)
_MAILS = regex(r"\b(?:e ?mail\w*|mails?)\b")
_TEXTS = regex(r"\b(?:te?xt\w*|sms\w*)\b")
_FOR_GOOD = regex(
    r"\b(?:stop|quit|cease|any ?more|ever|again|unsubscribe|remove|off|leave|delete|messages?|messaging|whatsapps?"
    r"|enough|bother\w*|pester\w*|spam\w*)\b"
)
_RIGHT_BUT = regex(
    r"\b(?:rest|otherwise|all|everything|else)\b(?: \w+){0,3} (?:fine|good|ok|okay|right|correct|perfect|great"
    r"|sound|grand)\b"
)
# "He's had enough of it" is said of football.
_OF_THE_CHILD = regex(
    r"\b(?:he|she|they|lad|son|daughter|kid|boy|girl) (?:(?:is|has|have|just|really|kind of"
    r"|finally) )*had enough of (?:it|this)\b"
)
# "He won't leave me alone till I do it": a child's pestering, and no wish of whoever writes.
_CHILD = (
    r"(?:s?he|(?:(?:the|my|our|this|that) )?(?:lad|lass|son|daughter|kid|boy|girl|child|little (?:un|one|man|madam)))"
)
_CHILD_PESTERS = regex(
    rf"\b{_CHILD} (?:(?:is|has|just|really|still|simply|absolutely|even) )*(?:will not|would not|does not|has not"
    r"|did not|is not going to|never|will never|cannot|not)(?: (?:just|even|ever|let up|going to)){0,2}"
    r" (?:leave (?:me|us|it|mum|dad) (?:alone|be)|(?:stop|stops|stopped|quit) (?:bothering|pestering|nagging"
    r"|mithering|hounding|bugging|badgering|going|asking|talking|on|whingeing|whining|banging|messaging"
    r"|texting)\b(?: (?:me|us|on)\b)?"
    r"|(?:give|gives) (?:it|me|us|over) (?:a rest|a break|any peace|peace|\w+ing)|(?:pack|packs) it in)\b"
    rf"|\b{_CHILD} (?:will|might|may|can|to|would) (?:(?:then|finally|just|maybe|now) ){{0,2}}"
    r"(?:leave (?:me|us) (?:alone|be)"
    r"|(?:stop|quit) (?:bothering|pestering|nagging|mithering|hounding|bugging|badgering)(?: (?:me|us))?)\b"
)
_OTHER = r"(?:(?:the|my|his|her|our|their|that|some|any|an?|your) ){0,2}"
# "Don't send anything to the surgery", "no more messages from the other club": not to whoever writes, or none of ours.
_TO_OTHERS = regex(
    r"\b(?:do not|never|not to|no need to) (?:ever |please |go )?(?:send|sending|post|forward|email|mail|copy)\b"
    rf"(?: (?!me\b|us\b)\w+){{0,5}}? to {_OTHER}(?:surgery|work|works|job|school|college|uni|nursery|office|clinic"
    r"|practice|hospital|ward|shop|house|home|ex|husband|wife|partner|mum|mam|dad|mother|father|nan|gran|grandad"
    r"|hotmail|gmail|yahoo"
    r"|(?:work|school|old|other|new|shared) (?:e ?mail|address|account|one|inbox|place))\b"
    r"(?! (?:phone|number|mobile)\b)"
    rf"|\b(?:messages?|texts?|reminders?|calls?|stuff|emails?|spam|rubbish) (?:from|off|by) {_OTHER}"
    r"(?:(?:other|old|last|previous|rival) (?!number|phone|mobile|one)\w+|school|council|nursery|bank)\b"
)
_GO_ON = Patterns("got to|have to|need to|must|cannot|could not|will not|not to|dont stop", {})


def wants_to_stop(text: str) -> bool:
    """Whether no more messages are wanted: "no more texts please", "take me off your list"."""
    said = _TO_OTHERS.sub(" ", _CHILD_PESTERS.sub(" ", _OF_THE_CHILD.sub(" ", in_full(text))))
    wished = _STOP.found_in(said) or (_STOP_IN_FEW_WORDS.found_in(said) and not names_both_channels(text))
    return wished and not _GO_ON.found_in(said)


def names_both_channels(text: str) -> bool:
    """Whether e-mails and texts are spoken of: "email yes, text no, phone is old"."""
    said = in_full(text)
    return bool(_MAILS.search(said) and _TEXTS.search(said))


def names_one_channel(text: str) -> bool:
    """Whether e-mails or texts alone are spoken of, and nothing is to end: "don't text me", not "stop texting"."""
    said = in_full(text)
    return bool(_MAILS.search(said)) is not bool(_TEXTS.search(said)) and not _FOR_GOOD.search(said)


def is_right_but_for_one(text: str) -> bool:
    """Whether all is right but for one channel, where everything is read back: "all correct except I want no texts"."""
    return names_one_channel(text) and _RIGHT_BUT.search(in_full(text)) is not None


def ends_one_of_two(text: str) -> bool:
    """Whether a no to messages may be to one channel beside the other: "emails are fine, just don't send texts"."""
    return names_both_channels(text) and not _FOR_GOOD.search(in_full(text))
