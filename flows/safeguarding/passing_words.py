"""How harm is told in passing, beside an answer: a coach alone with one child, a knife at the door, who is kept away.

`flows.language.patterns` explains the notation. Each sentence has two or three parts (who, what,
where or to whom), each harmless alone: lads knock about together, and a husband may read what he likes.
"""

from flows.language.vocabulary import phrases
from flows.safeguarding import sign_words

TABLES = sign_words.TABLES | {
    "one": phrases(r"""
        him, her, them, me, us, (?:my|his|her|our|the|one|a|some) (?:sons?|daughters?|child|children|kids?|boys?|girls?)
        (?:my|his|her|our|the|one|a|some) (?:lads?|lass|lasses|little ones?|young ones?|sister|brother|mum|mam|players?)
        the lot of (?:them|us), all of (?:them|us), one of (?:them|the \w+), kids, (?:me|him|her) and \w+, little ones
    """),
    "parent": phrases(r"one of the (?:dads|mums|parents), some (?:dad|parent), another (?:dad|parent)"),
    "getting": phrases(r"""
        get, gets, getting, got, take, takes, taking, took, have, having, has, had, keep, keeping, keeps, kept, wants
        want, sends, sending, calls, calling, make, makes, making, asks, asking, invites
    """),
    "aside": phrases("stay, stop, come, go, back, behind, off, away, over, to, in, train, wait"),
    "alone": phrases(r"on (?:his|her|their) own, alone, by (?:himself|herself|themselves), one at a time"),
    "hidden": phrases(r"""
        container, store ?room, store, storage, shed, hut, cabin, portakabin, \w+ room, changing, toilets?, loos?
        showers?, cupboard, garage, minibus, van, car, car park, office, behind the \w+, woods, bushes, caravan
        lock ?up
    """),
    "sharp": phrases(r"""
        knife, knives, blade, machete, axe, hatchet, sword, gun, shotgun, crowbar, acid, bottle of acid, iron bar
        screwdriver, metal bar, knuckle ?dusters?
    """),
    "blunt": phrases("(?:baseball )?bat, hammer, brick, wrench, bottle, golf club, plank, pole"),
    "at_ours": phrases(r"""
        here, round, outside, ours, door, doors, house, gates?, flat, mine, window, garden, street, school, at me, at us
        at him, at her, work
    """),
    "grown": phrases(r"""
        (?:dad|daddy|father|mum|mummy|mam|mom|mother|parent|partner|boyfriend|girlfriend|husband|wife)s?
        (?:uncle|auntie|aunty|aunt|granddad|grandad|nan|gran|carer|fella|bloke|man|feller|ex|lodger|hubby)s?
        step ?(?:dad|father|mum|mother)s?, coach(?:es)?, manager, trainer, teacher, other half
    """),
    "clouts": phrases(r"""
        leather(?:s|ed|ing), clout(?:s|ed|ing), batter(?:s|ed|ing), wallop(?:s|ed|ing), clobber(?:s|ed|ing), brays
        braying, brayed, lamps, lamped, lamping, chins, chinned, chinning, twats, twatted, decks, decked, belts
        belted, belting, lays into, laid into, laying into, lumps, lumping, whacks, whacked, whacking
        (?:goes|go|going|went) for, goes at, starts on, started on, manhandles, manhandled, roughs up, roughed up
    """),
    "hiding": phrases("hiding, battering, slap, slapping, clout, belting, pasting, beating, kicking, smack, thump"),
    "reader": phrases("""
        he, she, husband, hubby, partner, boyfriend, girlfriend, wife, ex, dad, dads, fella, stepdad, other half, mum
    """),
    "reads": phrases(r"""
        reads?, reading, sees?, seeing, checks?, checking, looks at, look at, goes through, going through, answers
        finds, picks (?:it )?up, gets hold of, got my phone, has my phone, hears
    """),
    # What follows for whoever is read.
    "turns": phrases(r"""
        (?:goes|go|went|comes) for (?:me|us|her|him|the kids), kicks? off, hits? the roof, hits? me, loses? it
        turns? (?:nasty|violent|on me), kill me, ill (?:pay|cop|get it|suffer|be in for it), i am (?:for it|in for it)
        i (?:pay|cop|get it|suffer), starts? on (?:me|us|him|her), belts? (?:me|us|him|her), goes? (?:mad|mental) at me
        takes? it out on (?:me|us|him|her), lays? into (?:me|us|him|her), batters? (?:me|us|him|her), smash\w* my
    """),
    "official": phrases(r"""
        coach(?:es)?, manager, managers, trainers?, referees?, refs?, teachers?, assistants?, helpers?, volunteers?
        chairman, secretary, physio, kit man, head of \w+
    """),
    "enquired": phrases(r"""
        investigated, under investigation, suspended, charged, arrested, banned, sacked, done for, done over, jailed
        questioned, reported, convicted, sentenced, sent down, put away, locked up, looked into, removed, struck off
        nicked, accused, kicked out, caught, interviewed
    """),
    "of_kids": phrases(r"""
        kids?, girls?, boys?, lads?, lass, lasses, child, children, childrens, players, touching, messaging, grooming
        abuse, abusing, indecent, images, underage, youngsters, minors?, teenagers?, inappropriate
    """),
    "law": phrases("police, cops, bizzies, old bill, nspcc, lado, social services"),
    "theirs": phrases("their, the, a, an, our, his, her, that, this, old, head, one, of, your, another, last, former"),
    "kept": phrases(r"""
        (?:dad|father|mum|mother|mam|stepdad|step ?father|uncle|family|ex|ex husband|ex partner|parents)s?
    """),
    "birth": phrases(r"(?:birth|real|biological|bio|natural|adoptive) (?:dad|father|mum|mother|mam|family|parents?)s?"),
    "may": phrases("allowed, permitted, supposed, meant, legally allowed, let"),
    "fill": phrases("to, be, come, go, get, have, anywhere, any, in, within, legally, even, direct, of"),
}  # fmt: skip
# "the coach has him on his own up front" is football: what is hidden, or everybody else gone, is not.
ALONE = r"""
    <leader>|<man>|<parent> ... <getting> ... <one>|lad|girl|kid|boy ... <alone> ... <hidden>
    <leader>|<man>|<parent> ... getting|get|taking|having <one> [<aside>]* on his|her|their own !up|side|half|team|
        merits|pitch|at|every|in|feet|ability|goal|wing|half|line|name
    <leader>|<man>|<parent> ... getting|get|taking|having <one> [<aside>]* alone|by himself|herself|themselves
    <leader>|<man>|<parent> ... <one> [to]* stay|stop|wait|hang back|behind ... everyone|everybody|others|nobody|
        else|rest
    one|single|a lad|girl|kid|boy|child|player at a time [in|into|to|the|his|back|of|a]* <hidden>
    shuts|shut|shutting|locks|locked|locking|closes|closing the [_] [_] door ... just|only|alone
"""
ARMED = r"""
    turned|turns|came|comes|coming|been|stood|standing|was|waiting|showed|knocking|outside ... <at_ours> ... with a|an|
        his <sharp>|<blunt> !to|for|and|of
    turned|turns|came|comes|coming|been|went|ran ... with a|an|the <sharp> !to|for|and|of|edge
    pulled|pulls|waved|waves|waving|brought|brings|swung|swings|held|holds|put|drew a|the|his <sharp>|<blunt> [out|
        up]* on|at|round|to|against me|us|him|her|them|our|my|the|$ !match|game|training
    brought|brings|bringing|pulled|drew a <sharp> round|out|here|$
"""
KNOCKED_ABOUT = r"""
    knocks|knocked|knocking|knock|slaps|slapped|slapping|smacks|smacking|throws|shoves <one> about|around|
        round !the|training
    <grown> ... <clouts> <one> !at|from|on|over|each|about
    he|she|and|will go|goes|went|going for me|us|her !because|on|at|with|to|a|in
    gives|gave|giving|given <one> a [good|right|proper|real]* <hiding> !on|at|of
    <grown>|brother|sister|cousin|brothers|cousins ... gave|gives|giving|given <one> a|an|another [right|proper|big|
        real|nasty]* black|fat|split|burst|bust|shiner|bruise|thick [eye|lip|ear]* !ball|from|off
    black|fat|split|burst|bust|thick eye|eyes|lip ... from|off|by|of [his|her|my|mums|dads|nans|own|the|their]* <grown>
    <grown>|he|she ... handy|quick|free with his|her fists|belt|fist|boots
    takes|took|taking|take it|everything|things|stuff|that out on <one>
"""
READ_BY_ANOTHER = r"""
    <reader> [will|always|just|also|is|has|only|still|then|my|now|even|does|might|could|a|it|all|
        who]* <reads> ... <turns>
"""
ENQUIRED_INTO = r"""
    <official> ... is|was|got|been|being|were|gets|getting [just|now|also]* <enquired> ... <of_kids>
    <official> ... in|on|up [in]* court|prison|jail|bail|remand ... <of_kids>
    <enquired>|investigating [<theirs>]* <official> ... <of_kids>
    <law> ... into|about|at|investigating|after|for [<theirs>]* <official>
    <official> ... by [the]* <law>
"""
KEPT_AWAY = r"""
    <kept> [is|are|was]* not|never|cannot <may> [<fill>]* near|around|round <one>
    <kept> [is|are|was]* not|never|cannot <may> [<fill>]* contact|access|see|seeing|know|photos|pictures !about|the|a|
        if|that
    <kept> [is|are|was|has|have]* cannot|not|never|no [<fill>]* contact !details|number|lenses|me|sports|
        the|you|school|email
    <birth> ... cannot|not|never|must [not|to|be]* see|find|know|learn|get|come|have
    <kept> ... supervised
    supervised contact|access|visits
    no|non contact order
    <kept> ... banned|barred|prevented from seeing|contacting|coming|going|contact
    not|cannot|never have|risk|let [his|her|their|my|the]* <birth>|<kept> tracking|finding|tracing|seeing|contacting|
        find|track|trace <one>
"""
TOLD = "\n".join((ALONE, ARMED, KNOCKED_ABOUT, READ_BY_ANOTHER, ENQUIRED_INTO, KEPT_AWAY))
