"""How it is told that somebody must keep away, or does not: what a court has said, who may not come near, who waits.

`flows.language.patterns` explains the notation. Each sentence has two parts or three, each harmless alone: an uncle is
a police officer, a dad waits in the car, and no child comes near the nets without leave. Some are in the English of
whoever learns it.
"""

from flows.language.vocabulary import phrases
from flows.safeguarding import passing_words

TABLES = passing_words.TABLES | {
    "power": phrases("""
        police, cops, bizzies, old bill, feds, coppers, courts?, judge, magistrates?, tribunal, social workers?
        social services, solicitors?, probation, cafcass, the law, authorities, child services
    """),
    "decides": phrases("""
        said, say, says, saying, told, tell, tells, telling, decided, decide, decides, ordered, order, orders, ruled
        rule, warned, warn, warns, gave, give, gives, made, make, makes, put, puts, forbid, forbids, forbade, forbidden
        forbad, banned, ban, bans, stopped, stop, stops, want, wants, wrote, write, granted, issued, removed, took, take
        taken, arrested, allow, allows, let, lets, agreed, advised, have him, have her, has him, has her, got him
        got her
    """),
    "off": phrases(r"""
        not, no, never, cannot, nobody, away, distance, near, close, contact, leave us, leave (?:him|her|me) alone
        paper, papers, order, banned, see (?:him|her|us|the kids|kids|the children|my \w+|sam), come here, approach
        forbidden, allowed
    """),
    "aux": phrases("has, have, had, did, is, are, was, were, just, also, already, now, even, once, both, then, us"),
    "of_law": phrases("by, from, through, under, because of, via, before"),
    "stayer": phrases(r"""
        (?:dad|daddy|papa|father|mum|mother|mam|mama|stepdad|stepmum|uncle|aunt|auntie|grandad|grandfather|nan|cousin)s?
        (?:ex|husband|wife|partner|boyfriend|girlfriend|brother|sister|family|man|men|bloke|guy|fella|neighbour|
        lodger)s?
        step ?(?:father|mother|brother)s?, (?:brother|father|mother|sister) in law, ex \w+, he, she, they, him
        person, parent, someone, somebody, stranger, coach
    """),
    "may_not": phrases(r"""
        (?:is |are |was |were |has been |been )?(?:not|never|no)(?: \w+)?(?: be)?(?: legally| even)?
        (?:allow|allowed|permitted|permit|supposed|meant)(?: to)?
        (?:cannot|must not|may not|shall not|should not|could not|will not|no can|no may|no must|must never|can never)
        (?:can|may|must|should|could) (?:not|no|never), not to, not, never, no, forbidden, forbidden to
        (?:banned|barred|prohibited|prevented|forbidden|stopped)(?: (?:from|to|him|her))*
    """),
    "go": phrases("""
        be, come, comes, coming, go, going, get, getting, anywhere, any, right, stand, been, seen, legally, even, to, at
        all, around
    """),
    "us": phrases(r"""
        us, me, him, her, them, sam, home, where (?:he|she|we|they|i), (?:my|our|his|her|the) (?:house|home|school|flat)
        (?:my|our|his|her|the|own|a|any) (?:sons?|daughters?|child|children|kids?|boys?|girls?|lads?|family)
        (?:my|our|his|her|the) (?:address|property|street|place), kids, children, school, house, child, son, daughter
    """),
    "lurks": phrases("""
        waits?, waiting, waited, hangs, hang, hanging, lurks, lurking, parks, parked, drives past, driving past
        drives by, walks past, stares, staring, turns up, turning up, turned up, shows up, showing up, showed up
        still comes, keeps coming, follows, follow, following, followed, loiters, loitering, prowls
    """),
    "at": phrases("by, at, outside, near, around, round, past, in, on, about, behind, for, to, the, his, her, our, my"),
    "where": phrases("""
        training, school, pitch, pitches, house, gates?, ground, practice, club, work, us, him, her, me, match, matches
        games?, park, street, road, car park, fence, flat, door, corner, van, bushes, trees
    """),
    "follower": phrases(r"""
        (?:dad|daddy|papa|father|stepdad|uncle|ex|husband|partner|boyfriend|man|men|bloke|guy|fella|neighbour|lodger)s?
        step ?fathers?, (?:brother|father|mother|sister) in law, ex \w+, stranger, someone, somebody, coach
    """),
    "follows": phrases("follow, follows, followed, following, stalks, stalked, tails, tailed, trailed, trailing"),
    "looks": phrases("look, looks, looking, stare, stares, staring, gawps, gawping, leers, leering"),
}  # fmt: skip
# "The court has said he must keep his distance", "police gave him a paper he can't come to us".
ORDERED = r"""
    <power> [<aux>]* <decides> ... <off>
    <power> [<aux>]* know|knows|involved|aware|informed|onto
    <off> ... <of_law> [a|the]* police|court|judge|law|magistrates|tribunal|cops !station|officer|road|street|house|lane
    <off> ... <power> [<aux>]* <decides> $
    <kept> <may_not> ... is|its a|for|the [\w+] court|police|legal thing|matter|case|reasons|issue|business|decision
    removed|taken|banned|excluded|forbidden|prohibited|barred|kicked ... by|from [the]* police|court|judge|law !station
    stalking|harassment|protection|protective|protecting|exclusion|occupation|barring|contact|away|distance order|
        orders|
        notice|notices
    non|no mol|molest|molestation
    protection|protected|protect ... court|police|judge|law
    under|in police|court|witness protection
    there|have|has|got|with is [an|the]* injunction
    injunction|injunctions
    prohibition|prohibited|forbids|forbade ... near|close|come|see|contact|approach|be|around
    on|under [police]* bail
    police|court|judge|judges|crime decision|number|reference|ref|log|paper|papers|document|ruling|injunction|
        protection|
        orders
    <power> [<aux>]* take|takes|taking care|action
    <power> have|has [got]* a|the paper|papers|document|letter|photo|picture
    dvpn|dvpo
    exclusion|exclusions zone
    <kept> ... lost|no|without custody
    told [that|by|them|him|her]* he|she|they <may_not> [<go>]* see|contact|near|visit|approach|around|round <us>|<child>
    <kept>|he|she got|has|have|wears|wearing [a|an|ankle|electronic|police]* tag !rugby|team|on
    broke|breached|breaks|breaking|breaches [the|his|her]* order|bail|conditions|injunction
"""
# "Father can not come close to her", "not within 100 metres of us".
KEPT_OFF = r"""
    <stayer> [_] [_] <may_not> [<go>]* near|close|nearby|approach|approaching|around|nigh [to|of|by|with|at|any]* <us>
    <may_not> [<go>]* within ... metres|meters|metre|yards|miles|mile|feet|foot|m|distance|streets
    <stayer> [_] [_] <may_not> [<go>]* contact|contacting|approach|approaching|message|phone <child>|us|me
    <kept> <may_not> [<go>]* see|visit|seeing|collect <us> !at|on|until|till|if|because|play|from
    <kept> must|may|is not|never [<may>] [to]* pick|collect|take|fetch <us>
    <kept>|papa [is|are|was|has|been]* not|no|never [be|have|has|got|any|a|the|legal|legally|<may>|permit|
        allow|right|rights|permission|authority|entitled|authorised|authorized]* permit|permitted|allow|allowed|right|
        rights|permission|authority|entitled|authorised|authorized [to|for|that|he|she|come]* pick|collect|take|fetch|
        come|collecting|have|remove [up|for]* <us>|$
    residence|arrangements|arrangement|guardianship|prohibited|steps|contact|custody|court|care|non order|orders|
        steps|paper|papers|ruling ... <kept>|papa|he|she|they|parent [is|may|can|must|be|has|to]* cannot|not|never|no
    court|judge|order|orders|social|custody ... only|nobody|noone|alone i|me|we|us|my|but|except|can|may|is|for|mum|dad
    only|nobody|noone i|me|we|us|but|myself|mum|dad [me|i|can|may|is|am|are|allowed|to|please|ever]* collect|collects|
        pick|fetch|collecting|fetches|take ... court|judge|order|orders|not|never|cannot|ex|social
    no|non contact [is|was|be|to|for|with|by|from|the|his|her|my|our|<kept>]* allowed|allow|allows|permitted|order
    not|never to be|have|get|come [left|any|ever|seen]* contact|alone [with|to]* <child>|us|me|$|the
    not|never to be|have|get|come [left|any|ever|seen]* near|around|round|with kids|children|boys|girls|<child>
    not|never [allowed|meant|supposed]* to be|go|get|come [left|any|ever|seen|anywhere|allowed|within|a|mile]* near|
        around|alone|of [with|to|his|her|their|the|my|own|real]* <kept>|papa !dog|dogs|cat|cats|horse|horses|car|new|
        phone
    not|never|away|near|cannot ... there|theres [is|an|a|legal]* order|orders [in|on|place|out|against|<kept>]* $
    banned|barred|prohibited|forbidden|prevented from|to [<go>]* see|seeing|contact|contacting|near|approach|
        approaching
    has|have|supposed|ordered|told|must|needs|got [to]* stay|keep|remain|be [well|far|right|clear]* away|clear from|
        of <child>|us|me|home
    no|not|never [the|a|his|her]* <kept>|papa ... forbidden|prohibited|banned|court|police
"""
# "Never his father, he waits by the training", "the man looks on my son".
LURKING = r"""
    no|not|never|except|without|anyone [but|ever|the|his|her|my|our|to|call|put|ring|tell|give|phone|contact|
        real|birth]* <kept>|papa ... ... <lurks> [<at>]* <where>
    ex|exs [husband|wife|partner|boyfriend|girlfriend|he|she|is|always|still|also|keeps|who]* <lurks> [<at>]* <where>
    ex|exs|<kept> keeps|still turning|showing up
    keeps|kept driving|walking|creeping|coming|cruising past|by|round [<at>]* <where>
    <lurks> ... where he|she should not
    he|she|ex|dad is|back [back|stood|there]* outside [<at>]* house|door|flat|home again|now
    stranger|man|men|bloke|guy ... talks|talking|speaks|speaking|chatting|chats with|to [the|our|other|all]* <us> !about
    live|lives|living [in|on]* secret|hiding|hidden
    ex|exs|stepdad|bloke|man|men|neighbour|coach|manager|uncle|stalker|lodger [will|does|is|would|has|just]* cannot|
        not|never [ever|just]* leave|leaves|leaving me|us|him|her|them alone !about|till|until|unless|to|up
    ex|exs|stepdad|bloke|man|men|neighbour|coach|manager|uncle|stalker|lodger [will|does|is|would|has|just]* cannot|
        not|never [ever|just]* leave|leaves|leaving my|the|our daughter|son|girls|boys|lads|kids|lad|girl|boy|child|
        children alone !about|till|until|unless|to|up
    <follower> [who|that|always|keeps|also|has|often|is|was|once|he|she]* <follows> <us> !on
    <follower> [who|that|always|keeps|also|has|often|is|was|once|he|she]* <follows> \w+ home|from|to|after|back|around|
        everywhere !and
    stares|staring at <us>|\w+ !screen|phone|ball
    man|men|bloke|guy|stranger|weirdo ... ... <looks> on|at|in [all]* <us>
    <lurks>|stands|stand|sits|sit|watches [by|at|outside|near|in|the|a|\w+]* <us> ... afraid|scared|frightened|fear|
        police
    afraid|scared|frightened ... he|she|they [always|is|keeps]* <lurks>
"""
TOLD = "\n".join((ORDERED, KEPT_OFF, LURKING))
THINGS = phrases("""
    nuts?, peanuts?, cashews?, almonds?, hazelnuts?, pistachios?, sesame, seeds?, eggs?, milk, dairy, cheese, butter
    wheat, gluten, bread, soya?, fish, shellfish, prawns?, crab, seafood, kiwis?, strawberr(?:y|ies), bananas?, fruit
    chocolate, sweets, food, foods, crisps, ketchup, mustard, celery, latex, rubber, plasters, gloves, grass, pollen
    dust, feathers?, flowers?, hay, mould, cats?, dogs?, pupp(?:y|ies), kittens?, animals?, pets?, horses?, pon(?:y|ies)
    rabbits?, hamsters?, guinea pigs?, fur, birds?, bees?, wasps?, insects?, smoke, perfume, aerosols?, sprays?
    deodorants?, chlorine, fireworks?, penicillin, aspirin, ibuprofen, sun cream, suncream
""")
_NOT = (
    r"(?:(?:is|are|do|does) )?(?:can no|cannot|can never|must not|must never|may not|should not|should never|not|never"
    r"|no)(?: (?:be|to|come|comes|go|goes|get|gets|have|allow|allowed|permitted|ever|even|anywhere|any|brought|put"
    r"|left|placed|right)){0,4}"
)
_NEAR = r"(?:near|nearby|around|round|close to|next to|by|within \w+ \w+ of|in contact with|contact)"
_AND = rf"(?: (?:and|or|any|all|so|but|just|really|even|too|please|they|it|these|that|which|{'|'.join(THINGS)})){{0,5}}"
# Where a thing is what must keep away from a child, or the child from it: "milk must not go near him", "only peanuts,
# he can't be anywhere near them", "no nuts within 10 feet of him". Whoever else is named is no thing.
OF_THINGS = (
    rf"(?:{'|'.join(THINGS)}){_AND} {_NOT} {_NEAR} (?:him|her|them|it|sam|me|my \w+)\b",
    rf"(?:{'|'.join(THINGS)})(?: hair| fur| dust)?{_AND} (?:he|she|sam) {_NOT} {_NEAR}"
    rf" (?:(?:the|any|them|it|these|those|that|{'|'.join(THINGS)})\b ?){{1,3}}",
    rf"(?:no|not|never|not any)(?: (?:{'|'.join(THINGS)}|or|and)){{1,5}}(?: (?:be|come|go|is|are|allowed|ever)){{0,3}}"
    rf" {_NEAR}",
)
# Who tells that a child is in their own care may have it from a court: "i am his legal guardian got the court order for
# him". Nothing else is told then, and nobody is to be kept away.
OWN_CARE = (
    r"(?:(?:i|we) (?:am|are|is|have|has|had|got|was|were)|weve|were(?= (?:his|her|their"
    r"|the)\b))(?: \w+){0,5}? (?:guardians?|guardianship|residence|residency"
    r"|custody|responsibility|kinship|carers?|sgo)",
    r"(?:gave|given|granted|awarded) (?:me|us)(?: \w+){0,3}? (?:guardianship|residence|residency|custody|sgo)",
    r"(?:his|her|their) legal (?:guardian|carer)",
)
_HOLDS = (
    r"(?:have|has|got|had|been|given|granted|made|a|an|the|full|all|also|by|through|with|via|under|from|on|is|there"
    r"|theres)"
)
_HEAD = (
    r"(?:\d{4}|i|weve|we|and|but|so|him|her|them|sam|guardians?|guardianship|carers?|residence|custody|responsibility"
    r"|it)"
)
OWN_ORDERS = (
    rf"(?:(?:^|(?<=\b)){_HEAD} )(?:{_HOLDS} )*court orders?(?: (?:for|over) (?:him|her|them|both|sam)| in place"
    r"| (?:since|in)(?: \w+){1,2}| and (?:everything|all(?: that)?)| to prove it| if (?:you|u) (?:need"
    r"|want)(?: \w+){0,4}"
    r"| now| too| as well| that says so)*$",
)
KEPT_OFF_BY_IT = (
    r"not|never|cannot|no|nobody|only|away|near|close|against|contact|police|allowed|collects?|pick|picks|see (?:him"
    r"|her|them)|seen|safe\w*"
    r"|stop\w*|protect\w*|violen\w+|harm\w*|hurt\w*|scared|afraid|danger\w*|abus\w+|photos?|pictures?|surname|public"
    r"|secret|hid\w*|except|but (?:his|her|their|the) (?:dad|mum|father|mother|ex)",
)
