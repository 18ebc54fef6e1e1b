"""Health: none to speak of, some, what it is in the parent's words, and a medicine that nobody has to bring."""

import re
from typing import Any

from flows.answers.basics.kept_words import is_a_name, puts_off, says_nothing
from flows.answers.basics.yes_no import NO, is_only_a_nod
from flows.answers.particulars.medical_words import (
    ASIDES,
    NONE,
    NOT_MUCH,
    ONLY,
    denies,
    is_shared,
    is_still,
    is_unwell,
    names_a_condition,
    was_once,
)
from flows.language.clauses import without_leave
from flows.language.patterns import in_full
from flows.language.regex import regex
from flows.language.tidy import tidy_lines
from flows.language.vocabulary import COURTESIES, Vocabulary, only
from flows.records import Registration
from flows.registration.implied.tables import implied

_LONGEST_NAME = 3  # words of a condition that is named and no more
_SHORTEST_NAME = 2  # letters
_NEEDS = implied(
    (False, r"""
        not allergic to anything
        nothing to report|declare|tell|say|note|mention
        no|not [got|have|has|had|actually|really|any|a]* anything|any medical|conditions|condition|allergies|issues|
            wrong|illnesses !test|notes|exam
        meant|supposed|should [to|have|of|be|been|a|put|said|say|ticked|pressed]* no $
        never [been|had|has]* a|ill|anything|any|day|poorly|sick|off|nothing
        not|nt had|have|got|been|has [a|an|any|anything|to]* ill|poorly|anything|sick|any|day
        nothing [is|actually|really|even]* the matter
        nothing wrong|whatsoever|medical|at|there|like|of|to|no|i|we|really|here|him|on
        got|has|have|had|theres [absolutely|literally|got]* nothing|none|nowt|nout
        he|she|they|sam|all is|are [all|absolutely|completely|totally|perfectly|fully|very|usually|generally|fit|and|
            in|healthy|well|as|been]* fine|healthy|well|good|ok|okay|perfect|fit|fighting|rude|grand|golden|champion
        sams|kids|lads|girls [all|absolutely|completely|totally|perfectly|fully|very]* fine|healthy|well|grand|golden
        fit|strong|healthy|tough|right as|like
        right as rain
        picture|perfect|bill|good|clean|rude|tip|top of|health|bill|top
        no|without|zero [medical|health|known|real|such|any|other|major|underlying]* issues|issue|problems|worries|
            concerns|complaints|allergies|conditions|needs|ailments|nothing|probs|illness|illnesses|problem|condition|
            allergy|medication|meds
        none whatsoever|at|that|here|to|of|i|thankfully|luckily|thank|touch|so|as|known
        thank|thanks|touch god|goodness|heavens|wood|christ|fully
        clean bill
        he|she|they does|do not|nt [have|suffer|take|need|got]* any|anything|from
        all clear|good|healthy|fine|well
        strong as
        fighting fit
        made|built of|out|like [of]* steel|iron|rubber|granite|teflon|stone|ox|tank|a [tank|rock|brick|wall]*
        not a|one thing|single|sausage|bean|jot|peep
        nothing [that|which]* the|our|his|her|any|anybody|anyone|i|we|doctors|doctor|gp|hospital [doctors|doctor|gp|
            hospital|school|consultant|body]* [ever|has|have|had|can|could]* found|find|told|know|knows|mentioned|
            spotted|diagnosed|said
        never|not been|set|seen [near|to|foot|in]* a|the doctor|doctors|hospital|gp
        never|hardly|barely sees|goes|bothers|troubles|needs|needed [near|to|with|of|a|the|any]* doctor|doctors|gp|quack
        nothing comes|springs to|at
        not that the|my|our|any|a|i|we|im doctor|doctors|gp|hospital|know|can|are|aware|of|am
        not that we|i|anyone|anybody|he|she [have|has|am|are|is|was|ever]* [been]* told|know|knows|aware|heard|noticed|
            informed|recall|remember|think|seen
        clean|sound|bright|fresh|tough|solid|hard as a|an|old
        ^ nada|nout|nowt|nope|zilch|zip
    """),
    (True, r"""
        yes|yeah|yep|aye [but]* nothing|not [too|very|that|overly]* serious|major|bad|much
        yes|yeah|yep|unfortunately|sadly|afraid|does|has [has|got|he|she|does|have|is|i|am|there|are|theres|so|
            a]* couple|few|bit|lot|lots|loads|some|one|two|three|list|number|yes|unfortunately|so
        afraid so
        ^ [oh|well|ah|yes|um|there|theres|is|are|he|she|has|got|have|just|only|a]* couple|few|several [couple|few|of|
            things|bits|conditions|allergies|yes|actually|im|afraid|i|am|unfortunately]* $
        he|she does|has yes|yeah|indeed|unfortunately|actually $
        where do i start
    """),
    unless=r"""
        but [he|she|they|it|has|had|does|is|sometimes|a|gets|only|slight|mild]* has|had|gets|get|is|mild|slight|a|
            wears|takes|needs|hayfever|asthma|uses|bit
        apart|except|just|besides
        other than
    """,
)  # fmt: skip
_JOKES = regex(r"[😂🤣😆😜]|\b(?:lol|haha+|jk|joking|only kidding)\b|\byes and no\b", re.IGNORECASE)
_ILL = regex(
    r"\b(?:bit of(?! (?:an? )?(?:\w+ )?(?:one|list|story|mouthful|tale|essay|question)\b)"
    r"|touch of|bad|weak|sore|dodgy|sensitive|gammy|delicate|recurring|chronic|mild"
    r"|severe|slight|prone to|recovering from) \w+|\btype (?:1|2|one|two)\b"
)
_TELLS = regex(
    r"\b(?:he|she|they|sam|his|her|their) (?:\w+ )?(?:has|have|had|gets?|got|takes?|uses?|wears?|needs?"
    r"|suffers?|carries"
    r"|cannot|reacts?|struggles?|is (?:allergic|prone|on|under|waiting|deaf|blind|having|being|partially|very|a bit"
    r"|quite|slightly|recovering|still|in|severely|mildly|lactose|vegan|type|dia\w+|ast\w+)|was born"
    r"|does not (?:hear|see"
    r"|eat|like|speak|cope)|broke|fractured|fell|faints?|limps?|can be|goes|comes? out|breaks? out|swells?|sometimes"
    r"|(?:heart|chest|knees?|back|ears?|eyes?|skin|legs?|ankles?|hips?|feet|hearing|sight|speech|lungs?|blood|bones?)"
    r" (?:is|are|has|gets?|goes))\b"
    r"|^(?:back|head|neck|leg|joint|muscle|growing|period|tooth|ear|stomach|tummy|chest)[ -]?"
    r"(?:pains?|aches?|trouble|problems?)\b"
    r"|\bbruises? eas(?:y|ily)\b"
    r"|^(?:has|have|gets|takes|uses|wears|needs|suffers|carries|cannot|allergic|allergy|reacts) \w+"
)
_DENIES = regex(
    r"\b(?:no|not|never|none|nothing|fit|well|healthy|fine|nobody|neither|nor|without|brother|sister|cousin|used to)\b"
)
_NO_CONDITIONS = frozenset("more less out off over away back down here there now then roger".split())
# "Never sees a doctor": who looks after the ill is no illness.
_WHO_TREATS = frozenset("a an the any his her no doctor doctors gp nurse dentist quack chemist optician".split())
# "No, well he's a bit deaf in one ear"; "no, he had asthma as a baby but they signed him off".
_A_NO = Vocabulary(
    dict.fromkeys((*NO, *NONE, *NOT_MUCH), False),
    COURTESIES | dict.fromkeys((*ONLY, *ASIDES, "unless you count", "if you count", "i mean", "only that")),
)
_CANNOT = regex(r"\bcan(?:no|')?t\b", re.IGNORECASE)
_NOT_HIMSELF = regex(r"\b(?:brother|sister|cousin|dad|mum|nan|runs? in the family|i (?:am|have|had|get))\b")
_BUT = regex(r"\b(?:but|though|although|however) (.+)")
_EXCEPT = regex(r"\b(?:apart from|except(?: for)?|other than|besides|aside from|bar) (.+)")
# A second thought at the details: nothing is the matter after all.
_NONE_AFTER_ALL = regex(
    r"^(?!.*\b(?:but|just|only|except|apart|though|although)\b)"
    r"(?:(?:oh|ah|sorry|scrap|scratch|forget|ignore|that|it|my|bad|mistake|wait|actually|oops|whoops|no|i|misread|should|have"
    r"|said|pressed|wrong|one|button|meant|to|say|be|a|in fact|was|cancel|hang|on) )+.*"
    r"\b(?:no|not|nothing|none|any) (?:\w+ ){0,2}?(?:any|anything|medical|medically"
    r"|conditions?|allerg\w+|issues?|needs?|problems?|wrong"
    r"|illness\w*)\b"
)
_MEDICINE = implied(
    (None, r"""
        never|not|nt|no [longer|really|even|had|ever|been|actually|currently|yet|on]* needed|needs|used|uses|had|has|
            carries|required|prescribed|take|takes|need|use|got|given|medicated|medication
        does|do|did|has|have|is not [really|actually|even|ever]* need|use|have|carry|bring|take|require|own|get|got|on|
            needed|had|used|any|one
        nothing|none|nowt [for|you|the|him|her|coach|us|there|is]* to carry|bring|take|keep|hold|look !but
        nothing|none|nowt [is|gets|ever|being]* comes|goes|travels|brought|carried|taken|with
        not|never|nt come|comes|coming|brought|travel [with|to]* match|matches|football|training|games|game|him|her
        will not be $
        gave|given|giving|gives it|that|them|the [inhaler|pump|tablets|meds]* up
        no need to|for|of carry|bring|take|have|it|keep|hold
        is|are|be|was|so|and|will not brought|carried|bring|carry|come|coming|taken|there|with|needed
        nothing|none|nowt at|for|on|during training|matches|match|football|games|pitch|session|sessions
        nothing [is|needed|required|prescribed|like|as|at|for|really|he|she|that|currently]* needed|required|
            prescribed|$
        no [_] inhaler|epipen|medicine|meds|medication|pump|need|pen|medicines|tablets|puffer|inhalers|treatment
        no inhaler|epipen|medicine|meds|medication|pump|need|pen|medicines|tablets|puffer|inhalers|treatment
        none needed|required|prescribed|at|of|for
        took|taken|take|come|came|weaned [him|her|them]* off
        stopped|finished|grown|grew|outgrown|outgrew [taking|using|out|of|it|the]*
        just|only|simply [has|needs|have|need|to|we|he|she|do|they|us]* avoid|avoids|avoiding|stay|stays|steer|watch|
            careful
        avoid|avoids|avoidance
        managed|controlled by|with|without diet|avoiding|out
        only|just [takes|has|uses|needs|it|them|ever|used|taken|one]* at|before|in|on home|bed|bedtime|morning|
            mornings|night|nights|winter|evening|spring
        nothing|nowt|none for it|that|this|them !but
        nothing|nowt has|needs|ever|to|need|should [has|needs|have|ever|to|be|need]* come|coming|bring|bringing|
            brought|carry|carrying|carried|kept|keep|keeping|hold|holding|held|look
        is|been|was|are|now off [of] it|them|that|this|everything|meds|medication|medicine|medicines
        off the|his|her|all|any [blue|brown|daily|old]* inhaler|inhalers|pump|pumps|puffer|meds|medication|medicine|
            medicines|tablets|spray|steroids|epipen|pen
        not on it|them|any|anything|that|medication|meds|tablets|one any|anymore|now|these|since|medication|meds
        can|could|should|will|does|is do|doing|manage|managing|manages|cope|copes|coping|play|go|fine|ok without
        has|have|got|carries|needs|takes|there|is nothing|none|nowt|nout|nil [now|today|anymore|at|these|days|for|
            any|more]* $
        used to ... not since|now|anymore|any|this|for|at
    """),
    unless=r"""
        bag|bags|rucksack|backpack|pocket|coach|manager|car|box|pouch|sock|touchline|handbag|glovebox|alex|bench|
            bumbag|kitbag
        with|on me|him|her|us|them
    """,
)  # fmt: skip

