"""What a family's circumstances sound like: money is short, a child holds the phone, there is another child.

Found anywhere in a message, because whoever says one of these says it in a sentence; `flows.language.patterns` explains
the notation.
"""

from flows.language.patterns import Patterns
from flows.language.regex import regex
from flows.language.vocabulary import phrases

_MONEY = {
    "not": phrases(r"""
        cannot, could not, unable to, not able(?: to)?, struggl\w+ to, hard to, difficult to, will not be able to
        do not think (?:i|we) can, not sure (?:i|we) can, do not know if (?:i|we) can
        no way (?:that )?(?:i|we) (?:can|could|will be able to), (?:no|not) can, impossible (?:for (?:me|us) )?to
        how (?:can|could) (?:i|we) (?:possibly|ever), not possible (?:for (?:me|us) )?to
    """),
    "none": phrases("no, not have, not having, not got, never have, without, not any, have not, has not"),
    "it": phrases(r"""
        it, this, that, so much, that much, all that, all of it, it all, for it, for this, for that, anything, \d+
        (?:the |your |these |those )?(?:fees?|subs|membership|money|costs?|amount|direct debit|monthly fee)
    """),
    "now": phrases(r"""
        right now, now, just now, at the moment, atm, this month, yet, all at once, in one go, upfront, up front, sorry
        straight away, (?:un)?till? payday, (?:un)?till? i get paid, at all, anymore, any more, pounds
    """),
    "cost": phrases("cost, costs, fee, fees, payment, payments, money, subs, paying, membership"),
}
_HARDSHIP = r"""
    <not> [really|quite|even|ever] afford !to
    <not> [really|quite|even|ever] afford to pay|register|join|sign|play|do|send
    struggle|struggling with money|bills
    struggling financially
    struggling [a|bit|really|at|the|moment|lot]* for|with money|cash|rent
    <not> [really|even] pay [<it>] [<now>]* $
    <not> [really|even] pay <it> !on|with|by|through|via|online|here|in|before|until|till|earlier|yet|today|this|first
    <none> [any|a|the|more|enough|much|got|of|have]* income|salary|wages|wage|earnings !on|until|till|before
    <none> [any|a|the|more|enough|got|have]* job|jobs !share|title|to|yet|on|for|too|email|phone|number
    <none> [any|the|more|enough|got|have]* work since|now|anymore|atm|at|because|so|money|coming !the|weekend|day|days|
        phone
    not|nt|hardly|never have|has|got enough|much money|cash|funds !on
    not|no [the|that|have]* enough|the|that money|cash|funds !on|until|till|before
    i|we not have|got|earn enough $
    not|hardly|never [really|even]* earn|earning enough|much
    no money for|to|left|in|coming|at|this|since|because|so|i|we|spare !on|before
    money|cash|finance|finances [is|are|a|very|so|really|big|real|the|our|has|been|always|quite|bit|of]* problem|issue|
        worry|struggle|difficult|hard|nightmare|stretched|short|scarce
    beyond|outside|above our|my|us|the means|budget|reach|limit|income|pocket
    beyond us|me $
    single|lone mum|mam|mom|dad|parent|mother|father ... beyond|cannot|money|bills|alone|afford|much|lot|struggl\w+
    impossible for|on me|us|our|my [family|house|household|right|now|just|at|the|moment|sorry]* $
    impossible [for|to|me|us|our|family]* pay|afford
    <cost> [is|are|was|just|simply|too|completely|this|month]* impossible|unaffordable
    lost|losing|loosing|lose [my|his|her|our|the|a|main|only|own]* work|job|jobs|employment|income|wage|wages|
        salary !phone|mobile|email|mail|number|phones|fone|bag|keys|shirt|colleague|laptop|address
    i|we|husband|partner|wife|dad|mum|he|she [am|is|are|been|was]* not working since|due|because|atm
    jobless|sacked
    cannot|not|no [really|even|just|possibly]* do \d+ [a|per|pounds|quid|each]* month|pounds|quid
    benefits|benefit|uc|wages|salary|income|money [has|have|been|got|is|are|was|were]* stopped|sanctioned
    on benefit
    \d+ [pounds|quid|is|a|month|this|just|per]* too much
    pay less !than
    pay [this|it|that|the|fee|money|for]* with no|without
    money is|was [really|very|quite|so|a|bit]* tight
    moneys [really|very|quite|so|a|bit]* tight
    short of|on money
    low on money
    no money [<now>] $
    do not have [the|any|enough|that|kind|of]* money
    on [universal] benefits|credit
    i|we am|are [really|completely|totally]* skint|broke [<now>]* $
    ^ were [really|completely|totally]* skint|broke [<now>]* $
    skint
    unemployed
    made redundant
    am|are|is|been|were|was|im|currently|still|now|also out of work !at|by|around|early|late|before|until|till|on
    too expensive|dear|pricey
    too much money for us|me
    is|are|its|thats too much for us|me
    help with|towards [paying] [the|these|our|my] <cost>
    help paying
    help us|me pay
    financial help|support|assistance|hardship|difficulty|difficulties|trouble|problems
    bursary|bursaries|hardship
    food|foodbank bank|banks|parcels
    behind [on|with]* rent|bills|mortgage
    laid off
    zero hours
    hours|wages|pay [have|has|been|got]* cut|reduced|stopped
    cost of living
    free school meals
    on|claiming|claim|get pip|jsa|esa|uc|dla|benefits|carers
    made|being|been redundant|redundancy
    cannot|not|couldnt [really|quite|actually|be|able|to]* find|get|stretch|run|manage|justify [to|it|all]* that|the|
        this [kind|sort|much|amount|of|extra]* money|much|far|to
    struggling this|at|right|with|to|a month|the|now|money|pay|bit|rent
    tight|tough|rough|hard|difficult|skint [at|this|right|month|for]* month|moment|now|financially|us|me
    maxed out
    cannot|not|never|nowhere [really|quite|even|be|able|to|just|possibly]* find|get|raise|scrape|cover|manage|spare|
        stretch [to|together|up|the|another|an|extra]* \d\d+|fee|fees|money|cash|deposit
    any|is|are|get|some [there|any|the|some]* help going|available|out|paying|financially|towards|toward|for
    really|proper|properly|badly struggling [at|the|moment|now|this|month|for|with|money]* [_] cannot|not|money|pay
    reduced|lower|cheaper|discounted|concession [rate|fee|price|one|fees]* for|if|available|please|option
    cannot|not [really|quite|even|be|able|to]* stretch|run to|that
    bank is|account empty|overdrawn
    overdrawn|overdraft|bankrupt|debt|debts|bailiffs
    pay [it|this|that|some|half|them]* weekly|fortnightly|bit|bits|smaller|over|half|gradually|later
    do|split|break|spread|settle it|that|this|them [up]* in|into bits|chunks|halves|stages|instalments|installments|
        parts|pieces|drips|smaller
    cannot|not [really|quite|even|just|possibly]* pay|manage|afford that|this|it|all [much|of|it|that|money]* in|
        at one|once
    cannot|not [really|quite|even|just|possibly]* do|find that|this much in|at one|once
    payment plan
    in|by instalments|installments|instalment
    spread the cost|payments|fee
    waive the|our|my
"""

