"""What parents say when asked about medical needs, as tables. To know a word here decides nothing about its meaning."""

import re

from flows.language.clauses import clauses
from flows.language.patterns import in_full
from flows.language.regex import regex
from flows.language.tidy import plain
from flows.language.vocabulary import phrases

_NEEDS = ("needs", "issues", "problems", "conditions", "concerns", "illnesses")
_NEEDS_AND_ALLERGIES = tuple(
    both
    for sort in ("", "medical ", "health ", "other ")
    for noun in _NEEDS
    for both in (f"{sort}{noun}", f"{sort}{noun} or allergies", f"allergies or {sort}{noun}")
)
NONE = phrases("""
    thankfully not, luckily not, fortunately not, hope not, no known, not that i know, not that we know
    not that im aware, not that were aware, not as far as we know, none, none at all, none known, none that i know of
    none that we know of, none im aware of, none that im aware of, none to report, nothing, nothing at all
    nothing known, nothing that i know of, nothing i know of, nothing im aware of, nothing that im aware of
    nothing to report, nothing to declare, nothing to add, nothing to note, nothing medical, nowt, nil, nada, zero
    n a, na, not applicable, not that i know of, not that im aware of, not that we know of, not that were aware of
    not to my knowledge, not as far as i know, not as far as im aware, not aware of any, not any, hasnt any
    he hasnt any, she hasnt any, hasnt got any, he hasnt got any, she hasnt got any, doesnt have any
    he doesnt have any, she doesnt have any, dont have any, has none, he has none, she has none, no known allergies
    nkda, nka, all good, all clear, not as such
""") + tuple(
    f"{who}{no} {what}"
    for who in ("", "has ", "he has ", "she has ", "they have ", "he has got ", "she has got ")
    for no in ("no", "no known")
    for what in _NEEDS_AND_ALLERGIES
)  # fmt: skip
_WHO = phrases("he is, hes, she is, shes, they are, theyre, hes been, shes been, all is, everything is, everythings")
_HOW = phrases("all, just, very, really, perfectly, absolutely, completely, totally, pure")
_FEELS = phrases("""
    fine, well, ok, okay, good, perfect, grand, golden, sound, healthy, fit, fit and healthy, fit and well, brilliant
    champion, fighting fit, in good health, in perfect health, right as rain, as right as rain, fit as a fiddle
    as fit as a fiddle, fit as a flea, as fit as a flea
""")
# They sound like a no, and are asked about.
SOUNDS_WELL = phrases("""
    fine, all fine, healthy, perfectly healthy, very healthy, fit and healthy, fit and well, fit as a fiddle
    as fit as a fiddle, grand, all grand, golden, champion, right as rain, fighting fit, nothing to worry about
    no allergies
""") + tuple(f"{who} {how} {well}".replace("  ", " ") for who in _WHO for how in ("", *_HOW) for well in _FEELS)
RATHER = phrases("""
    rather tell someone, id rather tell someone, i would rather tell someone, rather not, id rather not, rather not say
    id rather not say, i would rather not say, would rather not say, prefer not to say, id prefer not to say
    i prefer not to say, private, its private, thats private, speak to someone, talk to someone, tell someone
    tell someone in person, can i speak to someone, can i talk to someone, can i tell someone, can i speak to a person
    none of your business, call me, ring me, can you call me, can you ring me, can someone call me, can someone ring me
""")
ASIDES = phrases("""
    thankfully, luckily, fortunately, unfortunately, touch wood, as far as i know, as far as im aware, as far as we know
    to my knowledge, so he is, so she is, so they are, thank god, thank goodness
""")
EXCEPT = phrases("apart from, except, except for, other than, besides, aside from, bar")
ONLY = phrases("just, only, but, though, tho, although")
NOT_MUCH = phrases("nothing serious, nothing too serious, nothing major, nothing much, nothing really, not much")

_WISHES = frozenset("rather sooner prefer like want".split())
_TELLING = frozenset("tell speak talk discuss say share explain".split())
_WELL_WORDS = frozenset("fine healthy well good perfect great fit grand golden sound champion".split())
_UNWELL = regex(
    r"\b(?:not|isnt|arent|aint|wasnt|hasnt|havent|never)(?: been| feeling| all| very| really| so| too| that| quite"
    r"| perfectly| completely| totally| absolutely| in){0,3} (?:" + "|".join(sorted(_WELL_WORDS)) + r"|ok|okay|right)\b"
)