# Where words are asked for, whoever is there is somebody: "whoever drops him off".
_WHOEVER = regex(
    r"(?:with |its with |it is with |in the car of )?whoever(?:s|'s| is| has)? (?:(?:got|with|is|has) )*"
    r"(?:drops?|dropping|takes?|taking|brings?|bringing|drives?|driving|picks?|collects?"
    r"|him|her|them|looking after)\b[^?]*",
    re.IGNORECASE,
)
# "I'll have it", "his nan will be holding on to it": somebody has it, and nothing is put off.
_KEPT_BY = regex(
    r"(?:(?:oh|well|yes|yeah|no|usually|always|it'?ll be|probably) )*"
    r"(?:i|we|me|(?:his|her|their|the|my|one of the) (?:\w+ ){0,2}?\w+|coach(?: \w+)?|nan|nana|gran|grandad|mum|dad"
    r"|mam)(?:'ll|ll| will| would|'d)(?: (?:always|usually|just|probably|be|both|all|still|normally))*"
    r" (?:have|has|having|hold|holds|holding|carry|carries|carrying|bring|brings|bringing|mind|minds|minding"
    r"|hang on to|hangs on to|hold on to|look after|looks after|looking after|keep hold of|keeps hold of|take care of)"
    r" (?:it|one|them|that|his pump|the (?:inhaler|pump|pen|epipen|bag|meds|medicine))"
    r"(?:,? (?:for|with|on|in|at|by|him|her|me|us|my|his|the|bag|pocket|handbag|car|always|there|myself|every|match"
    r"|game|games|matches|week|on me|touchline|side|usually|then|please|if that'?s ok))*[.! ]*",
    re.IGNORECASE,
)
# "I've got it, I'm always stood there", "give it to whoever's coaching": somebody has it now. What names a place, or
# the coach, is kept as it stands.
_HELD_BY = regex(
    r"(?:(?:oh|well|yes|yeah|usually|always|just) )*"
    r"(?:(?:i|we|me|nan|nana|gran|grandad|mam|(?:his|her|my) \w+)(?:'?ve|'?s| have| has)?"
    r"(?: (?:always|usually|just|both|normally|generally))*"
    r" (?:got|keep|mind|look after|keep hold of|(?:hang|hangs|hold|holds) on to)"
    r"|(?:(?:i|we|he|she|they|please|just|can you)(?:'ll)? )?(?:give|gives|hand|hands|pass|leave|leaves)) "
    r"(?:it|them|his pump|the (?:inhaler|pump|pen|epipen|meds|medicine))(?: over)?\b"
    r"(?! (?:up|somewhere|to him|to her|sorted|covered|written|down|later|a|off)\b)[^?]{0,100}",
    re.IGNORECASE,
)
# "I'll hand it to the coach before kick off": who has it then is told, and nothing put off.
_HANDED_TO = regex(
    r"(?:(?:oh|well|yes|yeah|usually|always|probably|i think|maybe) ){0,3}"
    r"(?:(?:i|we|he|she|they|you|(?:his|her) (?:mum|mam|dad|nan|gran|grandad|sister|brother)|mum|dad|nan|sam)"
    r"(?:'?ll|'d|d| will| would|'?m going to| am going to|'?re going to| can| could)?"
    r"(?: (?:just|always|usually|normally|rather|prefer to|happily|be|then)){0,3} )?"
    r"(?:hand|give|pass|drop|leave|bring|deliver)(?:s|es|ing)? (?:it|them|one|that|(?:his|her|the) (?:spare )?\w+)"
    r"(?: (?:straight|over|in|off|on|round|back|and give it)){0,3} (?:to|with|into|for) "
    r"(?:the |his |her |your |our |a |an |one of (?:the |your )|whichever |whoever(?:'?s)? )?"
    r"(?:coach\w*|manager\w*|assistant\w*|helper\w*|grown ?-?up|adult|physio|first ?aid\w*|ref\w*|trainer|someone"
    r"|somebody|team|in charge|running it|club|welfare officer|gaffer|you lot|yous|mr \w+|mrs \w+)\b[^?]{0,80}",
    re.IGNORECASE,
)
_NOT_HANDED_YET = regex(
    r"\b(?:not|no|don'?t|can'?t|never|find|found|later|forgot|lost|might|maybe|once|tell|ask|note|letter|plan|form)\b"
    r"|\bif (?:i|we|it|they)\b|n't\b|\b(?:dont|wont|cant|doesnt|wouldnt)\b",
    re.IGNORECASE,
)
_TO_SOMEBODY = regex(
    r"\b(?:i|i've|ive|we|we've|weve|nan|nana|gran|grandad|mam|whoever\w*|brother|sister|lead|helper|assistant)\b",
    re.IGNORECASE,
)
_HANG_ON_TO = regex(r"\b(?:hang|hold)s? on to ", re.IGNORECASE)
_LEFT_OPEN = regex(
    r"\b(?:not|no|don'?t|doesn'?t|isn'?t|later|find|somewhere|forgot|if|when|might|maybe|or|lost|phone|tell|let you"
    r"|message|text|used to|anymore|coach|manager|mum|dad|carries|carry|brings?|\w*bag|\w*pocket"
    r"|(?:in|with|on|inside|by|under|at) (?:a|an|his|her|my|the|me|him|their|our|us|home|all|every))\b|n'?t\b",
    re.IGNORECASE,
)
# "It's on my keyring": what else is on something of somebody's is a form or a phone.
_ON_A_THING = regex(
    r"(?:it'?s|it is|that'?s|they'?re) (?:always |usually |normally |clipped |just )*on (?:my|his|her|the|a|our"
    r"|their) (?:\w+ )?"
    r"(?:key ?ring|keys|belt|lanyard|bag|wrist|shorts|coat|zip|bench|rucksack|necklace|person|body|clip|string|handle"
    r"|pushchair|buggy|touchline|sideline|back ?pack|waist|neck|arm|hook|trolley|goal ?post)[.! ]*",
    re.IGNORECASE,
)
# "He doesn't need anything with him now": nobody has it.
_NOTHING_WITH = regex(
    r"\b(anything|nothing|none|nowt|owt|any|one|wont be|won't be|not be) (?:(?:with|on) (?:him|her|them|me|us)"
    r"|in (?:his|her|the) (?:\w+ ?)?bag)\b",
    re.IGNORECASE,
)
# "It's run out, waiting on the chemist": nobody can tell where it is kept, unless another is.
_NOT_THERE = regex(
    r"\b(?:(?:ran|run|running|runs) out|all gone|used (?:it |them )?(?:all )?up|(?:out of|past (?:its|the)) date"
    r"|out of stock|expired|empty|on order|re ?order\w*|ordered|(?:repeat|new|next) (?:prescription|script)"
    r"|prescription (?:due|coming)|(?:waiting|wait|awaiting)\b(?! till| until| room| area)"
    r"|(?:none|nothing) (?:left|in)(?= |$)(?! (?:the|his|her|my))"
    r"|not (?:\w+ ){0,3}?(?:got|had|collected|arrived|come|given|picked|received) (?:\w+ ){0,3}?yet|yet to"
    r"|(?<!not )(?:need|needs) (?:\w+ ){0,3}?(?:new|another|replacement|repeat)"
    r"|(?:get|getting|buy|buying|pick|picking|collect\w*|order|ordering) (?:\w+ ){0,3}?"
    r"(?:new|another|replacement|more|repeat)"
    r"|(?:i |he |she |we |has |have )lost (?:it|his|her|one|them|the)|(?:gone|went) missing|cannot find"
    r"|(?:left|lost|broke|dropped|forgot|binned) (?:the|his|her) (?:last|old|previous|other|only)"
    r" (?:one|inhaler|epi ?pen|pen|pump)"
    r"|left (?:it|his|hers|one|(?:the|his|her) (?:inhaler|epi ?pen|pump)) (?:on the (?:bus|train|tram|plane)|in a taxi)"
    r"|(?:better|must|got to|gotta|have to|need to|ought to) (?:\w+ ){0,2}?(?:find|dig out|look for|track down)"
    r" (?:it|them|one|that)"
    r"|(?:god|goodness|heaven|lord) knows)\b"
)
_KEPT_SOMEWHERE = regex(
    r"\b(?:bag|bags|rucksack|backpack|pocket|coach|manager|car|box|pouch|sock|bench|(?:with|on) (?:me|him|her)|carries"
    r"|spare|other one|another one in|old one)\b"
)


