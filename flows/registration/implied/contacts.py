"""Contacts that there are not, and by which of them news may come."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from flows.answers import Understood
from flows.answers.basics.yes_no import NODS
from flows.answers.particulars.consent import Consent
from flows.language.clauses import clauses, is_a_story
from flows.language.patterns import in_full
from flows.language.regex import regex
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
    rather|prefer|sooner not
    rather|prefer|sooner [it|that|if]* you|yous|yall [all|just|would|could]* leave|left|keep|kept|do|did [him|her|them|
        it|not]* out|off|alone|be
    leave him|her|them out|be|alone
    as if
    dreams|dream|wishes on|$
    no chance|way|thanks|need
    that age|young
    skip|leave|pass
    only|just ten|11|ten|eleven|ipad|tablet|games|xbox|whatsapp
    only|just [ever|on|got|has|have|uses|use|does|plays|lives|is|he|she|the|his|her|a|an|old|goes]* <apps>
    all [that]* he|she|they [ever|has|have|uses|use|does|is|on|got|goes|looks|at|bothers|with|wants]* <apps>
    <apps> [is|are|and|<apps>]* all|only|the|his|her|mad|or [the|only|all|thing|things]* he|she|they|that|nothing|life
    ^ [his|her|the|all|he|she|is]* <apps> [and|<apps>]* only|mainly|mostly|instead|mad $
    in|to bits|pieces
    down|in the|a [school]* toilet|loo|bog|drain|canal|washing|river
    not letting|giving|getting|buying|having|allowing him|her|them|it|one|any|a
    so no|none|nothing|nowt|not|skip|leave [for|now|yet|one|thanks|sorry|it]* $
    dead|bust|bricked|knackered|kaput|smashed|drowned|toast [so|and|again|sorry]* do|so|no|none|$
"""
PHONE_OF_PLAYER = implied((None, _NO_CONTACT))
EMAIL_OF_PLAYER = implied((None, _NO_CONTACT))
_BOTH = implied(
    ({"email": True, "sms": True}, r"""
        no problem|problems|worries|bother|issue|objection|objections|probs|prob|hassle|drama|biggie
        ^ [ok|oh|well|yes|go|on|then|only|fine]* if you|yous|u|ya must|insist|like|want|wish|have|need|really [to|must|
            want|have|so]* $
        ^ [yes|i|oh|well|go|on|ok]* suppose|guess|reckon|spose|sposed|imagine|expect [so|we|it|could|can|that|is|its|ok|
            fine|alright|yes|then|you]* $
        as often|much|many|little as you like|want|please|need|can
        ^ [yes|ok|that|thats|is|its|both|all|oh]* fine|good|ok|okay|alright|grand by|with us|me [all|both|too|thanks|
            then|yes]* $
        ^ [yes|ok|oh|sure|fine|but]* within reason $
        ^ [yes|ok|oh|well|just]* as you like|wish|want|please $
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
        do|does not mind|matter
        does not bother
        do not bother me|us either|which|what|at|much|none|one
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
        not for me|us [thanks|thank|you|ta|cheers|really|sorry|that]* $|only|just
        ^ [no|nope|nah|thanks|thank|you|ta|please|i|we|want|need]* only|just [want|need|send|get|the|for|me]* things|
            stuff|messages|what|whats|info|anything [is|to|that|do|messages|i|need|know]* about|concerning|regarding|
            affecting|with [_] [_] [please|thanks|thank|you|ta|not|the|rest|others|nothing|else]* $
        only|just [the|about|send|for|message|contact|his|if]* registration|official|important|necessary|essential|
            urgent|relevant|needed
        rather|prefer|sooner [you|that|it|they|the|club|if]* [did|do|would|could]* not|neither
        ^ [no|so|please|just|oh|nah|then|id|i|would]* do not bother [thanks|with|any|of|it|that|them|me|mate|love|at|
            all|sending|ta]* $
        ^ [no|oh|please|god|nah]* spare me|us [please|thanks|all|that|it|the|lot]* $
        count|leave|rule|keep me|us out
        enough to read
        give|gi it|that|those|them|both|this|all [of|them|those|that]* a miss|swerve|rest
        leave it|me|us out|alone|off
        no|not|without|hate|stop|enough|less|avoid|sick|tons|loads [more|of|any|all|the|much]* marketing|spam|junk|
            newsletters|newsletter|news|adverts|ads|rubbish|bumf
        enough spam|junk|emails|messages|as|already|of
        whatsapp|here|chat|group [is|will|only|does|chat|much]* enough|only|fine|do|instead|better|best|easier|easiest|
            please
        not|nt [really|that|be|very]* interested|bothered|necessary|subscribe
        not|nt [really|that|be|very]* want|need !to|post|letters
        not|nt [really|that|be|very]* want to [be|get|keep]* hear|know|receive|getting|contacted|texted|emailed|
            messaged|spammed|bothered|bombarded|pestered
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
    "email": regex(r"\b(?:e ?mails?|mails?|emailed|emailing|inbox|e mailed)\b"),
    "sms": regex(r"\b(?:te?xts?|sms|texting|texted|txting|messages? to my phone|text messages?)\b"),
}
_REFUSES = regex(
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
    r"|bug(?:s|ging)? me|intrusive|nuisance|annoying|pester\w*|a pain|too much|not for me|irritat\w*|invasive|unwelcome"
    r"|(?:keep|save|only use|use)(?: (?:the|my|your|any))?(?: (?:te?xts?|sms|e ?mails?|e mails?))? (?:for|to"
    r"|just for|only for)"
    r" (?:(?:real|actual|the|an|proper|family|my) )?(?:emergenc\w+|urgent|work|family|important|friends|school|mates)"
    r"|lose|lost|ignored?|rubbish|bad|useless|terrible|forget|delete|(?:said|put|ticked|pressed) yes)\b"
)
_NO_REFUSAL = regex(
    r"\bno (?:problems?|worries|bother|issues?|probs|objections?)\b|\b(?:don'?t|do not|wouldn'?t) mind\b", re.IGNORECASE
)
_NEITHER = regex(
    r"\b(?:no|not|dont|without|neither|stop|hate)\b(?: \w+){0,3} (?:e ?mails?|e mails?|te?xts?|sms) (?:or|nor"
    r"|and) (?:any |by |via )?"
    r"(?:e ?mails?|e mails?|te?xts?|sms)\b"
)
# "Just text me i never open emails": who speaks of themselves begins anew.
_BEGINS_ANEW = regex(r"\s+(?=(?:i|ive|i've|im|i'm|my|never|dont|don't|we)\b)", re.IGNORECASE)
_OF_ONESELF = regex(r"(?:i|we|never) ")
_WISHED = regex(r"(?:text|email|sms|e mail)")
_SO_BY = regex(r"[\s,]+so (?:just |only )?(?=(?:by |send )?(?:an? )?(?:e ?mails?|te?xts?|sms)\b)", re.IGNORECASE)
_SO_ONLY = regex(
    r"\bso (?:just|only|it's just|its just) (?:(?:by|an?|the|do|use|send|want|stick to|go with) )*"
    r"(?:(?P<email>e ?-?mails?)|te?xts?|sms)\b(?!.{0,60}\b(?:as well|too|also|and|or)\b)",
    re.IGNORECASE,
)
_SENTENCES = regex(r"[.!;\n]+(?:\s+|$)")
_BEGINS_WITH_ONE = regex(r"(?:^|\s)(?=(?:e ?mails?|mails?|te?xts?|sms|text messages?)\b(?! (?:or|and|nor|message)\b))")
# "So long as it's not adverts" is a yes to the rest.
_ON_CONDITION = regex(
    r"[,.;\s]{1,4}(?:(?:but|and) )?(?:(?:as|so) long as|provid(?:ed|ing)(?: that)?|if|unless|on condition)\b[^.;]*?"
    r"\b(?:adverts?|ads|advertising|marketing|spam|junk|sales|selling|newsletters?|rubbish|bumf|promos?|offers)\b[^,.;]*",
    re.IGNORECASE,
)
# "Long as it's not ten a day": a yes to what comes seldom.
_IF = (
    r"(?:(?:yes|yeah|yep|yh|ok|okay|fine|sure|course|aye|go on|then|well|i suppose|suppose|both|go for it|that is|its"
    r"|but|i do not mind|do not mind) )*(?:(?:(?:as|so|just|but|only) )*long as|provided|providing|only if"
    r"|if(?= (?:its?|they|there|theres|thats?|you do)\b)) (?:\w+ ){0,4}?"
)
_NOT_TOO_OFTEN = regex(
    rf"{_IF}(?:not|no|nor|do not|does not|is not|are not|will not|never)(?: \w+){{0,4}}?"
    r" (?:too (?!busy|late|much (?:trouble|bother|hassle))|often|many|much|every|a (?:day|week)|an hour|daily|hourly"
    r"|constant\w*|loads|lots|tons|hundreds|dozens|millions|stupid amounts|overdo|over do|over the top|ott|all the time"
    r"|day and night|nonstop|non stop|silly|mad|crazy|excessive|bombard\w*|blow(?:ing)? up|go mad|get silly"
    r"|carried away|round the clock|at (?:all hours|midnight|night))\b"
    rf"|{_IF}(?:now and (?:then|again)|once (?:a|in)|the odd|occasion\w*|rare\w*|seldom|every so often|to a minimum)\b"
)
# "Just text me, I get 200 emails a day": why, and no word of the other.
_ONLY_ONE = regex(
    r"^(?:(?:yes|yeah|ok|please|pls|no|oh|erm?|can you|could you|best|better) )*(?:just|only|rather you|prefer)"
    r" (?:a |an |by |send |me |drop me )*(?:(?P<email>e ?-?mails?)|te?xts?|sms)"
    r"(?: (?:me|us|messages?|please|pls|only|is fine))*"
    r"[,.;:!\s-]+(?:cos |because |as |since )?(?=(?:i|i'?m|i'?ve|my|we|never|hardly)\b)"
    r"(?!.*\b(?:as well|too|also|both)\b)",
    re.IGNORECASE,
)
_ONLY_OR_BETTER = regex(r"\b(?:only|just|better|best|prefer\w*|rather|easier|easiest)\b", re.IGNORECASE)
_ALL_OR_NONE = regex(r"\b(?:neither|none|both|either)\b", re.IGNORECASE)
_IN_A_STATE = regex(
    r"\b(?:is|are|gets?|has|looks?) (?:(?:a|an|such|all|absolutely|just|so|too|always|total|complete"
    r"|right|proper|bit|of) ){0,3}"
    r"(?:tip|state|mess|nightmare|bombsite|joke|disaster|chocka\w*|choc|chock|rammed|packed|heaving|overflowing|bursting"
    r"|full|slow|late|dead|shambles|pigsty|jungle|black hole|mare|skip|dump|graveyard|chaos|out of control|broken)\b"
    r"|\bcosts? (?:me|a|too)\b"
)
_TURNS_ROUND = regex(r"\b(?:as well|too|also|both|actually|sorry|wait|or|no)\b(?! many| much)")
_TWO = 2
_BARE = regex(r"(?:by |via |the |any |my )?(?:e ?mails?|texts?|txts?|sms|text messages?|e mails?)")


# "Texts I find intrusive, so not those": no to what was named last.
_NOT_THOSE = regex(
    r"^(?:(?:so|and|but|please|pls|just|i|we|you|can|could|would|rather|will|id|id rather|thanks|thank you) ){0,5}"
    r"(?:(?:not|no to|no|skip|bin|ditch|drop|stop|leave|without|minus|hold|spare me|do not (?:want|send|like|need"
    r"|do|use)"
    r"|never (?:read|open|see|want)|hate|can do without|could do without)"
    r" (?:any of |the |to )?(?:those|them|these|that|it)\b|spare me$|(?:not so|not) much$|no(?: thank you| thanks"
    r"| ta)?$)"
)
_REST = regex(
    r"[\s,.;:-]{0,4}\b(?:(?:and|but|all|the|everything|otherwise) ){0,4}"
    r"(?:rest|everything else|all else|else|otherwise)\b(?: (?:is|are|its|it's|looks|of it|of|it|them|that|all|just"
    r"|seems|was)){0,4}"
    r" (?:fine|good|ok|okay|right|correct|perfect|great|sound|spot on|grand|lovely)\W*$",
    re.IGNORECASE,
)
_EXCEPT = regex(
    r"[\s,]*\b(?:except|bar|apart from|other than|save)(?: for)? (?:(?:the|any|your|by) ){0,3}"
    r"(?=e ?-?mail|te?xt|sms)",
    re.IGNORECASE,
)
_SO_ARE = regex(r"\b(?:and )?so (?:are|is) (?:the )?(?=e ?-?mail|te?xt|sms)", re.IGNORECASE)
_NOT_SO_MUCH = regex(r"\bnot so (?:much|keen|fussed)\b", re.IGNORECASE)
_WELCOMES = regex(
    r"\b(?:yes|yeah|yep|aye|ok|okay|fine|good|great|grand|welcome|happy|like|love|please|sure|best|better|works?|do"
    r"|prefer|alright|send|perfect|course|both|too|also|well|either|all|suits?|whenever|weekends?|evenings?|daytime|happily|brilliant|handy|easier|easiest)\b"
)


def _mentions(clause: str) -> bool:
    return any(mentions.search(in_full(clause)) for mentions in _MENTIONS.values())


# "Emails ok just don't be blowing my phone up with texts": what turns it belongs to the one behind, unless that has its
# own verdict.
_CHANNEL = r"\b(?:e ?mail\w*|mails?|inbox|te?xt\w*|sms)\b"
_TURNS_BETWEEN = regex(
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


def _is_plain(clause: str, *, as_before: bool) -> bool:
    """Whether a channel is welcomed in so many words, or named with nothing else `as_before`."""
    said = in_full(clause)
    return _WELCOMES.search(said) is not None or (as_before and _BARE.fullmatch(said) is not None)


class _Channels:
    """What the clauses of a message say of each channel, one after another: None of one that is wanted and not."""

    def __init__(self) -> None:
        self.said: dict[str, bool | None] = {}
        self._plainly, self._last = set[str](), list[str]()
        self._before: bool | None = None
        self._spoke_of_oneself = False

    def hear(self, clause: str) -> None:
        said = in_full(clause)
        named = [channel for channel, mentions in _MENTIONS.items() if mentions.search(said)]
        inherits = (
            self._before is not None
            and not (self._spoke_of_oneself and _WISHED.fullmatch(said))
            and _BARE.fullmatch(said) is not None
        )
        wanted = bool(self._before) if inherits else not _REFUSES.search(said)
        if not named and len(self._last) == 1:
            self._hear_of_the_last(clause, self._last[0])
        both = Consent().read(clause, date.min) if len(named) == _TWO else None
        for channel in named:
            welcome = both.value[channel] if isinstance(both, Understood) else wanted
            self.said[channel] = welcome if self.said.get(channel, welcome) is welcome else None
        if _is_plain(clause, as_before=not inherits or self._plainly.issuperset(self._last)):
            self._plainly.update(named)
        self._last = named or self._last
        self._before, self._spoke_of_oneself = wanted, _OF_ONESELF.match(said) is not None

    def _hear_of_the_last(self, clause: str, channel: str) -> None:
        """A yes or a no that stands alone: "texts cost me a fortune abroad so no", "… so not those"."""
        if (verdict := only(NODS.heard(clause))) in (True, False):
            self.said[channel] = verdict
            self._plainly.add(channel)
        elif _NOT_THOSE.match(in_full(clause)):
            self.said[channel] = False

    def come_to(self) -> tuple[Any, dict[str, Any]] | None:
        """Both channels, of which one that is not spoken of is the contrary of the other; None where one is in doubt:
        "emails are welcome. the texts come at all hours".
        """
        in_doubt = all(self.said.values()) and len(self._plainly) == 1 < len(self.said)
        if in_doubt or None in self.said.values():
            return None
        of_one = next(iter(self.said.values())) if len(self.said) == 1 else None
        return {channel: bool(self.said.get(channel, not of_one)) for channel in _MENTIONS}, {}


def _one_and_why(text: str) -> dict[str, bool] | None:
    """The one channel that a message begins with, where the other is not welcomed behind it: "text only, my inbox is a
    tip", "email's better, I lose texts".
    """
    begun, *behind = ([] if is_a_story(text) else clauses(text)) or [""]
    heard = Consent().read(begun, date.min) if behind else None
    if not isinstance(heard, Understood) or sum(heard.value.values()) != 1 or not _ONLY_OR_BETTER.search(begun):
        return None
    other = "sms" if heard.value["email"] else "email"
    why = [in_full(clause) for clause in behind if _mentions(clause)]
    welcomed = any(
        _MENTIONS[other].search(said) and not _REFUSES.search(said) and not _IN_A_STATE.search(said) for said in why
    )
    turns = _TURNS_ROUND.search(in_full(" ".join(behind)))
    return None if welcomed or turns or not why else heard.value


def _all_or_none_and_why(text: str) -> dict[str, bool] | None:
    """Both or neither, where that begins a message and what is behind it is no other answer: "neither ta, my inbox is
    full as it is".
    """
    begun, *behind = ([] if is_a_story(text) else clauses(text)) or [""]
    heard = Consent().read(begun, date.min) if behind and _ALL_OR_NONE.search(begun) else None
    if not isinstance(heard, Understood) or len(set(heard.value.values())) > 1:
        return None
    answered = any(isinstance(Consent().read(clause, date.min), Understood) for clause in behind)
    said = [in_full(clause) for clause in behind if _mentions(clause)]
    welcomed = any(_ONLY_OR_BETTER.search(clause) or _WELCOMES.search(clause) for clause in said)
    return None if answered or welcomed or _TURNS_ROUND.search(in_full(" ".join(behind))) else heard.value


def NEWS(text: str) -> tuple[Any, dict[str, Any]] | None:
    """Which of the two is welcome, by what each clause says of it; a no to one alone is a yes to the other, asked.

    None for one beside what was said of the other: `Consent.edited` knows that.
    """
    if Consent().edited(None, text):
        return None
    text = _REST.sub("", text)
    if _NOT_TOO_OFTEN.match(in_full(text)) and not _mentions(text):
        return dict.fromkeys(_MENTIONS, True), {}
    unconditional = _ON_CONDITION.sub("", text)
    if unconditional != text and only(NODS.heard(unconditional)) is True:
        return dict.fromkeys(_MENTIONS, True), {}
    text = _NOT_SO_MUCH.sub("no", _EXCEPT.sub(", no ", _SO_ARE.sub("and ", unconditional)))
    if one := _SO_ONLY.search(text) or _ONLY_ONE.match(text):
        return {"email": bool(one["email"]), "sms": not one["email"]}, {}
    if _NEITHER.search(in_full(text)):
        return dict.fromkeys(_MENTIONS, False), {}
    if plainly := _one_and_why(text) or _all_or_none_and_why(text):
        return dict(plainly), {}
    channels = _Channels()
    for clause in _told_apart(_SO_BY.sub(", send ", _NO_REFUSAL.sub("", text))):
        channels.hear(clause)
    return channels.come_to() if channels.said else _BOTH(text)
