"""The words around a name, and those that no name holds: "It's Mrs Jane Smith xx", "who is this"."""

from flows.language.patterns import Patterns
from flows.language.tidy import plain
from flows.language.vocabulary import phrases

_OWNERS = phrases("""
    my, his, her, their, your, our, the, the players, players, player, my sons, my daughters, my childs, my kids
    the childs, childs, child, the parents, parents, parent, sons, daughters
""")
_SORTS = phrases("full, real, legal, proper, birth, given, actual, correct, official")
_NAMED = phrases("name, names, name is, name would be, name should be")

# Always taken off the front.
LEAD_INS = frozenset(
    f"{owner} {sort} {named}".replace("  ", " ").strip()
    for owner in ("", *_OWNERS)
    for sort in ("", *_SORTS)
    for named in _NAMED
) | frozenset(phrases("""
    its, it is, thats, that is, this is, hes, shes, he is, she is, theyre, they are, im, i am, hes called, shes called
    he is called, she is called, theyre called, they are called, im called, i am called, its spelt, it should be
    should be, called, legally, officially, now, full name, yes, yep, yeah, yh, hi, hiya, hello, hey, nope, nah, no its
    no it is, no hes, no shes, oh its, ok its, yes its, name, no his, no her, no my, no the, put, use
    good morning, good afternoon, good evening
"""))  # fmt: skip
CORRECTION_LEAD_INS = LEAD_INS | {"no"}  # "No Samuel Smith", where another name was asked about
# Taken off only with a comma or the like behind them: No, Oh and Ok are family names in Korea.
SOFT_LEAD_INS = frozenset(
    "no oh ok okay sure morning afternoon evening well and so right correct sorry just actually".split()
)
TITLES = frozenset("mr mrs miss ms mx dr doctor prof professor rev revd reverend sir master".split())
# Taken off the end, as are kisses.
GOODBYES = frozenset(
    phrases("""
    thanks, thank you, thankyou, thx, cheers, please, pls, lol, haha, many thanks, yes, yeah, yep, correct, ok, okay
    obviously, obvs, definitely, usually, of course, tbh, in full, thats right, thats correct
    is right, is correct, is fine, is ok, is good
""")
)

# Each of these shows a sentence. Left out are He, She, An, So, Do, No, My, The, To, You, Can, Are, Her, As, Ask, Want,
# Born, Call, Same and Will, because somebody bears them.
SENTENCE_WORDS = frozenset("""
    is who whos whose what whats why where wheres when dont doesnt didnt isnt wasnt cant cannot wont havent hasnt not
    know your yours his this that thats these there above below name names and but before need needs already told tell
    help hello wrong number later tomorrow think thought register registration form certificate passport called mine
    minute question please ive youve hes shes theyre youre wed id because they them was were been being which only
    surname surnames forename forenames nickname nicknames
    also still yet about birthday match football team club spelt spelled spelling everyone mines
    thatll itll youll theyll youd thatd itd thisll youve theyve
""".split())  # fmt: skip
# A single word that is an answer to something else.
NEVER_ALONE = frozenset("""
    same skip later none nothing unknown mum mummy dad daddy me him her them mother father guardian busy stop hello hi
    hey name full boy girl male female test whatever back change help status restart start menu me myself him himself
    he she son daughter correct first last both any nobody noone anyone anybody anything nowt owt nil somebody someone
    something everybody everyone everything neither either
""".split())  # fmt: skip

# "My none": My is a name in Vietnam, and so is the rest of what stands there nowhere.
_LEADS = frozenset("my his her hers their our your the me".split())
_NOBODY = frozenset("""
    none nothing nobody noone nowt nil anyone anybody anything any owt somebody someone something everyone everybody
    neither zilch nada
""".split())  # fmt: skip
_NOBODY_IN_TWO = (" no one ", " no body ", " any one ", " any body ", " not any ", " some one ")