# Beginnings, so that one entry holds "allergy", "allergies" and "allergic"; common slips stand beside their word.
_BEGINNINGS = tuple("""
    asthma astma asmath asthsma ashtma inhal inhail ventolin salbutamol wheez
    allerg alerg allegy allegic epipen antihist piriton cetirizine intoleran anaphyl
    eczem ezcema excema exzema eczma psoriasis dermatit hayfev hayfeav
    epilep seizure convuls diabet dyabet insulin hypogly
    autis adhd asperger dyslexi dyspraxi tourette mutism sensory neurod
    migrain headache concuss faint dizz vertigo
    cardi murmur arrhythm pacemaker haemoph hemophil anaem sickle leukaem cancer tumour thyroid
    coeliac celiac crohn colitis reflux constipat gluten lactos penicillin amoxicillin antibiotic latex
    arthrit hypermob scolios perthes osgood fractur sprain disloc tendon ligament
    deaf hearing grommet cochlear tinnitus tonsil adenoid sinus nosebleed
    glasses eyesight colourblind squint
    medic tablet prescri inject surger operat hospital physio
    syndrome disease disorder disab condition illness injur infect
    anxi depress
    kidney bladder bowel stoma cerebral palsy prosthe wheelchair fibrosis
""".split())  # fmt: skip
_WHOLE_WORDS = frozenset("""
    asma fever epi nut nuts peanut peanuts dairy milk egg eggs shellfish wasp wasps bee bees sting stings
    asd pda ocd dcd sen ehcp jia ibs t1d t1 cf pots downs severs
    sick pox covid heart knee knees ankle ankles heel heels wrist elbow shoulder hip hips hernia lungs stomach ears
    break broken broke meds medicine lenses hives stammer stutter mouth blind
""".split())  # fmt: skip
_TURNS = frozenset(("but", "though", "although"))
_DENIALS = frozenset("no not none nothing never without dont doesnt didnt isnt hasnt havent wasnt cant nor".split())
# Beside a need, these take nothing back: "asthma, nothing serious", "cannot eat nuts".
_HARMLESS = phrases("""
    no other, nothing else, not serious, not severe, not too bad, not bad, nothing serious, nothing major, not often
    nothing too serious, not always, cant have, cant eat, cannot have, cannot eat, no nuts, no dairy, not allowed
    no longer than, no more than, not had to, not needed
    dont can eat, dont can have, doesnt can eat, doesnt can have, no can eat, no can have, can no eat, can no have
    can not eat, can not have, not can eat, not can have, must not eat, must not have, mustnt eat, mustnt have
    must no eat, no must eat, cant to eat, cannot to eat, never can eat, can never eat, can never have
""")

_OVER = regex(
    r"\b(?:signed (?:(?:him|her|them) )?off|discharged|gr[eo]wn? out|outgr[eo]wn?|cleared (?:it )?up|all clear"
    r"|sorted now|all sorted|years? (?:ago|back)|used to|as an? (?:baby|toddler|child|newborn|infant)"
    r"|when (?:he|she) was (?:an? |only |just |very )*(?:baby|toddler|little|born|younger|small|tiny|newborn|one|two"
    r"|three|four|five|six|\d)"
    r"|no longer|not any ?more|(?:gone|fine|ok|okay|better|well|healed|mended) now|long gone|(?:so|but) no$)\b"
)
_STILL = regex(
    r"\b(?:still|sometimes|now and (?:then|again)|carries|needs|takes|uses|wears|comes back|every (?:day|night|winter"
    r"|summer)|in case|occasional\w*|checks?|check ?ups?)\b"
)
# What a story of an old illness comes to: "so nothing to tell you", "all clear since".
_COMES_TO_NOTHING = regex(
    r"\b(?:so|and|but|now|since|yeah|then|basically|honestly|anyway|hes|shes|he is|she is)"
    r" (?:its |it is |that is |just |a |(?:id|ill|i would|i will|we would|going to|have to|to) |(?:say|put|go with"
    r"|call (?:it|that)) )*"
    r"(?:no|nah|nope|none|nothing|nowt|fine|all clear|all good|right as rain|healthy)"
    r"(?: (?:no|none|nothing|nowt|really|else|now|since|then|medical|at all"
    r"|to (?:tell|report|declare|say|add|note|mention)"
    r"|you|worth (?:telling|mentioning)|anymore|any more|these days|today|for you|from us|there|thanks|ta|needed|wrong"
    r"|with him|with her))*$"
)
_HAS_NOW = regex(
    r"\b(?:has|have|hes got|shes got|thought|hoped?|hoping|mostly|nearly|almost|gets|allergic|suffers"
    r"|cannot|asthmatic|diabetic|waiting|due|may|might|again"
    r"|until|unless|except|apart|recent\w*|last (?:week|month)|this (?:week|month|year)|yesterday"
    r"|(?:weeks?|days?|months?) ago"
    r"|anaphyla\w*|epi ?pens?)\b"
)