def MEDICINE(text: str) -> tuple[Any, dict[str, Any]] | None:
    """None needed, or that it is with whoever is there."""
    said = without_leave(tidy_lines(text).strip(" .!"))
    if is_not_there(said):
        return None
    if _HANDED_TO.fullmatch(said) and not _NOT_HANDED_YET.search(said):
        return said, {}
    return (
        (said, {})
        if any(each.fullmatch(said) for each in (_WHOEVER, _KEPT_BY, _ON_A_THING)) or _is_held(said)
        else _MEDICINE(_NOTHING_WITH.sub(r"\1", text))
    )


def _is_held(said: str) -> bool:
    """Whether somebody is said to have it, and nothing of it is left open."""
    held = _HELD_BY.fullmatch(said) and _TO_SOMEBODY.search(said) and not _KEPT_SOMEWHERE.search(in_full(said))
    return bool(held) and not (_LEFT_OPEN.search(said) or puts_off(_HANG_ON_TO.sub("keep ", said)))


def is_not_there(text: str) -> bool:
    """Whether a medicine has run out, is lost or is awaited, and no other is kept: "on order from the chemist"."""
    said = in_full(text)
    return _NOT_THERE.search(said) is not None and not _KEPT_SOMEWHERE.search(said)


def tells_of_health(text: str) -> bool:
    """Whether a condition is named, or what somebody has, gets or cannot do."""
    said = in_full(text)
    if _NONE_AFTER_ALL.search(said):
        return False
    return names_a_condition(said) or bool(_TELLS.search(said) or _ILL.search(said))


