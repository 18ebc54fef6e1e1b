"""Ready to begin, later, not at all, or nobody of that name: said in words of one's own."""

import re
from typing import Any

from flows.answers.basics.yes_no import NODS
from flows.language.deferrals import not_now
from flows.language.interruptions import called_away
from flows.language.regex import regex
from flows.language.tidy import tidy
from flows.language.vocabulary import only
from flows.registration.implied.tables import implied

_READY = implied(
    ("yes", r"""
        ^ yes|yep|yup|yeah|aye|ok|okay|sure|course|definitely !(?:but|later|tomorrow|in|after|when|not)
        asking|asks [me]* every|all|when|about|non
        now is|works|suits [a|as|really|perfectly]* good|fine|ok|okay|perfect|great|ideal|me|us|for
        good|perfect|great|ideal time [now|to|for]* $
        lets|let [us|me]* get|do|go|start|begin|crack|have|rock|roll
        get it|this|that [all]* done|over|sorted|started|going|out|moving
        get started|going|cracking
        as ready as
        ^ [oh|well|yes|yeah|aye|go|on|then|about|ok|probably]* as|much|ready [much|ready|as]* i|ill|we|well|you|anyone|
            anybody [am|are|is|can|could|will|ever|gonna|going|to]* be|get|been [now|lol|mate|love|then]* $
        ^ [ok|right|yes|well|go|on|then|come]* lead [the] way|on [then|please|mate]* $
        ^ [ok|right|yes|well|go|on|then|please]* you may|can proceed|begin|start|commence|go [now|ahead|on|then|
            please]* $
        let the ... commence|begin|start
        ^ [i|we|oh|well|yes]* suppose|guess|reckon [i|we|id|wed]* had|better|should|ought|could [better|to|start|begin|
            do|it|get|on|with|then|crack]* $
        ^ [i|we|oh|well|yes|yeah|go|on|ok|aye]* suppose|spose|guess|reckon|think so !but|later|not|ill|tomorrow|tonight
        lets|let [us]* be having you|ya|it|them
        ^ [yes|we|i|are|am|oh|ok|were]* all set [here|now|mate|love|ready|go|to|over|end|this]* $
        you have|got|ve [got]* my|our [full|undivided|complete]* attention
        waiting patiently
        all ears
        ^ [go|on|then|ok|right|come]* do your worst|thing|stuff [then|mate|love]* $
        ^ [yes|yeah|ok|well|and|go|on|then]* why not [eh|then|love|mate|hey|go|on|lets|do|it]* $
        sat|sitting|been|just here waiting [for|on|you|already|and|ready]* $
        ready and|when|to|for|now|whenever|if|as
        am|are|is|all [so|very]* ready
        born ready
        ^ [aye|yes|yeah|ok|right]* go|gan on|ed|ead|heed|head|ahead [then|la|lad|mate|pal|love|pet]* $
        fire|go|crack|carry|plough away|ahead|on [then|now|please]* $
        got|have|has [a|the|some|my]* brew|cuppa|coffee|phone
        count|sign|put|get us|him|her|me|them in|up|down
        definitely|still|very|so|dead|really|super|all|both keen|excited|up|in|interested
        is|are keen|excited [for|to|please|it]*
        is|are|were in|up !bed|bath|work|school|hospital|the|a|an|my|his|her|our|their|at|early|late|all
        love|like to [join|play|sign|register|come|be|carry|start|do|get]
        cannot wait
        itching|buzzing|desperate|dying|raring to|for
        go on [then|so]
        on we go
        here we go
        bring it on
        happy|pleased|delighted to [start|go|do|crack|begin|get|join|sign|register|carry]
        may|might as well
        no time like
        now|nows [is]* as good
        sooner the better
        do it|this now
        free now|atm
        all yours
        shoot
        ask away
        what do you need
        been waiting|looking forward
        finally [got]
        wants to play|join|sign|come|stay|carry|continue|be
    """),
    ("later", r"""
        later|tomorrow|tonight|tmrw|tmoz|tomoz|2moro|tomorow|tommorow|2morrow
        cannot [do|talk|start|this|it|just|really]* right|now|just|atm
        not right|just now
        at|in|on [the|my|a]* dentist|dentists|hairdressers|vets|vet|barbers|supermarket|tesco|aldi|lidl|morrisons|
            cinema|pub|park|gym|pool|airport|station|petrol|surgery
        at|in|on work|shift|meeting|shops|doctors|hospital|court|asda|tesco|holiday|bus|train|night|nights|hols
        in|at|on a|the|my meeting|shop|doctors|hospital|bus|train|car|middle|match|gym|bath|school|way
        driving|working|cooking|bathing|queueing|travelling|abroad
        [too|very|so|bit|mega|dead]* busy
        not [a|the|really|right|just]* now|good|best|great|ideal time|moment
        bad|wrong time
        this|tomorrow|tomoz evening|morning|afternoon|aft|avo|avvy|arvo|eve
        get|getting|put|putting my|me head down
        need|have|having|get|grab [some|a|my|an|bit|of]* kip|sleep|nap|lie|shuteye|forty
        off to|into|up bed|kip
        just|only finished|off|in|back [from|off|a|my|an]* nights|night
        this|next|at|over [the] weekend|week|month
        after work|tea|dinner|school|bedtime|football|training|lunch|payday|shift|[0-9]+\w*|ive|i|the|we|they
        when|once|till|until [the|my|our|all]* kids|i|im|hes|he|she|we|were|little|baby|they|babies|home|its|it|ive|
            bedtime
        finish|off at|work [0-9]+\w*
        when|once|after|till|until [the|my|our|his|her]* shift|work|tea|dinner|film|match|game|training|telly|meeting
        when|once|after|as|till|until [soon|as|all|the|my|our|kids|little|un|one|ones|wee|baby|he|she|i|we|they|
            is|am|are|has|have|gone|been|get|gets|got|go|goes|in|to|off]* asleep|bed|down|sleep|settled|sat|home|nap|
            napping
        give me|us [a|an|half|couple|few|another|until|till]* bit|hour|minute|min|mins|day|days|week|sec|while|hours|
            chance
        need|want|have|got to talk|speak|ask|check|think|find|see|discuss|run
        another|some|different time|day
        in|for a|an|half bit|while|hour|few|couple|an|min|minute|sec|mo
        come|get|be|circle back to|later|in
        message|text|ask|remind|try|msg|ping me|us|again|back later|again|tomorrow|next|in|on|after
        do|try|look|sort|finish|start|fill [it|this|that|at|them|in]* on monday|tuesday|wednesday|thursday|friday|
            saturday|sunday
        hands|arms [are] full
        wait till|until|for|a
        kids|little|baby|bed|bath ... asleep|bed|bedtime
        half asleep
        ^ [i|am|just|sorry|still|right|oh|in|the]* mid|middle|halfway !season|week|term|table [of|a|the|through|
            his|her|my]* \w+ [\w+] $
        just|only sat|sitting|sit down [to|for|with|and|my|our|the|a|have|watch]* tea|dinner|eat|lunch|breakfast|film|
            match|telly|$
        bear with
        not had [a|the]* chance|minute|time
        still thinking|deciding
        half|an|one|couple [an|a|of|or|so]* hour|hours $
        just|still|currently picking|dropping|collecting|cooking|feeding|bathing|putting|doing !it|this
        in|on [a|the|long|massive|big|_]* queue
        not [just|right]* at the|this mo|moment|minute|second
        give|gi|gie|giz me|us a|an|another shout|nudge|prod|poke|buzz later|tomorrow|tonight|when|once|after|in|on|at|
            next|this|again|morra
        catch|get|grab|try me|us later|after|tonight|tomorrow|when|once|at|on|this|another
    """),
    ("no", r"""
        stay|staying|keep|keeping|kept|stick|sticking|remain|remaining|leave|leaving|left [him|her|them|it]* where|put
        stay|staying|keep|keeping|stick|sticking [him|her|them]* with|at !you|yous|u
        joined|joining|signed|found|plays|playing|gone|going|moved|moving|switched|chosen|picked|got [up|him|her|a|
            for|to|with|on|into|place|off]* another|different|elsewhere|other|rugby|cricket|swimming|boxing|academy|
            someone|somewhere|dance|gymnastics
        ^ [sorry|thanks|oh|hi|well|no]* not|no|nope|nah this|thanks|for|thank|ta|he|she|we
        had enough [of]*
        doing|does|chosen|prefers|into something
        karate|rugby|cricket|dance|gymnastics|swimming|boxing|judo|tennis|athletics|scouts|something
        elsewhere
        packed|given|giving|gave|packing|jacked|quit|quitting|chucked|knocked [it|football|footy|the]* up|in|football|
            footy|on
        packed|given|jacked|stopped|quit playing|football|footy
        lost|losing [all|his|her]* interest
        hung|hanging|hang [up|his|her|the|them|those|football]* boots
        football|footballs|footy|footys is|not [is|not|really|just]* his|her|their thing|bag|cup|game [anymore|any|more|
            now|these|days|of|tea]* $
        fell|fallen|gone out|off [of]* with|love|football|footy|it
        no longer|not|nt [be|really|going|to|that|at|all|want|wanting]* interested|playing|joining|coming|returning|
            carrying|continuing|signing|doing|bothered|register|registering|play|join|sign|back
        not for us|him|her|me|them
        not [this|next]* season|year $
        not bothering
        does|do|did not [really|even|actually]* want|fancy|like|enjoy to|it|football|footy|join|playing|this
        decided|decides not|against|to stay|keep|leave|give|stick|quit|stop
        changed his|her|their|our|my mind|minds
        have|having|taking|take|has|needs a break|year|season|rest|gap
        year|season out|off
        moved|moving away|house|abroad|out|area|cities|country
        too far|expensive|much
        thanks|cheers|ta but|anyway
        thanks|ta|cheers for the offer|asking|thinking [though|tho|anyway]* $
        leave|give it|this this|a|for this|miss|year|season
        pass on this|it
        count us|him|me|her out
        has left|retired|hung
        done|finished with football|footy|it|this
        another club|team|sport
        gone|moved|signed|switched|going|went|off to|for|with|over ... girls|boys|juniors|fc|town|united|athletic|
            rovers|
            city|celtic|lions|academy|wanderers|instead [now|instead|this|year|season|thanks|sorry|so]* $
        focus|focusing|concentrate|concentrating on
        ill|well|wont|not be back|returning
        moving|moved to|away|house|abroad|area
        do not think it is|he|she|we for|will|wants
        crack|carry|go|get on [with|it]* without us|him|her|me|them
    """),
    ("wrong number", r"""
        ^ [sorry|hi|hiya|hello|no|oh|er|there|is|theres]* no !problem|problems|worries|bother|issue|issues|rush|hurry|
            complaints|signal|time|reception|one _ here|living|lives|at|on|by [this|that|love|mate|pal|hun|number|
            address|
            phone|house|end|name|of|the]* $
        ^ [sorry|hi|hiya|hello|no|oh|er|there|is|theres]* no !problem|problems|worries|bother|issue|issues|rush|hurry|
            complaints|signal|time|reception|one _ here|living|at|on|by [love|mate|pal|hun|this|number|address|phone|
            sorry|house|name|that]* this|i|we|you|it|wrong
        no|nobody|noone [one|body|kid|kids|lad|child|boy|girl|lass|son|daughter]* of|by|with [that|this|the]* name|
            description
        no|nobody|noone [one|body|kid|kids|lad|child|boy|girl|lass|son|daughter]* called|named !me|us|yet|back|
            from _ here|in|at|round|living|lives
        ^ [sorry|hi|hiya|hello|no|oh|er|but|well|there|is|theres]* no !problem|problems|worries|bother|issue|issues|
            rush|hurry|complaints|signal|time|reception|one|need|way|idea|bed|kids|peace|wifi|internet|food|money|
            charger|pets _ in|at|round|on|under this|that|our|my|the house|address|family|household|number|roof|flat|
            gaff|street|end [love|mate|pal|hun|duck|sorry|chuck|im|i|am|afraid]* $
        no|nobody|noone|never [one|body]* called|named|heard [of|no|a|any]* _ here|at|on|in|i|this|we
        ^ [sorry|hi|hiya|hello|no|oh|er|love|mate|pal|you|think|but|i|afraid|am]* this|that|its|it [is]* [a|an|the|my|
            our|
            local|only|just]* [_] <business> !run|holidays|pick|drop|hours|party
        you|youve|yous have|got|reached|rung|texted|messaged|called|texting|messaging|ringing [got|through|to|have|a|
            an|the|
            my|our|local|only]* [_] <business>
        with|got|have|has no kids|children|sprogs|bairns|weans|sons|grandkids [here|at|all|love|mate|myself|of|my|own|
            thanks|sorry]* $
        this|it [is]* not|no [the|her|his|a|any|for]* [right|mobile|phone|mum|dad|parent|number]* number|phone|mum|
            parent|
            dad|mam|family|person
        no !problem|problems|worries|one _ lives|live|stays|works here|at|on
        you|youve|yous have|rung|called|texted|messaged|reached [rung|called|texted|messaged|reached|got|through|
            to]* a|an !few|
            lot|couple|bit|million|hundred _
        wrong un|one|lad|lass|fella|bloke|dad|mam
        wrong person|number|mum|dad|family|parent|man|woman|phone|house|one|guy
        do|have|got not|no|nt [have|got|any|a]* kid|kids|child|children|son|daughter|sprogs|bairns
        have not got|any [any|a]* kid|kids|child|children|son|daughter
        no kids|children here
        this|its|it is|isnt not [her|his|my|janes|their|the|\w+s]* number|phone|mobile
        is not [her|his|janes|their|the|\w+s]* number|phone|mobile
        i am|aint|is not jane|him|her|mrs|ms|miss|mr|whoever|who|the|his|sams
        not jane|janes
        never|not heard of
        do not know any|a|no [kid|child|boy|lad|girl]* [called|named]* !more|of|about|thing \w+ $
        no one|nobody|noone [here|called|by|of|named|with]* that|jane|sam|here|called
        no idea who|what
        do not know who|any|anyone|anybody|this|these|a|him|her|sam|jane|them|you|what this|of
        just|only|recently got|bought this|a|my|the|new [new]* number|phone|sim|mobile
        new number
        previous|old|last owner
        someone|somebody elses|else
        no son|daughter|kid|kids|child|children|lad|lads here|in|at
        want|mean|after|for [the|my|her|him]* neighbour|neighbours|next|upstairs|downstairs
        used to be|belong
        not|no longer [her|his|janes|on|at|use]* number|phone|this
        by mistake
        a|want|need|after different|another jane|mum|person|number|family
        not my|mine son|kid|child|daughter|team|club|lad
        got|have the wrong
        live|living in [a]* scotland|spain|london|ireland|france|another
    """),
)  # fmt: skip
# Who has some minutes is ready, wherever they are: "I've got five minutes in the car".
_HAS_TIME = implied(
    ("yes", r"""
        got|have|has|with [only|just|about|like|maybe|roughly|around|a|an|the|good|whole|half]* a|an|few|couple|of|
            half|
            \d+|two|three|four|five|six|ten|fifteen|twenty|thirty [spare|odd|free|quick|or|of|so|an]* minute|minutes|
            mins|min|moment|hour
        got|have [only|just|about]* five|5|ten|10|fifteen|15 now|spare|free|to|before|while|here|$
    """),
    unless=r"""
        when|once|until|till|unless|if|later|tonight|tomorrow|after|soon|next|not|never|hardly|barely|no|kids|children
        to go|leave|be|get
    """,
)  # fmt: skip