_RELATIVE = (
    r"(?:sister|brother|mum|mam|mom|mother|dad|father|nan|nana|gran|grandma|grandad|grandfather|grandmother|cousin|aunt"
    r"|auntie|uncle|sibling|twin|family|parent|eldest|youngest|oldest"
    r"|(?:other|older|younger|elder|eldest|youngest|oldest) (?:lad|son|daughter|girl|boy|one|child|kid))"
)
_OF_A_RELATIVE = regex(
    r"^(?:(?:his|her|my|our|their|the|though|but|only|well|and|just|that|also|older|younger|big|little|baby|own) )*"
    rf"(?:{_RELATIVE}s? (?:\w+ )?(?:is|are|was|has|have|had|got|gets?|suffers?|with|cannot)"
    rf"|{_RELATIVE}s (?:got|had|\w+(?:ic|ac|leptic)|deaf|blind)|i (?:am|was) (?:\w+ )?\w+(?:ic|ac))\b"
    r"|\b(?:runs?|is) in (?:the|our|my|his|her) family\b|\bfamily history\b"
)
_MEDICINES = regex(r"\b(?:inhal|pump|puffer|epi ?pen|medic|meds|tablet|ventolin|piriton|insulin|antihist)\w*")
# "His sister has it and so has he", "his mum has his tablets".
_SHARES_IT = regex(
    r"\b(?:(?:so|and) (?:has|does|is|did) (?:he|she)|both|(?:for|with|like|same as|(?<!eye )on) (?:him|her|sam)"
    r"|(?:he|she|sam) (?:\w+ )?(?:too|as well|also|has|gets?|got|takes?|uses?|needs?|carries|may|might|cannot"
    r"|is (?:being |a bit |also |getting )?(?:tested|waiting|awaiting|the same|under|\w+(?:ic|ac))))\b"
)

_AWAITS = regex(
    r"^(?:(?:we|i|he|she|they|still|just|only|now|is|are|am|re|m|hes|shes|im|were|theyre|yes|well|oh) )*"
    r"(?:wait|waits|waiting|awaiting|await|expecting|expect)\b"
)
_WHO_LOOKS = regex(r"\b(?:hospital|medical|condition|inject|operat)\w*")

