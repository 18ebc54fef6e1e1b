"""All is right, or something is not, where answers are read back: said in words of one's own."""

import re
from typing import Any

from flows.language.regex import regex
from flows.language.tidy import plain
from flows.registration.implied.tables import implied

_SUMMARY = implied(
    ("send", r"""
        ^ [no|oh|nah|aye|yes|ok|theres|there|is|i|can|see]* nowt|nout|owt [at|all]* wrong|amiss|up [with|in|on|there|
            here|that|it|this|them|any|of|all|the|lot|far|as|i|can|see|mate|pal|love|our|kid|thanks|ta]* $
        press|hit|push|click|tap [the|that|send|submit|big]* button|send|go
        nothing|nowt|owt further|more|else to|from|on
        send [it|this|that|them|away|off|over|in|please|now]* $
        send it|this|that|away|off|over|in
        send [it|this|that|them|everything|now|please]* to [the|your]* club|league|them|alex|manager
        everything|everythings [is|looks|seems|there|in|that|all]* good|fine|right|correct|ok|okay|perfect|order|
            true !but|except|apart
        all [looks|is|seems|are|of|it|that|this|details|looking|reads|checks|out|in]* good|fine|right|correct|ok|okay|
            perfect|spot|there|sound|accurate|order|great|well|gravy|tickety
        rest|others|else|otherwise [is|are|looks|seems|was|all|of|it|that|just|absolutely|them]* fine|good|right|
            correct|ok|okay|perfect|great|grand|sound|champion|spot|bang|lovely !on\sthe !but|except|apart
        looks|look|seems|reads|is|are|thats|looking [all|about|pretty|really|perfectly|just|spot]* good|right|fine|
            correct|ok|okay|perfect|spot|great|sound|accurate|bob on
        nothing [to|needs|is|looks|there|i|want|that|else]* change|wrong|add|changing|amend|fix|different|out
        could not see|find|spot|fault any|anything|owt|nothing|a|it
        cannot see|find|spot|fault any|anything|owt|nothing|a|it
        no changes|mistakes|errors|problems|issues|corrections|complaints
        happy with|it|that|to
        submit|confirm|approved|confirmed|accurate|bang on|tickety
        go|fire|push|crack|carry ahead|away|on [then|and|with]* $
        ^ [yes|yeah|yep|aye|ok|right|good|great|all|so|and|then|perfect|lovely|fine|brilliant|grand|sound]* off|
            away it|you|we|they|she|he go|goes|pop|pops|trot|trots|fly|flies [then|now|please|thanks|with|it]* $
        there it goes
        lets|let [us]* have it $
        over to you [now|then|lot|guys]* $
        off|away to the|your|you|alex club|league|manager|$ [with|it|then|please]*
        ^ [yes|yeah|ok|right|all|good|to|and]* go [go|go]* $
        launch|ship|release|dispatch|wing it|this|that|them
        go|ready|good|clear for|to launch|go|send [then|now|please]* $
        let it|her|this fly|go|rip|loose
        looks|look|looking|seems|reads|sounds|sound|feels [all|a|bit|very|just|so|much|pretty|about|more|or|less|to|me|
            exactly|right]* like us|him|her|them|ours|mine|me [alright|all|right|to|a|t|yes|tbh|lol|mate|send|it|that|
            love|there|indeed|please|thanks|ta]* $
        ^ [yes|yeah|yep|aye|ok|well|oh|course]* thats|that|its|these [is|are|all|definitely|deffo|our|my|me|and]* us|
            him|her|
            them|mine|ours|lad|lass|boy|girl|son|daughter|lot|family|kid|sam [alright|all|right|to|a|t|yes|tbh|lol|
            mate|send|it|that|love|there|indeed|please|thanks|ta|in|nutshell]* $
        looks|look|seems|seem|reads|sounds|sound|feels [all|a|bit|just|pretty|about|to|me|perfectly|absolutely|more|or|
            less]* right|good|fine|ok|okay|legit|kosher|proper|correct|accurate|shipshape|dandy|peachy|legitimate
        cannot argue|quarrel|grumble [with|it|that|much|any]* $
        could not argue|quarrel|grumble [with|it|that|much|any]* $
        no arguments|quarrels|notes|objections [here|from|me|us|at|all|on|that|this|end|thanks]* $
        could not have put|said|done|written|asked|wrote
        ^ [yes|yeah|its|all|its|everythings|everything|is|that|thats]* hunky|tickety|okey|shipshape|peachy|dandy|
            copacetic [dory|boo|dokey|send|it|that|thanks|ta|yes]* $
        ticks|tick|ticked every|all|both [of|the|my]* box|boxes
        ^ [yes|yeah|oh|aye]* nailed|smashed|aced it|that|this [yes|mate|love|ta|thanks|send]* $
        you|youve|yous [have|has|all]* got|covered [it|us|me|him|everything|all|lot|the|down|right|there|spot|bang|
            on|perfectly|to|a|t]* $
        ^ [yes|yeah|aye|and|ok]* thats|that|its [is] the lot|whole [lot|shebang|thing|thanks|ta|yes|send|it]* $
        happy days
        good as gold
        present and correct
        bang to rights
        us|him|her|me|it|them [down|all]* to a tee|t $
        could not be [any|much]* more|better|righter|happier [right|correct|spot|happy|on]*
        that|it|this|they can|may|is go|free [to|off|now|then|go]* $
        jobs a good
        as you were
        that|it|this will do [nicely|me|us|fine|thanks|ta|love|mate|for|pal|cheers|yes|send|it]* $
        checked|read|double|been|gone [it|them|that|all|of|checked|through|over|twice|everything]* through|twice|
            right|fine|good|ok|correct
        true|correct to
        cannot fault
        get|gerrit|gettit [it|that|this|them]* sent|gone|away|in|over
        ping|chuck|whack|lob|bang|fling|sling|shove|stick|pop|bung|fire it|that|them over|in|off|across|away
        looks|look|looking|thats|that|its|all|is|seems|everything|everythings [is|all|absolutely|proper|well]* mint|
            belting|bostin|sound|class|ace|champion|boss|mega|grand|cracking|mustard|gravy|sweet|brill|brilliant|
            smashing|fab
        ^ [yes|yeah|aye|ok|oh|right|dead|proper|well]* mint|belting|bostin|sound|class|ace|champion|boss|mega|
            grand|cracking|mustard|gravy|sweet|brill|brilliant|smashing|fab|lush [that|mate|pal|ta|thanks|love|
            cheers|send|it|off|yes]* $
        ^ [yes|yeah|aye|that|its|is|all]* bob|bang|spot|dead on
        thats|that|is|its everything|all|it|lot [thanks|thank|you|cheers|ta|from|me|us|then|there|now|for|folks|please|
            yes|done|done]* $
    """),
    ("change", r"""
        summat|summats|summit|summits [there|here|is|in]* wrong|up|not|off|amiss|needs|to
        something|somethings|some|one|ones|two|couple|few|bit|bits|thing|things|detail [of|them|the|those|details|that|
            lines|is|are|things|there|i|we|bits|a]* wrong|incorrect|not|change|fix|correct|amend|off|out|need|needs|
            must|to
        something|somethings|some|one|ones|two|couple|few|bit|bits|thing|things|detail|details [of|them|those|bits|
            things|lines|details|or|two|three|that]* want|wants|could|do|needs|need [with|do|to|be|a]* altering|
            changing|changed|fixing|correcting|sorting|altered|tweaking|tweak|amending|putting|doing|different|redoing|editing
        not [quite|all|entirely|completely|totally|exactly|fully|everything|altogether|100|in]* right|correct|accurate|
            order|happy|satisfied|fine
        need|needs|want|must|have|like|got|should [to|a]* change|changing|correct|correcting|fix|fixing|amend|edit|
            alter|update|redo|tweak|sorting|correction
        a|one|some|small|the|my|made|is|are|theres|few|couple|two|three|four|several|many|odd [of|small|big|little|
            stupid|
            silly|spelling]* mistake|error|typo|mistakes|errors|typos
        got|put|typed|wrote|spelt|done|made|entered|have [got|something|one|it|that|some|a|the|my|an|summat]* wrong
        is|looks|are|was [all]* wrong|incorrect|out
        can|could|may i|we|you change|edit|correct|fix|amend
        somethings up
        looks|look|sounds|reads|seems nothing like|near
        some|few|bits|couple|two|three|several|stuff|things|mistakes [of|stuff|bits|things|it|more]* to fix|change|
            correct|
            sort|amend|edit|put
    """),
    unless=r"""
        except|apart|besides
        bar !none
        save one|for|that|the
        one|an|single exception
        other than
        but !(?:yes|yeah|all|send|otherwise)
        should be|say|read
        if|unless|until|till|wait|hold|hang
        before !i\schange
        do not send|ping|chuck|whack|get
        will|ill|il|gonna|going|want|wants|need|got|have [just|to|have|a|quickly|properly|another|go|still|then|it|
            proper|quick|good]* read|check|look|go|run|proofread ... later|tonight|tomorrow|after|properly|when|once|
            first
    """,
)  # fmt: skip
# "Send it before I find something else to fret about": it is to go, whatever comes.
_BEFORE_LONG = regex(
    r"(?<!not )(?<!n't )(?<!nt )(?<!ll )(?<!il )(?<!will )(?<!to )\b(?P<send>(?:send|submit|ping|fire|get)"
    r"(?: (?:it|this|that|them|off|away|over|in|now|please|sent|quick|quickly))*)"
    r" before (?:i|he|she|they|we|my|the|his|her|one of)\b"
    r"(?! (?:can|could|check|look|read|see|send|confirm|edit|correct|fix))[^.?!]*$",
    re.IGNORECASE,
)
# "Something looked off but I'd need my glasses": a fault, though not which.
_FAULT = implied(
    ("change", r"""
        ^ [oh|ooh|ah|so|very|yes|well|its|not]* nearly|almost|close|half [there|right|perfect|but|no|cigar|quite|though|
            correct]* $
        ^ [oh|ooh|its|well|so]* not [too|very|that|a|million|miles]* far|off|away [off|out|away|but]* $
        not [look|sound|seem|read|feel|really|quite|much|exactly|at|all|very|like|a|bit]* us|him|her|ours|mine|right|
            correct [at|all|to|me|sorry|that|is|this|somehow]* $
        ^ [please|pls|can|could|you|just|oh|and]* take|remove|delete|drop|lose|scrub my|his|her|our|the [_] [_] off|
            out|from !to|door
        take|remove|delete|scrub it|this|that|them off|out [now|please|pls|thanks|then|ta]* $
        ^ [it|its|you|youve|yous|that|this|oh|is|has|have|hang|on|no]* got|have|has|put me|him|her|us [down]* as _ [_] $
        something|somethings|summat|one|bit|bits|thing|things|its|it [is|has|have|of|them|those|these|there|in]* gone|
            come|went|came [out|up|all|a|bit|through]* wonky|funny|wrong|weird|odd|strange|skewiff|skew|haywire|
            squiffy|screwy
        something|somethings|summat|one|bit|bits|thing|things|part [of|them|those|these|the|that|near|at|on|top|bottom|
            in|middle|end|just|there|is]* looks|looked|seems|seemed|reads|was|is|feels|felt [a|bit|very|really|
            just|quite|not|slightly]* off|odd|wrong|funny|strange|weird|right|out|amiss
    """),
    unless=r"""
        nothing
        should be|say|read
        but ... fine|ok|good|right|correct $
        with|about|for|in|on the|my|his|her|our !bottom|top|end|middle|list
        text|texts|sms|email|emails|messages
    """,
)  # fmt: skip


