"""Health: none to speak of, some, what it is in the parent's words, and a medicine that nobody has to bring."""

import re
from typing import Any

from flows.answers.basics.kept_words import is_a_name, puts_off, says_nothing
from flows.answers.particulars.medical_words import denies, is_unwell, names_a_condition
from flows.language.patterns import in_full
from flows.language.tidy import tidy_lines
from flows.registration.implied.tables import implied

_LONGEST_NAME = 3  # words of a condition that is named and no more
_SHORTEST_NAME = 2  # letters
_NEEDS = implied(
    (False, r"""
        not allergic to anything
        never [been|had|has]* a|ill|anything|any|day|poorly|sick|off|nothing
        not|nt had|have|got|been|has [a|an|any|anything|to]* ill|poorly|anything|sick|any|day
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
        not a|one thing|single
        never|not been|set|seen [near|to|foot|in]* a|the doctor|doctors|hospital|gp
        nothing comes|springs to|at
        not that the|my|our|any|a|i|we|im doctor|doctors|gp|hospital|know|can|are|aware|of|am
        ^ nada|nout|nowt|nope|zilch|zip
    """),
    (True, r"""
        yes|yeah|yep|aye [but]* nothing|not [too|very|that|overly]* serious|major|bad|much
        yes|yeah|yep|unfortunately|sadly|afraid|does|has [has|got|he|she|does|have|is|i|am|there|are|theres|so|
            a]* couple|few|bit|lot|lots|loads|some|one|two|three|list|number|yes|unfortunately|so
        afraid so
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
_JOKES = re.compile(r"[😂🤣😆😜]|\b(?:lol|haha+|jk|joking|only kidding)\b|\byes and no\b", re.IGNORECASE)
_ILL = re.compile(
    r"\b(?:bit of|touch of|bad|weak|sore|dodgy|sensitive|gammy|delicate|recurring|chronic|mild"
    r"|severe|slight|prone to|recovering from) \w+"
)
_TELLS = re.compile(
    r"\b(?:he|she|they|sam|his|her|their) (?:\w+ )?(?:has|have|had|gets?|got|takes?|uses?|wears?|needs?"
    r"|suffers?|carries"
    r"|cannot|reacts?|struggles?|is (?:allergic|prone|on|under|waiting|deaf|blind|having|being|partially|very|a bit"
    r"|quite|slightly|recovering|still|in|severely|mildly|lactose|vegan|type|dia\w+|ast\w+)|was born"
    r"|does not (?:hear|see"
    r"|eat|like|speak|cope)|broke|fractured|fell|faints?|limps?|can be|goes|comes? out|breaks? out|swells?|sometimes"
    r"|(?:heart|chest|knees?|back|ears?|eyes?|skin|legs?|ankles?|hips?|feet|hearing|sight|speech|lungs?|blood|bones?)"
    r" (?:is|are|has|gets?|goes))\b"
    r"|^(?:has|have|gets|takes|uses|wears|needs|suffers|carries|cannot|allergic|allergy|reacts) \w+"
)
_DENIES = re.compile(
    r"\b(?:no|not|never|none|nothing|fit|well|healthy|fine|nobody|neither|nor|without|brother|sister|cousin|used to)\b"
)
_EXCEPT = re.compile(r"\b(?:apart from|except(?: for)?|other than|besides|aside from|bar) (.+)")
MEDICINE = implied(
    (None, r"""
        never|not|nt|no [longer|really|even|had|ever|been|actually|currently|yet|on]* needed|needs|used|uses|had|has|
            carries|required|prescribed|take|takes|need|use|got|given|medicated|medication
        does|do|did|has|have|is not [really|actually|even|ever]* need|use|have|carry|take|require|own|get|got|on|
            needed|had|used|any|one
        nothing to carry|bring|take|keep|hold
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
    """),
    unless=r"""
        bag|bags|rucksack|backpack|pocket|coach|manager|car|box|pouch|sock|touchline|handbag|glovebox|alex|bench|
            bumbag|kitbag
        with|on me|him|her|us|them
    """,
)  # fmt: skip


def MEDICAL(text: str) -> tuple[Any, dict[str, Any]] | None:
    """No needs, some, or what they are in the parent's words: "he gets travel sick"."""
    if _JOKES.search(text):
        return None
    if (
        not is_unwell(text)
        and (found := _NEEDS(text))
        and not (found[0] is False and names_a_condition(text) and not denies(text))
    ):
        return found
    words = tidy_lines(text)
    if is_unwell(text):
        return True, {"medical_details": words}
    if puts_off(words) or (says_nothing(words) and not names_a_condition(words)):
        return None
    said = in_full(text)
    named = (
        len(words) > _SHORTEST_NAME
        and len(said.split()) <= _LONGEST_NAME
        and is_a_name(words)
        and words.replace(" ", "").isalpha()
    )
    besides = _EXCEPT.search(said)
    if besides and names_a_condition(besides[1]):
        return True, {"medical_details": words}
    if (named or _TELLS.search(said) or _ILL.search(said) or names_a_condition(said)) and not _DENIES.search(said):
        return True, {"medical_details": words}
    return None