def _no_and_yet(text: str) -> tuple[Any, dict[str, Any]] | None:
    """A no, beside which something is told: what is over is none, what still is has to be known. None for both at once.

    >>> _no_and_yet("no, well he's a bit deaf in one ear"), _no_and_yet("no. asthma as a baby but he grew out of it")
    ((True, {'medical_details': "he's a bit deaf in one ear"}), (False, {}))
    """
    heard, told = _A_NO.opening(tidy_lines(text))
    said = in_full(told)
    if only(heard) is not False or not tells_of_health(told) or said.startswith("more ") or _NEEDS(told):
        return None
    if was_once(told):
        return None if is_still(told) else (False, {})
    denied = denies(_CANNOT.sub("", told)) or (_NOT_HIMSELF.search(said) and not is_shared(told))
    return None if denied else (True, {"medical_details": told})


def _tells_behind_a_but(text: str) -> bool:
    """Whether a no is followed by what a child has: "nothing that anyone can find but he faints"."""
    told = _BUT.search(in_full(text))
    return (
        told is not None
        and names_a_condition(told[1])
        and not (denies(told[1]) or was_once(told[1]) or _NOT_HIMSELF.search(told[1]))
    )


def MEDICAL(text: str) -> tuple[Any, dict[str, Any]] | None:
    """No needs, some, or what they are in the parent's words: "he gets travel sick"."""
    if _JOKES.search(text):
        return None
    if (
        not is_unwell(text)
        and (found := _NEEDS(text))
        and not (found[0] is False and names_a_condition(text) and (is_still(text) or not denies(text)))
        and not (found[0] is False and _tells_behind_a_but(text))
    ):
        return found
    words = tidy_lines(text)
    if is_unwell(text):
        return True, {"medical_details": words}
    if is_only_a_nod(words) or puts_off(words) or (says_nothing(words) and not names_a_condition(words)):
        return None
    said = in_full(text)
    named = (
        len(words) > _SHORTEST_NAME
        and len(said.split()) <= _LONGEST_NAME
        and is_a_name(words)
        and words.replace(" ", "").isalpha()
        and said not in _NO_CONDITIONS
        and not _WHO_TREATS.issuperset(said.split())
    )
    if beside_a_no := _no_and_yet(text):
        return beside_a_no
    besides = _EXCEPT.search(said)
    if besides and names_a_condition(besides[1]):
        return True, {"medical_details": words}
    if (named or tells_of_health(words)) and not _DENIES.search(said):
        return True, {"medical_details": words}
    return None


