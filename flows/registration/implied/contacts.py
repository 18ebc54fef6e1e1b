"""Contacts that there are not, and by which of them news may come."""

import re
from collections.abc import Iterator
from typing import Any

from flows.answers.basics.yes_no import NODS
from flows.answers.particulars.consent import Consent
from flows.language.clauses import clauses, is_a_story
from flows.language.patterns import in_full
from flows.language.vocabulary import only
from flows.registration.implied.tables import implied

_NO_CONTACT = r"""
    do|does|did|would|will|dont not|nt [really|even|actually|ever|yet|tend|to|want|let|have|got]* let|allow|have|use|
        own|do|need|want|got|bother|carry|give|get|trust|look|check|touch|go|like|know|think|believe|at|on
    has|have|had|aint|is not|nt|no|never|none [really|even|actually|yet]* got|one|any|a|have|email|phone|mobile|set|
        been|had|allowed|old
    not allowed|got|old|having|until|till|yet|on|have|bothered|at|needed|necessary|giving|sharing|comfortable|want|
        any|set|email|mobile|phone|one|sure
    he|she is [only|just|still|too]* ten|eleven|twelve|\d+ [so|and|years|old]* no
    no|without|none phone|sim|signal|credit|contract|handset|mobile|email|number|account|address|one|mail|yet|at|for|
        social
    never uses|checks|looks|has|had|got|bothers|set|opens|on|use
    too young|little|small
    until|till he|she|they|high|secondary|year|his|her|\d+|we
    lost|broke|broken|smashed|cracked|stolen|confiscated|banned|grounded|nicked|dropped
    use|put|contact|ring|through|have|send|with|on|only|to|call|text|email [it|the|everything|him|her|them]* mine|my|
        me|us|ours|moms|mums|dads|yours
    mine is|will|for|instead
    waiting|wait|saving|getting|wants|nagging|asking [for|till|until|one|on|to|a|his]* one|till|until|birthday|
        christmas|phone|for
    old enough
    rather|prefer not
    as if
    dreams|dream|wishes on|$
    no chance|way|thanks|need
    that age|young
    skip|leave|pass
    only|just ten|11|ten|eleven|ipad|tablet|games|xbox|whatsapp
"""
PHONE_OF_PLAYER = implied((None, _NO_CONTACT))
EMAIL_OF_PLAYER = implied((None, _NO_CONTACT))
_BOTH = implied(
    ({"email": True, "sms": True}, r"""
        no problem|problems|worries|bother|issue|objection|objections
        no [real|strong|particular|earthly]* objection|objections|harm|reason in|not|at|to|from|here|$
        knock yourself|yourselves|yerself|yourselfs out
        fill your|yer|ya boots
        be my guest
        help yourself|yourselves
        by all means|$
        whatever floats|tickles|suits|you|works|blows
        no skin|odds off|to
        feel free
        go nuts|wild|mad
        have at it|me
        your|your call|choice|decision $
        ^ [yes|yeah|aye|ok|oh|well|no|course|just|right|so|then]* go|crack|fire|carry|plough|work|spam|message|ping|
            chat|
            post away|ahead|on|for [then|it|your|life|me|us|mate|pal|
            love|please|haha|lol]* $
        bring it|em|them on
        more the merrier
        ^ [yes|yeah|aye|ok|oh|that|it|both|all]* suits [me|us|fine|down|to|the|ground|yes|thanks]* $
        ^ [yes|yeah|aye|ok|oh|well|go|on]* why not|ever [then|eh|go|on|yes|both]* $
        i am|be game|easy
        all ears
        however|any|whichever|whatever [is|you|way|how|ever]* easiest|best|like|works|suits|easier
        ^ [yes|yeah|yep|yh|ok|oh|aye|go|on]* whatever|whatevs|whatevers|whichever [you|mate|love|then|like|want]* $
        any|either|both way|ways|how|is|are|will|fine|work|works|ok|good|please|would
        both|either $
        do|does not mind|bother|matter
        yes|yeah|yep|sure|course|fine|ok to|for|with both|everything|all|that|it
        keep me|us posted|informed|updated|in
        send|fire|throw|bombard|ping [me|us|it|them]* everything|all|anything|both|away|over|whatever|it
        love|like to [hear|know|get|be|keep]
        happy for|to|with|either
        am good|fine|cool|ok|okay|alright with that|it|this|both|either|everything|all
        sign me|us up
        all|everything of|please|is
    """),
    ({"email": False, "sms": False}, r"""
        no need|ta|thank|thanks|thankyou
        registration|official|important|necessary|essential|urgent|relevant [ones|stuff|only|messages|things|info|
            bits|updates]* only|please
        only|just [the|about|send|for|message|contact|his|if]* registration|official|important|necessary|essential|
            urgent|relevant|needed
        rather|prefer|sooner [you]* not|neither
        leave it|me|us out|alone|off
        no|not|without|hate|stop|enough|less|avoid|sick|tons|loads [more|of|any|all|the|much]* marketing|spam|junk|
            newsletters|newsletter|news|adverts|ads|rubbish|bumf
        enough spam|junk|emails|messages|as|already|of
        whatsapp|here|chat|group [is|will|only|does|chat|much]* enough|only|fine|do|instead|better|best|easier|easiest|
            please
        not|nt [really|that|be|very]* interested|bothered|want|need|necessary|subscribe
        opt out|me
        neither|none
        ^ no|nah|nope [thanks|ta|thank|you|honestly|i|am|we|are|your|youre]* alright|fine|good|ok|okay|grand [mate|
            love|thanks|ta|pal|cheers|duck]* $
        no|nope|nah [ta|thanks|thank|you|to|either|any|them]* both|all|either
        pass
        spam|junk !away
    """),
)  # fmt: skip
_MENTIONS = {
    "email": re.compile(r"\b(?:e ?mails?|mails?|emailed|emailing|inbox|e mailed)\b"),
    "sms": re.compile(r"\b(?:te?xts?|sms|texting|texted|txting|messages? to my phone|text messages?)\b"),
}
_REFUSES = re.compile(
    r"\b(?:no|not|nt|never|without|dont|stop|hate|except|off|nope|ignore|bin|miss|avoid|rather than|instead of"
    r"|minus|leave|skip|ditch|drop the|hold the|not so much|nah|too many|a mess|a joke|unread|full"
    r"|get(?:ting)?(?: \w+){0,2} (?:\d{2,}|hundreds|loads|tons|thousands|so many|enough)"
    r"|rammed|swamped|hardly|barely|rarely"
    r"|(?:go|goes|going|ends?(?: up)?|lands?|lost|straight)(?: \w+){0,3} (?:junk|spam)"
    r"|wakes?|woke|waking|disturbs?|annoys?|drives? me"
    r"|spare (?:me|us)|(?:go |went )?easy on|lay off|give (?:\w+ ){0,2}(?:a rest|a miss)|on my (?:nerves|wick|case)"
    r"|(?:my|me) head in|up to here|drown\w*|snowed under|buried|inundated|swimming in|had my fill"
    r"|had (?:\w+ )?enough|fed up|sick of|(?:put|turn)s? me off"
    r"|(?:blow|clog|fill|flood|bung|jam|clutter)(?:s|ing|ed)?(?: \w+){0,3} up|clog|clogs|clogging|flooded|mither\w*"
    r"|bug(?:s|ging)? me"
    r"|(?:keep|save|only use|use)(?: (?:the|my|your|any))?(?: (?:te?xts?|sms|e ?mails?|e mails?))? (?:for|to"
    r"|just for|only for)"
    r" (?:(?:real|actual|the|an|proper|family|my) )?(?:emergenc\w+|urgent|work|family|important|friends|school|mates)"
    r"|lose|lost|ignored?|rubbish|bad|useless|terrible|forget|delete|(?:said|put|ticked|pressed) yes)\b"
)
_NO_REFUSAL = re.compile(
    r"\bno (?:problems?|worries|bother|issues?|probs|objections?)\b|\b(?:don'?t|do not|wouldn'?t) mind\b", re.IGNORECASE
)
_NEITHER = re.compile(
    r"\b(?:no|not|dont|without|neither|stop|hate)\b(?: \w+){0,3} (?:e ?mails?|e mails?|te?xts?|sms) (?:or|nor"
    r"|and) (?:any |by |via )?"
    r"(?:e ?mails?|e mails?|te?xts?|sms)\b"
)
# "Just text me i never open emails": who speaks of themselves begins anew.
_BEGINS_ANEW = re.compile(r"\s+(?=(?:i|ive|i've|im|i'm|my|never|dont|don't|we)\b)", re.IGNORECASE)
_OF_ONESELF = re.compile(r"(?:i|we|never) ")
_WISHED = re.compile(r"(?:text|email|sms|e mail)")
_SO_BY = re.compile(r"[\s,]+so (?:just |only )?(?=(?:by |send )?(?:an? )?(?:e ?mails?|te?xts?|sms)\b)", re.IGNORECASE)
_SO_ONLY = re.compile(
    r"\bso (?:just|only|it's just|its just) (?:(?:by|an?|the|do|use|send|want|stick to|go with) )*"
    r"(?:(?P<email>e ?-?mails?)|te?xts?|sms)\b(?!.{0,60}\b(?:as well|too|also|and|or)\b)",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[.!;\n]+(?:\s+|$)")
_BEGINS_WITH_ONE = re.compile(
    r"(?:^|\s)(?=(?:e ?mails?|mails?|te?xts?|sms|text messages?)\b(?! (?:or|and|nor|message)\b))"
)
# "So long as it's not adverts" is a yes to the rest.
_ON_CONDITION = re.compile(
    r"[,.;\s]+(?:(?:but|and) )?(?:(?:as|so) long as|provid(?:ed|ing)(?: that)?|if|unless|on condition)\b[^.;]*?"
    r"\b(?:adverts?|ads|advertising|marketing|spam|junk|sales|selling|newsletters?|rubbish|bumf|promos?|offers)\b[^,.;]*",
    re.IGNORECASE,
)
# "Just text me, I get 200 emails a day": why, and no word of the other.
_ONLY_ONE = re.compile(
    r"^(?:(?:yes|yeah|ok|please|pls|no|oh|erm?|can you|could you|best|better) )*(?:just|only|rather you|prefer)"
    r" (?:a |an |by |send |me |drop me )*(?:(?P<email>e ?-?mails?)|te?xts?|sms)"
    r"(?: (?:me|us|messages?|please|pls|only|is fine))*"
    r"[,.;:!\s-]+(?:cos |because |as |since )?(?=(?:i|i'?m|i'?ve|my|we|never|hardly)\b)"
    r"(?!.*\b(?:as well|too|also|both)\b)",
    re.IGNORECASE,
)
_TWO = 2
_BARE = re.compile(r"(?:by |via |the |any |my )?(?:e ?mails?|texts?|txts?|sms|text messages?|e mails?)")


def _mentions(clause: str) -> bool:
    return any(mentions.search(in_full(clause)) for mentions in _MENTIONS.values())


# "Emails ok just don't be blowing my phone up with texts": what turns it belongs to the one behind, unless that has its
# own verdict.
_CHANNEL = r"\b(?:e ?mail\w*|mails?|inbox|te?xt\w*|sms)\b"
_TURNS_BETWEEN = re.compile(
    rf"^(?P<before>.*?{_CHANNEL}.*?)\s(?P<behind>(?:(?:just|but|only|though|except|please|pls) )*"
    r"(?:do not|not|no|never|without|minus|keep|save|spare|go easy|easy on|lay off|hold|skip|bin|ditch|leave"
    rf"|could do|can do|stop|hate)\b(?:(?!{_CHANNEL}).){{0,60}}{_CHANNEL}"
    r"(?!.*\b(?:yes|no|ok|okay|fine|good|great|please do|sure|welcome|better|instead)\b).*)$"
)


def _told_apart(text: str) -> Iterator[str]:
    """The clauses, and where two channels stand in one the parts that begin with each: "mail good sms no"."""
    for sentence in _SENTENCES.split(text):
        for clause in clauses(sentence if "," in sentence else in_full(sentence).replace(" and ", ", ")):
            if turned := None if is_a_story(clause) else _TURNS_BETWEEN.match(in_full(clause)):
                yield from turned.group("before", "behind")
                continue
            begun, _, rest = (_BEGINS_ANEW.sub("\n", clause, count=1)).partition("\n")
            if _mentions(begun) and _mentions(rest):
                yield from (begun, rest)
                continue
            parts = _BEGINS_WITH_ONE.split(in_full(clause)) if _BEGINS_WITH_ONE.match(in_full(clause)) else []
            yield from [clause] if len(parts) < _TWO else filter(None, parts)


def NEWS(text: str) -> tuple[Any, dict[str, Any]] | None:
    """Which of the two is welcome, by what each clause says of it; a no to one alone is a yes to the other, asked.

    None for one beside what was said of the other: `Consent.edited` knows that.
    """
    if Consent().edited(None, text):
        return None
    unconditional = _ON_CONDITION.sub("", text)
    if unconditional != text and only(NODS.heard(unconditional)) is True:
        return dict.fromkeys(_MENTIONS, True), {}
    text = unconditional
    if one := _SO_ONLY.search(text) or _ONLY_ONE.match(text):
        return {"email": bool(one["email"]), "sms": not one["email"]}, {}
    if _NEITHER.search(in_full(text)):
        return dict.fromkeys(_MENTIONS, False), {}
    said: dict[str, bool | None] = {}
    before: bool | None = None
    spoke_of_oneself, last = False, list[str]()
    for clause in _told_apart(_SO_BY.sub(", send ", _NO_REFUSAL.sub("", text))):
        named = [channel for channel, mentions in _MENTIONS.items() if mentions.search(in_full(clause))]
        inherits = (
            before is not None
            and not (spoke_of_oneself and _WISHED.fullmatch(in_full(clause)))
            and _BARE.fullmatch(in_full(clause))
        )
        wanted = bool(before) if inherits else not _REFUSES.search(in_full(clause))
        if not named and len(last) == 1 and (verdict := only(NODS.heard(clause))) in (True, False):
            said[last[0]] = verdict  # "texts cost me a fortune abroad so no"
        for channel in named:
            said[channel] = wanted if said.get(channel, wanted) is wanted else None
        last = named or last
        before, spoke_of_oneself = wanted, _OF_ONESELF.match(in_full(clause)) is not None
    if not said or None in said.values():
        return _BOTH(text) if not said else None
    if len(said) == len(_MENTIONS):
        return {channel: said[channel] for channel in _MENTIONS}, {}
    [(channel, welcome)] = said.items()
    return {other: (bool(welcome) if other == channel else not welcome) for other in _MENTIONS}, {}