_TOLD_AS_ONE = regex(
    r"\b(?:gets?|wears?|takes?|uses?|bad|weak|sore|dodgy|gammy|mild|slight|severe|chronic|pains?|aches?|sickness|blind|eyes?"
    r"|ears?|skin|back|legs?|feet|foot|chest|neck|teeth|type|sight|speech|rash\w*|itch\w*|travel|bite|bites|pollen|dust"
    r"|cats?|dogs?|vegetarian|vegan|halal|sometimes|when)\b"
)
# What nobody takes for an illness: "nothing apart from being a united fan", "homework lol. nothing proper".
_JESTS = regex(
    r"\b(?:fans?|supporters?|supporting|reds?|blues?|united|city|liverpool|everton|arsenal|chelsea|spurs|leeds"
    r"|scouser|manc"
    r"|laziness|lazy|idle\w*|cheek\w*|daft|daftness|mad|stubborn\w*|moody|grumpy|messy|wind ?up|attitude|appetite"
    r"|hungry"
    r"|taste|fortnite|minecraft|xbox|playstation|fifa|roblox|ipad|tiktok|homework|school|spellings|maths|tidying|tidy"
    r"|chores|washing up|hoovering|housework|vegetables|veg|greens|broccoli|sprouts|salad|mornings|losing|defending"
    r"|tackling|passing|running back|singing|dancing|jokes|smelly|stinky|handsome|talented|talent|teenager|annoying"
    r"|selective hearing|hollow legs|silly|silliness|showing off|big head\w*|ego|gob|mouthy|chatty"
    r"|(?:two )?left (?:feet|foot)|snoring|farting|soap|haircuts?)\b"
)
_JEST_IS_TOLD_AS = regex(
    r"\b(?:allerg(?:y|ic|ies)|addict\w+|severe|chronic|acute|conditions?|syndrome|medical\w*|disease|sick of|hearing"
    r"|illness|intoleran\w+)\b"
)
_EXCEPTED = regex(r"\b(?:apart from|except|other than|besides|aside from|bar|unless|but for)\b")
# No child is ill of these: "only allergic to hard work", "allergic to tidying his room". Of what one may be ill, as of
# vegetables, soap, running and the cold, nobody is sure.
_CHORES = regex(
    r"\b(?:home ?work|house ?work|school ?work|hard (?:work|graft)|work|graft|effort|school|spellings?|maths"
    r"|(?:times )?tables|reading|revision|chores|discipline|manners|mornings|bed ?times?|early nights"
    r"|losing|defending|tackling|passing|tracking back|sharing|queu(?:e?ing|es)|being told(?: \w+){0,2}"
    r"|getting (?:up|out of bed|dressed)(?: (?:before|at|by) (?:noon|midday|dawn|dinner|lunch\w*|ten|eleven"
    r"|\d\d?(?: ?am)?|the crack of dawn|all))?"
    r"|(?:sitting|standing) still|doing (?:as|what) (?:he|she) is (?:told|asked)"
    r"|(?:doing|helping|listening|tidying|cleaning|making|hoovering|emptying|setting|clearing|washing)"
    r"(?: (?:up|round|out|to|his|her|their|the|my|our|me|us|anybody|anyone|own|in|house|home|chores|work|homework|jobs"
    r"|bed|bedroom|room|table|dishes|dishwasher|bins|pots|mess|teachers?|mum|dad|mam|coach|coaches)\b)+)"
)
_SAYS_ONLY = regex(
    r"\b(?:only|just|unless|nothing|thing|things|all|is|he|she|they|sam|has|have|got|got a|his|her|the|a|an|of|to|it"
    r"|that|thats|bit|you|count|counts|counting|does|do|if|if you|apart from|maybe|possibly|probably|well|no|nope|nah"
    r"|as far as i know"
    r"|about it|otherwise|else|fine|healthy|fit|severely|highly|very|big|bad|terrible|proper|real|and|or|mate|love|i"
    r"|think|am"
    r"|know|are)\b"
)
_FEW = 3  # words before it
_LONGEST_JEST = 9  # words beside it
_LAUGHS = regex(r"[😂🤣😆😜😅😉]|\b(?:lol|lmao|haha+|hehe+|jk|joking|only kidding)\b", re.IGNORECASE)
_SAYS_NONE = regex(r"\b(?:no|nope|nah|none|nothing|nowt|nout|nil)\b")
_AND_MORE = regex(r"\b(?:and|but|also|plus|has|have|takes|uses|needs|gets|carries)\b")
_TOLD_AS_ALL = regex(
    r"\b(?:only|just|nothing (?:but|else)|apart from|unless you count|bar|thats (?:it|all|about it)"
    r"|that is (?:it|all|about it)|otherwise|as far as (?:i|we) know|to my knowledge)\b"
)
_LONGEST_PAST = 12  # words
_HAD = regex(
    r"\b(?:have|has) had\b|\bhas (?=grown|outgrown|gone)|\bused to (?:have|be(?: \w+ly)? allergic|be asthmatic|get)\b"
    r"|\bwas allergic\b"
)
_GROWN_OUT = r"(?:(?:(?:has|have|did|is|are) )?(?:gr[eo]wn?|come) out(?: of)?|outgr[eo]wn?)"
_IS_GONE = (
    r"(?:(?:(?:but|and|that|it|is|has|its|all|long|now|since|been|completely|totally) ){0,5}(?:gone|cleared up"
    r"|disappeared|vanished|sorted)"
    r"|(?:(?:but|and|so|then|there|is|it|they|found|absolutely|literally|had|has) ){0,6}(?:nothing|nowt|none|nought)"
    r" (?:now|since|these days|any ?more|at the moment|today)"
    r"|(?:(?:but|and|he|she|it|is|has|does) ){0,3}(?:no longer|not (?:any ?more|since))"
    r"(?: (?:is|has|does|has it|have it|allergic))?)"
)
_OF_THE_PAST = (
    r"(?:(?:yes|yeah|well|oh|that|its|it all|he|she|they|we|used to(?: have| be| get)?|did(?: have| use to)?"
    r"|had(?: a few| some| it"
    r"| one| them)?|was|were|have had|has had|it|one|some|but|and|though|only|just|when|as|an?|baby|toddler|kid|bab"
    r"|little|small|younger|tiny|young|child|born|very|mild|bad|really|slight|childhood) )*"
)
_AT_LAST = (
    r"(?: (?:it|them|that|those|all|now|thankfully|luckily|fortunately|by|years ago|ages ago|a while ago|long ago|since"
    r"|he|she|they|has|have|was|is|at|school|of|an?|toddler|little|baby|small|tiny|born|thank god|i think|we think"
    r"|lol|mate|love|completely|touch wood|as|got|older"
    r"|age|\d{1,2}|bless him|bless her|years back|ages back|a while back))*"
)
# What was, where nothing is named: "used to, not any more", "did have but it's gone".
_PAST = regex(
    rf"{_OF_THE_PAST}(?:{_GROWN_OUT}|not (?:now|any ?more|these days|for years|for ages|since)|no (?:longer|more)"
    rf"|does not(?: have (?:it|any|them|one))?(?: now| any ?more)|(?:it |its |it is |they are |are |is )?(?:all "
    rf"|long )?(?:gone|cleared up|cleared)){_AT_LAST}"
)
_OUTGROWN = regex(rf"{_OF_THE_PAST}(?:(?!not|never|thought)\w+ ){{0,5}}?{_GROWN_OUT}(?: (?!but)\w+){{0,2}}?{_AT_LAST}")
# "Had asthma as a baby, long gone": it was, and is gone; what comes only when he runs is not.
_WAS = r"\b(?:had|was|used to|as an? (?:baby|toddler|child|newborn|infant|kid|bab)|when (?:he|she) was)\b"
_WAS_AND_GONE = regex(rf"(?=.*{_WAS}){_OF_THE_PAST}(?:(?!not|never|thought|still)\w+ ){{0,9}}?{_IS_GONE}{_AT_LAST}")
_ASKS_WHOM = regex(
    r"\b(?:who(?:s| is| would| will| do| can| should| shall| must)? (?:it|that|this|he|she|they|i|we|the|in|best"
    r"|your|runs)"
    r"|(?:what is|whats) (?:his|her|their|the \w+|the \w+ s) (?:name|number)|who to|(?:whats|what is) (?:he|she"
    r"|they) called|how (?:do|can|would|should) (?:i|we) (?:get|reach|contact|find|speak|talk))\b"
)
_NOT_THAT_FOUND = regex(
    r"^(?:no )?not that (?:\w+ ){1,3}?(?:(?:has|have|had|is|was|were|ever|yet|been|did|have ever) )*(?:told|said|found"
    r"|mentioned|spotted|picked up|noticed|diagnosed|seen|flagged|discovered|detected|heard|noted|say|tell|mention"
    r"|find)"
    r"(?: (?:us|me|him|her|anything|any|up|on|out|yet|so far|at least|anyway|of|about|lol|thankfully))*$"
)