_CHILD = {
    "young": phrases("[5-9], 1[0-5], six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen"),
    "parent": phrases("mums?, mams?, moms?, dads?, mother, father, parents?, mummy, daddy"),
    "whose": phrases(r"his, her, my, the, their, \w+s"),
    # "I'm Gran, not his mum" is a grown-up who may well answer.
    "grown_up": phrases("""
        gran, nan, nana, nanna, nanny, granny, grandma, grandad, granddad, dad, mum, aunt, aunty, auntie, uncle, stepdad
        stepmum, step, foster, guardian, carer, brother, sister, his, her, the, my, an, not, actually, just, really
    """),
    "away": phrases("at work, out, busy, asleep, not here, not in, driving, in bed, in the shower, on the phone, away"),
    "polite": phrases("please, thanks, thank you, sorry, tho, though, so, and, lol, hi, hello, hey, but, um"),
    "measure": phrases("minutes?, mins?, miles?, weeks?, months?, days?, hours?, foot, ft, stone"),
}
_CHILD_ON_PHONE = r"""
    i am only|just <young> !<measure>
    i am [only|just] <young> years|yrs|yr [old] !<measure>
    ^ [<polite>]* i am <young> [<polite>]* $
    i am <young> [and|so|but] this|it is my phone
    ^ [<polite>]* i|this|it am|is !<grown_up> \w{2,} not [<whose>] <parent> [<polite>]* $
    ^ [<polite>]* i am not my <parent>
    this|it is my phone not
    i am [his|her|their|the|just|only|a]* player|kid|child [<polite>]* $
    ^ [<polite>]* my <parent> [is|are] <away> [<polite>]* $
    my <parent> [is|are] ... i am his|her|their son|daughter|kid|child
    i am in year \d+ [at] [school] $
    shall|should i get|ask|fetch my <parent>
    i will get|ask|fetch my <parent>
    ill [just] get|ask|fetch my <parent>
    let me get|ask|fetch my <parent>
    do you want|need my <parent>
"""
_PLAYERS_PHONE = regex(r"\b(?:this|it) is (\w+?)s? phone (?:and )?(?:this is |i am |it is )\1\b")