# "Yes while the rice is cooking": what somebody has the time for.
_MEANWHILE = regex(
    r"(?P<nod>(?:\w+[ ,]+){0,3}?\w+),? (?:while|whilst|as long as|before) (?!.*\b(?:later|tonight|tomorrow|not|but)\b)"
)


# "Let's start, I'll finish it tonight" begins.
_BEGINS = regex(
    r"\b(?:start|begin|lets|let's|crack on|fire away|go on|go ahead|carry on|go for it|shoot|not driving|ready)\b",
    re.IGNORECASE,
)


# "Suppose so, he won't leave me alone till it's done": what a child does till then puts nothing off.
_GIVES_IN = regex(
    r"(?:(?:i|we|oh|well|yeah|yes|go on) ){0,3}(?:suppose|spose|guess|reckon|think) so[\s,.!-]+(?:(?:as|cos|because) )?"
    r"(?:s?he|my|the|our|little)\b(?!.*\b(?:but|later|tomorrow|tonight|mum|dad|wife|husband)\b)",
    re.IGNORECASE,
)
# "I think so! Bear with me": there is nothing to wait for after a yes.
_BEARS_WITH = regex(
    r"(?<=\w)[\s,.!-]+(?:but |just |please |pls ){0,2}bear with (?:me|us)(?: (?:please|pls|though|lol))?[\s.!]*$", re.I
)