def names_a_condition(text: str) -> bool:
    """Whether a condition, a treatment or a part of the body that gives trouble is named."""
    return any(map(_is_condition, plain(text).split()))


def may_be_a_condition(text: str) -> bool:
    """Whether a condition is named, or it is told as an illness is: "a bit of a temper", not "being a city fan"."""
    return names_a_condition(text) or _TOLD_AS_ONE.search(plain(text)) is not None


def denies(text: str, *, said_yes: bool = False) -> bool:
    """Whether something is said not to be: "he doesn't have asthma", though not "asthma, nothing serious".

    After a yes, or after a "but", what follows the need takes nothing back: "asthma, but she needs no inhaler".
    """
    words = f" {plain(text)} "
    for phrase in _HARMLESS:
        words = words.replace(f" {phrase} ", " ")
    needs = False
    for word in words.split():
        if word in _DENIALS:
            return True
        needs = needs or _is_condition(word)
        if needs and (said_yes or word in _TURNS):
            return False
    return False


def was_once(text: str) -> bool:
    """Whether it is told as what is over: "he had it as a baby", "they signed him off"."""
    return _OVER.search(in_full(text)) is not None


def is_still(text: str) -> bool:
    """Whether there is more to it today: "still carries an inhaler", "comes back every winter"."""
    return _STILL.search(in_full(text)) is not None