_ANOTHER = {
    "whose": phrases(r"my, his, her, their, our, the, \w+s"),
    "which": phrases("other, younger, older, little, big, twin, second, youngest, oldest, eldest, next, baby, wee"),
    "child": phrases("son, daughter, child, kid, boy, girl, lad, sons, daughters, children, kids, boys, girls, one"),
    "sibling": phrases("brother, sister, sibling, twin, brothers, sisters, siblings, twins"),
    "may": phrases("can, could, may, shall, should, how do, how can, want to, would like to, like to, need to"),
    "enrol": phrases("register, sign up, sign, add, enrol, enroll, invite, bring, put down"),
    "too": phrases(
        "too, as well, aswell, also, please, thanks, then, now, here, with you, for football, to join, to play"
    ),
}
_ANOTHER_CHILD = r"""
    what|how about <whose> [<which>]* <sibling> [<too>]* $
    what|how about <whose> <which> <child> [<too>]* $
    ^ and <whose> [<which>]* <sibling> $
    i|we|ive have|got [also] [got] another son|daughter|child|kid|boy|girl|lad|one [<too>]* $
    i|we|ive have|got [also] [got] another son|daughter|child|kid|boy|girl|lad|one who|that|to|aged ... $
    i|we have [got] two|2|three|3 <child> [<too>]* $
    i|we do|put|have|register|add|sign both|two|all [of|them|kids|boys|girls|the|my]* on|in this|here|one|the
    <may> [i|we|you]* <enrol> [for]* another
    <may> [i|we|you]* <enrol> <whose> [<which>]* <sibling>
    <may> [i|we|you]* <enrol> <whose> <which> <child>
    <may> [i|we|you]* <enrol> <whose> <child> too|also|aswell|as
    <may> [i|we|you]* <enrol> my youngest|eldest|oldest|other [<too>]* $
    can|could|may <whose> [<which>]* <sibling> [also] join|register|play|come|sign
    can|could|may my <which> <child> [also] join|register|play|come|sign
    my <which> <child> [also] wants|would
"""

# "His EpiPen went out of date, is he ok to train without": nobody but a person may say.
_MEDICINE = (
    r"(?:epi ?pens?|inhalers?|pumps?|puffers?|insulin|tablets?|medicines?|medication|meds|auto ?injectors?|jext"
    r"|emerade|anti ?histamines?|piriton|spacers?|adrenaline|ventolin|salbutamol|glucagon|buccolam|hypo (?:kit|stop)"
    r"|prescription)"
)
_HAS_MEDICINE = regex(rf"\b{_MEDICINE}\b")
_IS_MISSING = regex(
    r"\b(?<!not )(?<!never )(?:out of date|expir\w+|r[ua]n(?:ning)? out|lost|not got|no \w+ left|cannot get|not get"
    r"|not have|missing|broken?"
    r"|empty|not (?:arrived|come|been)|short(?:age| supply)|out of stock|back order|waiting (?:for|on)|forgot\w*"
    r"|left (?:it|his|her|the)|used (?:up|the last)|without (?:it|one|his|her|any)|finished|not turned up)\b"
)
_MAY_PLAY = regex(
    r"\b(?:(?:is|will|would) (?:he|she|they|it|that|sam)(?: still)?(?: be)? (?:still )?(?:ok|okay|alright|all right"
    r"|safe|fine|allowed|able)|(?:can|could|may|should|shall) (?:he|she|they|sam"
    r"|i (?:still )?(?:let|bring|send) (?:him|her))"
    r"|(?:ok|okay|alright|safe|allowed) (?:for (?:him|her) )?to|do i (?:keep|need to keep))\b(?: \w+){0,3}? ?"
    r"\b(?:train|training|trains|play|plays|come|go|join|take part|sit out|run|home|football|match|without|be there)\b"
)

_short_of_money = Patterns(_HARDSHIP, _MONEY)
_a_child_speaks = Patterns(_CHILD_ON_PHONE, _CHILD)
_another_child = Patterns(_ANOTHER_CHILD, _ANOTHER)


def short_of_money(said: str) -> bool:
    """Whether the cost is a worry. The text here and below is as `patterns.in_full` writes it."""
    return _short_of_money.found_in(said)


def a_child_speaks(said: str) -> bool:
    """Whether a child holds the phone, or anybody who says that they are not the parent."""
    return _a_child_speaks.found_in(said) or _PLAYERS_PHONE.search(said) is not None


def another_child(said: str) -> bool:
    """Whether a child is spoken of who has no part in this registration."""
    return _another_child.found_in(said)


def lacks_medicine(said: str) -> bool:
    """Whether it is asked if a child may play whose medicine is missing or out of date."""
    return bool(_MAY_PLAY.search(said) and _HAS_MEDICINE.search(said) and _IS_MISSING.search(said))
