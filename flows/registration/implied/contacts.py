"""Contacts that there are not, and by which of them news may come."""

import re
from typing import Any

from flows.language.clauses import clauses
from flows.language.patterns import in_full
from flows.registration.implied.tables import implied

_NO_CONTACT = r"""
    do|does|did|would|will|dont not|nt [really|even|actually|ever|yet|tend|to|want|let|have|got]* let|allow|have|use|
        own|do|need|want|got|bother|carry|give|get|trust|look|check|touch|go|like|know|think|believe|at|on
    has|have|had|aint|is not|nt|no|never|none [really|even|actually|yet]* got|one|any|a|have|email|phone|mobile|set|
        been|had|allowed|old
    not allowed|got|old|having|until|till|yet|on|have|bothered|at|needed|necessary|giving|sharing|comfortable|want|
        any|set|email|mobile|phone|one|sure
    no|without|none phone|mobile|email|number|account|address|one|mail|yet|at|for|social
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
        however|any|whichever|whatever [is|you|way|how|ever]* easiest|best|like|works|suits|easier
        any|either|both way|how|is|are|will|fine|work|works|ok|good|please|would
        both|either $
        do|does not mind|bother|matter
        yes|yeah|yep|sure|course|fine|ok to|for|with both|everything|all|that|it
        keep me|us posted|informed|updated|in
        send|fire|throw|bombard|ping [me|us|it|them]* everything|all|anything|both|away|over|whatever|it
        love|like to [hear|know|get|be|keep]
        happy for|to|with|either
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
        whatsapp|here|chat|group [is|will|only|does|chat]* enough|only|fine|do|instead
        not|nt [really|that|be|very]* interested|bothered|want|need|necessary|subscribe
        opt out|me
        neither|none
        no|nope|nah [ta|thanks|thank|you|to|either|any|them]* both|all|either
        pass
        spam|junk
    """),
)  # fmt: skip
_MENTIONS = {
    "email": re.compile(r"\b(?:e ?mails?|mails?|emailed|emailing|inbox|e mailed)\b"),
    "sms": re.compile(r"\b(?:te?xts?|sms|texting|texted|txting|messages? to my phone|text messages?)\b"),
}
_REFUSES = re.compile(
    r"\b(?:no|not|nt|never|without|dont|stop|hate|except|off|nope|ignore|bin|miss|avoid|rather than|instead of"
    r"|minus|leave|nah|(?:said|put|ticked|pressed) yes)\b"
)
_NO_REFUSAL = re.compile(r"\bno (?:problems?|worries|bother|issues?|probs|objections?)\b", re.IGNORECASE)
_NEITHER = re.compile(
    r"\b(?:no|not|dont|without|neither|stop|hate)\b(?: \w+){0,3} (?:e ?mails?|e mails?|te?xts?|sms) (?:or|nor"
    r"|and) (?:any |by |via )?"
    r"(?:e ?mails?|e mails?|te?xts?|sms)\b"
)
_BARE = re.compile(r"(?:by |via |the |any |my )?(?:e ?mails?|texts?|txts?|sms|text messages?|e mails?)")


def NEWS(text: str) -> tuple[Any, dict[str, Any]] | None:
    """Which of the two is welcome, by what each clause says of it; a no to one alone is a yes to the other, asked."""
    if _NEITHER.search(in_full(text)):
        return dict.fromkeys(_MENTIONS, False), {}
    said: dict[str, bool | None] = {}
    before: bool | None = None
    for clause in clauses(_NO_REFUSAL.sub("", in_full(text).replace(" and ", ", ") if "," not in text else text)):
        named = [channel for channel, mentions in _MENTIONS.items() if mentions.search(in_full(clause))]
        inherits = before is not None and _BARE.fullmatch(in_full(clause))
        wanted = bool(before) if inherits else not _REFUSES.search(in_full(clause))
        for channel in named:
            said[channel] = wanted if said.get(channel, wanted) is wanted else None
        before = wanted
    if not said or None in said.values():
        return _BOTH(text) if not said else None
    if len(said) == len(_MENTIONS):
        return {channel: said[channel] for channel in _MENTIONS}, {}
    [(channel, welcome)] = said.items()
    return {other: (bool(welcome) if other == channel else not welcome) for other in _MENTIONS}, {}