def is_all_over(text: str) -> bool:
    """Whether nothing is told but what is over, and the parent comes to a no: "… signed him off so no nothing"."""
    said = in_full(text)
    if not was_once(text) or is_still(text) or _HAS_NOW.search(_HAD.sub(" ", said)):
        return False
    return _COMES_TO_NOTHING.search(said) is not None


def is_of_a_relative(text: str) -> bool:
    """Whether whatever condition is named is a relative's: "his sister is coeliac so we keep an eye on him"."""
    if is_shared(text):
        return False
    others = [clause for clause in clauses(text) if not _is_of_a_relative(in_full(clause))]
    return len(others) < len(clauses(text)) and not names_a_condition(" ".join(others))


def is_shared(text: str) -> bool:
    """Whether a child is said to have what a relative has: "his sister has asthma and so does he"."""
    return _SHARES_IT.search(in_full(text)) is not None


def only_awaits(text: str) -> bool:
    """Whether somebody waits to be told, and no condition is named: "we wait for letter from hospital"."""
    said = plain(text)
    return _AWAITS.match(said) is not None and not names_a_condition(_WHO_LOOKS.sub("", said))


def is_no_in_jest(text: str) -> bool:
    """Whether nothing is told but a jest or what nobody has found: "nothing apart from being a united fan"."""
    said = in_full(_LAUGHS.sub(" ", text))
    if _NOT_THAT_FOUND.match(said) or _is_only_a_jest(said):
        return True
    jest = _JESTS.search(said)
    alone = jest and _LAUGHS.search(text) and len(said.split()) <= _FEW and not jest.start()
    if not jest or not (_SAYS_NONE.search(said) or alone):
        return False
    begins = len(said[: jest.start()].split()) <= _FEW
    if not (begins or _EXCEPTED.search(said) or _JEST_IS_TOLD_AS.search(said[: jest.start()])):
        return False
    left = _JEST_IS_TOLD_AS.sub(" ", _JESTS.sub(" ", said))
    return not (names_a_condition(left) or _AND_MORE.search(left)) and len(left.split()) <= _LONGEST_JEST


def _is_only_a_jest(said: str) -> bool:
    """Whether it is nothing but a jest that is told as an illness is, or as all there is: "just two left feet"."""
    told = _JEST_IS_TOLD_AS.search(said)
    left = _CHORES.sub(" ", said) if told else _CHORES.sub(" ", _JESTS.sub(" ", said))
    return (
        _TOLD_AS_ALL.search(said) is not None
        and left != said
        and not _SAYS_ONLY.sub(" ", _JEST_IS_TOLD_AS.sub(" ", left)).strip()
    )


def is_outgrown(text: str) -> bool:
    """Whether nothing is told but what is over: "used to but he's grown out of it", "he did, not any more". Of fits
    that have not come back for two years nobody knows that.
    """
    said = in_full(text)
    if is_still(text) or _HAS_NOW.search(_HAD.sub(" ", said)) or len(said.split()) > _LONGEST_PAST:
        return False
    named = sum(_is_condition(word) and not word.startswith("allergic") for word in said.split())
    return (
        _PAST.fullmatch(said) is not None
        if not named
        else named == 1 and any(each.fullmatch(said) for each in (_OUTGROWN, _WAS_AND_GONE))
    )


def would_rather_tell(text: str) -> bool:
    """ "I'd prefer to speak to the coach about it"."""
    words = plain(text).split()
    return not _TELLING.isdisjoint(words) and not _WISHES.isdisjoint(words)


def asks_whom(text: str) -> bool:
    """Whether who would be told is asked for too, so a person is wanted now: "rather tell the coach, who is it"."""
    return _ASKS_WHOM.search(in_full(text)) is not None


def sounds_well(text: str) -> bool:
    """ "She's absolutely fine"."""
    return not _WELL_WORDS.isdisjoint(plain(text).split())


def is_unwell(text: str) -> bool:
    """ "She's not fine", "he hasn't been well": no plain no, though it holds one."""
    return _UNWELL.search(plain(text)) is not None


def _is_of_a_relative(said: str) -> bool:
    return _OF_A_RELATIVE.search(said) is not None and not _MEDICINES.search(said)


def _is_condition(word: str) -> bool:
    return word in _WHOLE_WORDS or word.startswith(_BEGINNINGS)