# "I pressed yes by mistake before, he has nothing this boy".
_YES_WAS_A_SLIP = regex(
    r"\b(?:by (?:mistake|error|accident)|accident(?:ally)?"
    r"|(?:was|were|is|its|my|a|an|made(?: an?)?|the) (?:mistake|error)"
    r"|wrong (?:button|one|thing)|did (?:it )?wrong|ignore (?:my|the|that) yes|not mean(?:t)? (?:a |to say )?yes"
    r"|yes instead of no|meant (?:to (?:\w+ )?)?(?:a )?no|should (?:have|of) (?:been|said|put|pressed) (?:a )?no"
    r"|thought (?:you|it|this|that) (?:\w+ ){0,3}?(?:ask\w*|mean\w*|said|was|were|other)|misunderstood"
    r"|misread|mistaken(?:ly)?|slipped|scrap (?:that|it|this)|scratch that|take (?:that|it) back"
    r"|thinking (?:of|about) (?:(?:our|my|his|the|her) )?\w+|mix(?:ed|ing) (?:him |it |them )?up)\b"
)
_NONE_TO_TELL = regex(
    r"\b(?:no|nothing|none|nowt|nout|not|nil|fine|healthy|well|grand|ok|okay|good|perfect)\b|\b(?:mistake|error)$"
)
_TELLS_MORE = regex(r"\b(?:but|except|apart|only|just|also)\b")
_ONLY_OF_HEALTH = regex(r"\b(?:medical\w*|conditions?|illness\w*|disease)\b")


def yes_taken_back(text: str, registration: Registration) -> tuple[Any, dict[str, Any]] | None:
    """That there are no medical needs, where the details are asked for and the yes before was a slip."""
    said = _ONLY_OF_HEALTH.sub(" ", in_full(text))
    slipped = registration.state == "medical_details" and _YES_WAS_A_SLIP.search(said)
    none = slipped and _NONE_TO_TELL.search(said) and not _TELLS_MORE.search(said) and not names_a_condition(said)
    return (False, {}) if none else None