_GO_AHEAD = (
    r"(?:crack on|fire away|go ahead|crack away|ask away|shoot|hit me up|let'?s go|bring it on|go for it|gan on"
    r"|off we go|plough on|batter on)"
)
# "Crack on duck, I'm sat at the terminus", "baby's gone down so go go go": where somebody is puts nothing off then.
_GOES_AHEAD = regex(
    rf"(?:(?:right|ok|okay|yes|yeah|aye|go on|come on|well|oh|then)[ ,]+){{0,4}}{_GO_AHEAD}\b"
    r"(?!.*\b(?:later|tomorrow|tonight|but|when|once|after|till?|until|not|no|without|unless|if|him|her|next|finish"
    r"|\w+day)\b)"
    rf"|(?!.*\b(?:later|tomorrow|but|not|no|till?|until|\w+n'?t)\b).*\bso(?:,? (?:just|you can|please|then|yes)){{0,3}}"
    rf" (?:go|{_GO_AHEAD})(?: (?:go|on|now|then|mate|love|duck|pal)){{0,4}}[.! ]*$",
    re.IGNORECASE,
)


def READY(text: str) -> tuple[Any, dict[str, Any]] | None:
    """Yes, later, no or a wrong number, in words of one's own."""
    if (begun := _BEARS_WITH.sub("", text)) != text and (_READY(begun) or ("", 0))[0] == "yes":
        return "yes", {}
    if _GIVES_IN.match(tidy(text)) or _GOES_AHEAD.match(tidy(text)):
        return "yes", {}
    meanwhile = _MEANWHILE.match(tidy(text))
    if meanwhile and only(NODS.heard(meanwhile["nod"])) is True:
        return "yes", {}
    if found := _HAS_TIME(text):
        return found
    if not_now(text) and not _BEGINS.search(text):
        return "later", {}
    return _READY(text) or (("later", {}) if called_away(text) else None)