# Lower-case inside a name. Not "van", which Vietnam has as a middle name, except before "der" and the like.
PARTICLES = frozenset("de da do dos das del della di du der den ter ten te von zu bin ibn bint y e ap ab ferch".split())
VAN_BEFORE = frozenset("de den der het".split())
NUMERALS = frozenset("ii iii iv".split())
# Small beside capitals, and rightly so: the particles above in their other forms and languages, and "van".
SMALL_WORDS = PARTICLES | frozenset(
    """
    van het op la las le les lo los el al ul ur av af il i a o d degli dei dalla della delle zur zum vom bint binti
    binte bte bt ben bat bar wa ka ya ua ui ni nic mac mhic of the and or san
""".split()
)

# Written small beside another word, each of these is a sentence's and no name's.
EVERYDAY_WORDS = frozenset("""
    with without over under next door down up first last off out into onto by near dots dot letter letters accent
    hyphen double single put add use using just only really actually still even never always maybe if unless when
    while until till because since too also very much more less some every each another other others older younger
    little own new from about around after before between through during again back here there where this that these
    those it its him them us me our your their his we they i got get gets getting have has had having been being am
    are was were does did doing done goes going gone went want wants wanted need needs know knows think thinks likes
    said says say saying tell told ring calls calls email text message phone number house street road town postcode
    address school work home mates mate lads kids sister brother cousin neighbour partner husband wife friend ex
    someone somebody anyone anybody nobody everyone whoever whatever yes yeah yep nope nah ok okay sorry thanks
    please right correct wrong different spelt spelling middle surname married
    maiden divorced birthday year years probably hopefully mostly mainly generally normally
    month week today tomorrow the but than then spells spell on for of at by as
""".split())  # fmt: skip
# That the name which is asked about is right, where no other one is given.
CONFIRMS = Patterns(
    r"""
    yes|yep|yeah|thats|is|looks|all|its [the|full|all|name|a|that|it|spelt|spelled|his|her|my|is|very]* correct|right|
        perfect|exact|fine|good|spot
    exactly|just how|as|like|what|that|the|it|right
    as|how|what|same|whats [as|it|its|is|what|on|shown|stated|appears|in|says|say|written|spelt|printed|that|
        he|she]* on|in [his|her|my|the|our]* passport|certificate|birth|invite|
        invitation|licence|license|card|bank|id|
        form|letter|paperwork
    what|as|how|like [it|its|is]* [his|her|my|the|their|our]* [birth]* passports|passport|certificate|certificates|
        cert|licence|papers|id|paperwork|documents [is|has]* says|say|got|has|have|reads|shows|show
    matches [his|her|my|the]* passport|certificate|birth|licence
    ^ yes|yep|yup|yeah [thats|the|that|is|its|his|my|her|it]* name|full|correct|him|her|me
    nothing|no [to|needs]* change|changes|changing|middle
    not|never|without [have|got|been|given|bother|bothered|with|had|a|any|give|do|use|him|her|got]* middle name|names
    spelt|spelled|spelling|written [it|is|the|name|his|my|her|all|as]* perfect|perfectly|right|correct|correctly|
        properly|fine
    last time i|we looked|checked
    as far as i|we know
    since birth|day|the|forever|always
    all my|his|her life
    for my|his|her sins
    always has|have|was been|is|$
    was when|last i|we|time
    the one and only
    one and only
    you got it|that|him|me|her
    in the flesh
    guilty
    still me|him|her
    tis|that|thats|it|yes|this is me|him|her|it|us|he|she
    """,
    {},
)


def names_nobody(said: str) -> bool:
    """Whether it begins with whose somebody is, and goes on with nobody and nothing: "my none", "his no one"."""
    lead, *others = plain(said).split() or [""]
    rest = f" {' '.join(others)} "
    return lead in _LEADS and (not _NOBODY.isdisjoint(others) or any(each in rest for each in _NOBODY_IN_TWO))