# "Payment on the 28th please, rest is spot on": what is right is only what is not spoken of.
_THE_REST = regex(
    r"(?P<else>\b(?:(?:and|but|all|with)[ ]){0,2}(?:(?:the )?(?:rest|remainder|others)(?: of (?:it|them|that))?"
    r"|everything else|all else|other than that|apart from that|otherwise)\b(?P<behind>[^.!?\n]{0,60}))",
    re.IGNORECASE,
)
_AGREES = frozenset(
    """yes yeah yep yup aye ok okay right good great lovely perfect brilliant fine thanks thank you ta oh so and all now
    its it thats that is looks correct grand send happy with just please""".split()
)


def without_the_rest(text: str) -> str:
    """`"payment on the 28th please, rest is spot on"` → `"payment on the 28th please"`; any other text as it is."""
    rest = _THE_REST.search(text)
    if not rest or re.search(r"\d|\bnot\b|n't\b|\bwrong\b", rest["behind"]):
        return text
    left = f"{text[: rest.start()]} {text[rest.end() :]}".strip(" ,.;:-!")
    return text if _AGREES.issuperset(plain(left).split()) else left


def SUMMARY(text: str) -> tuple[Any, dict[str, Any]] | None:
    """All is right and may go, or something is not: "send it before I change my mind", "something looked off"."""
    if without_the_rest(text) != text:
        return _FAULT(without_the_rest(text))
    return _FAULT(text) or _SUMMARY(_BEFORE_LONG.sub(r"\g<send>", text))


CARRIED_OVER = implied(
    ("yes", r"""
        all|everything|still|its|is|details|that|yes|nothing|exactly|just [still|is|looks|the|of|it|that|seems|a|has|
            bit|exactly]* same|right|correct|good|fine|changed|accurate|valid
        no changes|change
        nothing new|different|to
        not changed|moved
    """),
    ("changed", r"""
        moved|changed|different|new [house|email|address|number|phone|surname|name|job]*
        not [quite|all|everything|entirely|exactly]* same|right|correct
        need|needs|want|have to|changing change|update|updating
    """),
    unless=r"""
        except|apart|but|bar
        other than
    """,
)  # fmt: skip
