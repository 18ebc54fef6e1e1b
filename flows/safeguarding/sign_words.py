"""How harm is told without a word for it: what a child does since, how somebody gets a child alone, who may not know.

`flows.language.patterns` explains the notation. Each sentence has the sign and the person it is about: a sign alone is
a medical need, or a child's mood.
"""

from flows.language.vocabulary import phrases

TABLES = {
    "leader": phrases(r"""
        (?:coach|coache|manager|trainer|referee|ref|teacher|tutor)s?, assistants?, helpers?, volunteers?, official
        (?:one|some) of (?:your|the|our) \w+, photographer, minibus driver
    """),
    "man": phrases(r"""
        man, men, bloke, blokes, fella, guy, guys, stranger, strangers, adult, adults, someone, somebody, weirdo
        step ?dads?, step ?fathers?, step ?mums?, uncles?, boyfriends?, girlfriends?, partners?, lodger, babysitter
        childminder, neighbour, cousins?, older (?:lad|boy|kid|girl|man|brother)s?, ex, exs, grandads?, granddads?
        new fella, husbands?, mums fella, family friend
    """),
    "whose": phrases(r"""
        his, her, their, my, our, the, that, this, a, an, one of, some, new, other, older, old, own, mums, dads, moms
        mams, certain, assistant, head, under \d+, goalie, goalkeeping, fitness, \d+ year old, last
    """),
    "busy": phrases("""
        who, that, has, have, had, was, is, started, starts, keeps, kept, always, also, just, been, says, said, shes
        hes, a, lad, girl, boy, and, he, she, they
    """),
    "strokes": phrases("""
        rubbing, rubbed, rubs, stroking, strokes, tickling, tickles, massaging, massages, squeezing, squeezes, feeling
        cuddling, hugging, licking, lifted, pulled, pulls
    """),
    "breaks": phrases("broke, breaks, snapped, twisted, twists, cut, cuts, shaved, shaves, burned, burnt"),
    "body": phrases("""
        arms?, legs?, thighs?, back, hair, bum, neck, shoulders, wrist, face, head, chest, feet, tummy, hand, fingers
        nose, jaw, ribs, ears?, skirt, shirt, top
    """),
    "him": phrases("him, her, them"),
    "child": phrases(r"""
        him, her, them, (?:my|his|her|our|the) (?:sons?|daughters?|child|children|kids?|boys?|girls?|lads?|lass)
        kids, boys, girls, lads, children, the players?
    """),
    "others": phrases("lads, boys, girls, kids, others, players, older ones, big ones, brother, brothers, team, they"),
    "kids": phrases(r"kids?, children, boys, girls, lads, lasses, players, little ones, youngsters, team"),
    # What a child does who is harmed by somebody; each is none without that person.
    "sign": phrases(r"""
        nightmares?, night terrors, bad dreams, wet(?:s|ting)? (?:the|his|her|their) beds?, bed ?wetting, bed wet
        wet(?:s|ting)? (?:himself|herself|themselves|his pants|her pants), soil(?:s|ed|ing) (?:himself|herself)
        not (?:been |be )?(?:eaten|eating|eat|sleeping|slept|sleep|himself|herself)
        not (?:been |be )?(?:talking|talked|talk|speaking|spoken|speak)
        will not (?:eat|sleep|talk|speak), stopped (?:eating|sleeping|talking|speaking|smiling|playing)
        (?:goes|gone|went|going|been|gets|is|very|really|dead|so) (?:all )?(?:quiet|silent|withdrawn|clingy|jumpy)
        (?:goes|gone|went|going|been|gets|is|very|really|dead|so) (?:all )?(?:nervous|pale|stiff)
        into (?:his|her) shell, a (?:different|changed) (?:child|kid|boy|girl|lad), on edge, crying, cries, cry, cried
        not (?:been |quite |really )*(?:right|himself|herself|the same), off (?:his|her|their) food
        in tears, shakes?, shaking, trembl\w+, panics?, panicking, hides, hiding, freezes, begs, begging, hysterical
        (?:gets|feels|feeling|getting) (?:sick|ill), (?:tummy|belly|stomach) ?aches?
        screams?, screaming, being sick, is sick, scared stiff, terrified, petrified, frightened, worried sick
    """),
    # "won't be left with his uncle", "hates going to her dad's"
    "shuns": phrases(r"""
        (?:will|does|do|did|would) not (?:even |really )?(?:want to |like to |wanna )?(?:go|be|get|stay|sit|come|sleep)
        (?:will|does|do|did|would) not (?:even |really )?(?:want to |like to |wanna )?(?:talk|look|speak|see|stand|eat)
        (?:will|does|do|did|would) not (?:even |really )?(?:want to be |like being |like going |like getting |be )left
        (?:will|does|do|did|would) not (?:even |really )?(?:like being|like going|like getting)
        refus(?:es|ing|ed) to (?:go|be|get|stay|sit|come|sleep|talk|look|speak|see|train)
        (?:hates|dreads) (?:going|being|seeing|it when)
        dreading (?:going|being|seeing), never wants to (?:go|be|see)
        (?:nervous|scared|uncomfortable) (?:around|near|with)
    """),
    "near": phrases("with, near, around, round, next to, alone with, by, at, to, past, because of, from, about"),
    # "lets the kids shower with the kit on" is none: whoever is naked has company.
    "bare": phrases(r"""
        showers?, showering, showered, undress(?:es|ed|ing)?, naked, nude
        (?:gets?|getting|got) (?:changed|undressed|dressed)
        changes, changing, strips?, stripped, stripping, baths?, bathes, bathed, bathing
    """),
    "lets_not": phrases("will not let, would not let, does not let, did not let, never lets, forbids, stops"),
    "out": phrases("leave, out, go out, see my, speak to my, talk to my, have friends, have my own, work, drive"),
    "kin": phrases(r"(?:my|his|her|our) (?:ex|dad|father|husband|partner|boyfriend|wife|mum|family|uncle|brother)s?"),
}  # fmt: skip
SIGNS = r"""
    <sign> ... since|after|because|cos|whenever|when|about|with|near|around|round|at|of [_] [<whose>]* <leader>|
        <man> !left|
        moved
    <sign> ... since|because|cos|whenever|when [that|the|my|his|her]* he|she|they|<leader>|<man> moved|took|started|
        walks|
        is|comes in|over|coaching|seeing|living|drinking|near|around|round|here
    <sign> since|after|because|cos|when !he|she|we|i|they|it [that|my|his|her|the|our|mums|dads|new]* [_] [_] moved|
        came|started|comes|moves|stays [staying|living|coming|to|back|live|stay]* in|into|round|with|staying|
        living !a|the|this
    <sign> ... name|names comes|came|is|gets|mentioned
    <sign> ... when|whenever|before|after it|its|he|she|they is|has|goes|been|comes|go|come [to|back|from|at|his|her|
        the]* dads|mums|uncles|stepdads [weekend|house|turn|week]*
    since|until|before|after [that|the|his|her|my|this|a|new|mums|dads]* coach|man|<man> ... <sign>
    makes|making|made|make himself|herself sick|vomit|throw !with|coughing|laughing|before|from|eating|by
    <leader>|<man>|dad|mum ... her|his weight|body|figure|bum|boobs|chest|legs|size !class|up|and
    starving|skipping|purging|bingeing
    shell of himself|herself
    keeps|always|constantly|been showering|washing|scrubbing [himself|herself|and]* after|since
    not|never feed|fed|feeding <him>
    bed|himself|herself|pants since|after|because|cos [that|the|this|his|her|new|mums|dads]* <leader>|<man>
    <shuns> ... <near> [<whose>]* <leader>|<man>
    <shuns> in|into|on|to the|his|a|her [_] car|van|room|house|minibus|office with|alone [with]* <him>|that|<leader>|
        <man>
    <shuns> ... alone|left with <him>
    <shuns> anywhere near <him>
    <shuns> [in|to|his|her|the|a|stay|at]* dads|mums|uncles|stepdads ... crying|cries|tears|shaking|scared|
        upset|screaming|marks|because|says
    comes|came|coming back|home [from|his|her|dads|mums|the|training]* in tears|without|shaking|drunk|stoned|high|
        smelling|covered|hungry|different
"""
ALONE = r"""
    <leader>|<man> [who|that|always|often|also|just|has|had|is|was|films|the|matches|games]* keeps|kept|holds|takes|
        took|
        gets|got|wants|wanted|asks|asked|invites|invited|leaves|left|makes|made|had <child> [behind|back|to|stay|be|
        come|go|all|in|after|alone|there]* on his|her|their own !up|side|half|team|merits|pitch|merit|at|every|in|now
    <leader>|<man> [who|that|always|often|also|just|has|had|is|was|films|the|matches|games]* keeps|kept|holds|takes|
        took|
        gets|got|wants|wanted|asks|asked|invites|invited|makes|made <child> [stay|to|come|go|back|be|all|over|round|
        around|in]* alone|behind|privately|his|her|their !left|right|best|first|own|time|role|position|place|size|kit|
        number|shirt|defence|pockets?|bags?|pouch|packs?|backpack|rucksack|kitbag|holdall|drawers?|box|case|belt|
        coat|jacket
    <leader>|<man> ... <child> [back|round|over|up|in|into|home]* [to|in|into|at] his|her [own]* house|flat|bedroom|
        room|
        car|van|caravan|office|place|bed
    wants|asks|asked|invites|invited|invite|tells|told [all|the]* <child> [to|come|go|over|round|around|
        back]* [to] his|
        her house|flat|place|caravan|room
    alone|left|behind|locked [on|closed|doors|in|all|by|the|a|his|her|own|room|car|van|night|day]* with <him>|that|
        this|
        these|<leader>|<man> !for|mum|dad
    alone|behind|private|privately with [<whose>]* <leader>|<man>
    behind closed doors
    in|into|shares|shared|sharing [a|the|same|his|her|their]* bed with [<whose>]* <him>|<leader>|<man>
    <man> ... gets|got|climbs|climbed|sleeps|slept|lies|laid in|into [the|same]* bed with
    one at a time [to|in|into|at|round] his|the|a house|room|office|car|changing
    <leader>|<man>|fella [<busy>]* <strokes> his|her|their [own|poor]* <body> !so
    <leader>|fella|stepdad|boyfriend|stepfather|lodger [<busy>]* <breaks> his|her|their [poor]* <body> !so|playing|at|
        in
    <leader>|<man> [there|who|that|at|his|her|old|last|had|has|a]* got|gets|getting|was|is|being|acts|acting|went|
        behaved|
        behaves [a|bit|really|very|proper|too|all|so|well]* funny|weird|strange|creepy|odd|inappropriate|handsy|touchy|
        friendly|overfriendly|nasty|pervy with|around|towards|to|near <child>
    <man> [has|have|had|just|been|who|was|is|in|a|car|keeps|always]* followed|follows|following|chased|chases|chasing|
        stalked|cornered|approached|approaches|grabbed <child> !mum|dad|into|on
    photo|photos|picture|pictures|pic|pics|video|videos ... passed|shared|sent|shown|going|posted [round|around|on|it|
        to|
        about|them|out]* by [one|of|your|the|a|his|her|our]* <leader>|<man>
    <leader>|<man> [has|have|had|been|was|is|keeps|kept|always|there|who|that]* sending|sends|sent <child> messages|
        texts|
        pictures|pics|photos|snaps|videos|dms|stuff|things|nudes !about|for|re|when|to
    <leader>|<man> has|have|got|keeps photos|pictures|pics|videos|selfies of <child> on|in|she|he|without|naked|
        undressed
    coach|manager|trainer|assistant|helper|<man> ... on purpose|deliberately
    <leader>|<man> ... punish\w* <child>
    <man>|dad|mum ... hides|hid|withholds|withheld his|her|their inhaler|insulin|medicine|meds|epipen|food|tablets|
        glasses
    <man> ... pestering|pesters|hassling|bothering <child>|me !for|about
    somebodys|someones|<man> [been|has|have|is|keeps|kept|was|a|car|always]* watching [the|our|my]* house|flat|home|
        us|me
    seeing|dating|kissing|meeting [out|with|up]* a|an|some [older|much]* lad|man|bloke|boy|guy|fella [of|who|is|whos|
        aged|
        hes]* 1[6-9]|[2-9]\d
    older|much older lad|man|boy|bloke|boyfriend [she|he|online|who|from|is]* seeing|dating|met|meets|kissing|pregnant
    from|at|after|off [his|her|the]* dads|mums|stepdads|uncles ... lip|nose|eye|face|mouth|ear [is|was|all|been]* bust|
        busted|split|bloody|swollen|black|bruised|bleeding|cut
    top|shirt|clothes off on|for|in video|facetime|camera|snap|snapchat|him|the
    keep|keeps|kept|keeping|stay|stays|secret|is [it|this|that|just|quiet|a|secret]* between us|them|you|ourselves !and
    <leader>|<man> ... said|says|told|tells|asked|asks ... between them|us|secret|quiet|nobody|anyone !else
    does|did|doing|do things|stuff|something to|with <him>|the [in|at|when|on|kids]*
    things|stuff|something to|with <him>|the [kids]* in|at|when|while|during|on [the|his|a|her]* van|car|changing|
        showers|shower|toilets|bed|bedroom|night|bath|house
    showed|shows|showing|flashed|flashes|waved|pulled [<child>|me|us|out]* his thing|willy|bits|penis|privates|dick|
        cock|
        private|trousers|pants
    without|no|lost|missing her|his|any knickers|pants|underwear|bra|clothes
    sweets|chocolate|money|gifts|presents|vapes|cigs to [the|my|some]* kids|children|boys|girls !party|for|at
    giving|gives|gave|offers|offering|offered [the|my|our|some]* <kids> sweets|vapes|cigs|cigarettes|weed|money|drinks|
        alcohol|presents|gifts !after|at|when|for
    given|bought|sent|got a|an|new|his|her [new]* phone|trainers|presents|gifts|money|jewellery by|
        from|off [<whose>]* <leader>|<man>
    texts|messages|dms|calls|gifts|pictures|photos|snaps|videos|money from|off|by|with [<whose>]* <man>|
        <leader> !about|
        for|regarding|saying|re|to|that
    telling|tells|told|saying|says|calling|calls [<child>|he|she|is|her|that|they]* beautiful|sexy|gorgeous|special|fit
    groomed|grooming|predator
    <man> [who|has|have|had|been|keeps|kept|is|was|are|always|just|he|she|the|we]* sending|sends|sent|send|showing|
        shows|
        showed|texting|texts|messaging|messages|chatting|touching|touches|touched <child>|to|with !home|off|about|out|
        a|an|the|his|her|it
    films|filming|filmed|records|photographs|pictures|photos|videos ... in|inside [the|their|our|girls|boys|
        a]* changing|
        toilets|toilet|showers|shower
    <leader>|<man> [has|have|had|been|keeps|kept|is|was|always|just|he|she|who|that]* took|taken|takes|taking|got [some|
        enough|loads|lots|plenty|one|ones|more|a|few|of|pictures|photos|pics]* <child> ... changing|toilets|showers
"""
BARE = r"""
    he|she|they|<leader>|<man> [often|always|still|just|also|is|was|been|has|the]* <bare> [in|at|the|after|home|
        himself|
        herself|off]* with|alongside|in|next|beside [front|of|the|all|to|our|my|his|her|other|same|shower|showers|
        room|as|
        changing|together|with]* <kids>
    walks|walked|comes|came|goes|went|barges|stands|stood|hangs|stays|sits|watches|watched|watching|looks [in|into|on|
        round|around|about|at|there|to|straight|the|them|changing|rooms|room]* when|while|as ... changed|changing|
        undressed|shower|showers|showering|naked|dressed
    <leader>|<man> ... in|inside the [girls|boys|kids]* changing|showers|shower|toilets with
"""
CONTROLLED = r"""
    lock|locks|locking|locked|shut|shuts|shutting|kick|kicks|kicked|kicking|throw|throws|threw|thrown|chucks|
        chucked <him>|
        us|me out !of|goal|the|at
    sleeping|slept|sleeps|sleep [out|rough|again|been]* in|on|under the|a|our|his [own]* garage|shed|car|van|street|
        streets|park|bench|bus|porch|tent !way|to|home|now
    sleeping|slept rough
    <lets_not> me|us|mum [_] <out>
    <lets_not> me|us <out>
    <lets_not> me|us [to|a|an|have|talk|speak|see|go|use|any|my|with|spend|to]* friends|family|mum|sister|money|anyone|
        anybody|
        bank|house|doctor|work|phone !app|online
    controls [all]* me|us|everything|our|my|the [all]* money|wages|life|phone|finances|what|bank|$
    controls all
    he|she|they|him|ex|partner|husband|wife|boyfriend|dad|dads|hes [always|keeps|is|has|be|been|also|still|
        even]* tracks|
        tracking|hacks|hacked|checks|checking|reads|reading [through|into|all|on]* my|our phone|messages|texts|emails|
        email|
        whatsapp|account|location|calls
    he|she|ex|partner|husband|dad|wife [has|got|still|always]* has|knows|got|changed|guessed my|our password|
        passwords|login|
        pin|passcode|location
    not|never send|give|tell|show|copy|forward|share <whose> dad|father|ex|mum|mother|stepdad|family|uncle anything|
        this|
        these|our|what|where
    not|never send|give|tell|show|copy|forward|share my|the ex|husband|partner anything|this|these|our|what|where
    not|never send|give|tell|show|copy|forward|share <whose>|my|the dad|father|ex|mum|stepdad|family|husband any of
    get|got|getting|keep|stay|staying|moved|move|be away from him|<kin>|ex|abusive !work
    away from <whose> dad|father|ex|partner|husband|stepdad|mum $
    dad|father|ex|partner|husband|stepdad|mum|he|she is|hes [very|really|a|so|proper|quite|always|been]* dangerous|
        violent|
        controlling|abusive !shot|player|kick|tackle|in|on|with|left|from|when
    ex|he|dad|husband|partner|stepdad|boyfriend [has|have|had|keeps|already|always|just]* found|finding|tracked|
        traced us|
        me !a|the|some|on
    if|when|case he|she|they|dad|husband|partner|ex know|knows|finds|find|hears|sees [out]* [that|what|i|we|ive|about|
        im|
        hes|shes|he|she|has|have|been|ive]* signed|told|talking|talked|spoke|speaking|said|texting|messaging|registered
    controlling|coercive and|partner|husband|relationship|behaviour|ex|boyfriend
    takes|took|takes|keeps [all]* my wages|money|benefits|bank|card|passport|keys off|and|so|from|$|for
    had|have|need|got|trying|planning|plan to leave|run|flee|get|escape|move|go [out|away|house|home|us|the]* because|
        away|cos|from of|from [what|the]* him|her|<kin>|violence|danger !work|job
    left|leave|moved|fled|run|ran|escaped|got|flit [us|out|away|home|the|house]* in|during [the|middle|of|
        dead]* night !to|
        shift|for|train
    nobody|noone|no|anyone|anybody|family [one|can|must|is|to|should|not|allowed|meant|cannot|
        ever|will|be|let|that|in|his|her|my]* know|knowing|find|finding|found|see|told|tell|trace [out]* where we|i|
        us|our|me
    nobody|noone|no|anyone|anybody|family [one|can|must|is|to|should|not|allowed|meant|cannot|
        ever|will|be|let]* know|find|see|have|get our|my address|number|whereabouts|location
    moved|move|moving|hiding|hidden|here|address|using|changed|name ... for our|his|her|my|their [own]* safety|
        protection
    witness protection
    name|names|address|number for [our|my|his|her|their]* safety|protection
    rehoused|relocated|moved|hidden by|for|because|from|due|with [the|of|to|his|her|our|my]* police|violence|safety|
        refuge
"""
ORDERED = r"""
    is|are a|an|some [\w+] order|orders !for|of|form|number|with|online|to|in
    i|we am|are not allowed|supposed|meant [to|be|come|go|get|have|in|any]* near|contact|around|within <him>|the|me|us|
        kids|children|school !kitchen|oven|pitch
    i|we am|are not allowed|supposed [to]* see|contact|speak <him>|my|our|the !phone|at
    on|breached|broke|got|under|bail|police bail|tag|remand !out
    bail conditions
    registered|sex|sexual|convicted|known offender|offenders|offence|offences
    cannot|not come|be|go|get near <him>|us|me|the|kids !goal|ball
"""
PICKED_ON = r"""
    <others> [have|has|had|been|started|start|starts|keep|keeps|kept|always|all|and|just|still|are|were]* battering|
        hitting|kicking|punching|slapping|pushing|shoving|hurting|strangling|choking|spitting|threatening <him>
    scared|frightened|terrified|afraid|petrified to come|play|train|leave|walk|speak|tell|go [back|in|to|anywhere|the|
        outside|school|training|now|any]* now|anymore|because|again|training|school|on|by|back|outside|$ !goal|dark
    picks|picking|pick|gang|gangs|ganging on|up on <child>
    singles|singled|singling|leaves <child> out !of|for
    humiliat\w+|belittl\w+|ridicul\w+|mocks|mocking|taunt\w*|torment\w* [and]* <child>|in|him|her
    make|makes|making|take|takes|taking|took|taken|rip|rips fun|mick|micky|piss|mickey [out]* of <child>
    take|takes|taking|took|rip|rips the mick|mickey|micky|piss out of <child>
    laugh|laughs|laughing at <him> and|every|all|when|because|in|until|$
    singles|singled|singling|humiliat\w+ <him>
    calls|calling|called|call <him> fat|thick|stupid|ugly|useless|a|names|horrible|retard|gay|slow !by|star|sam|legend
    told|tells|says [<child>|he|she|is|are|that|was]* dead|finished after|meat|when
"""
SELF = r"""
    scars|cuts|marks|scratches|burns on|all|over|up [up|down|over|all]* [his|her|their]* arms|wrists|thighs|arm|
        wrist !from|after|when
    found|finding [some|a|the]* razor|razors|blades|blade|rope|noose|pills|tablets|knife|knives|scissors ... under|in|
        hidden [his|her|their|the]* pillow|room|bed|bag|drawer|mattress|schoolbag
    goodbye|suicide note|letter|letters
    googling|googled|googles|searching|searched|looking|looked|searches [up|for|ways|how|on|the|internet|about|ipad|
        phone]* to|about|of|how [to|kill|of]* die|dying|kill|suicide|hang|overdose|end
    everyone|everybody|family|us|world|you|mum|i ... better off|without without|him|her|me
    hates|hate himself|herself|themselves|myself|his|her|my [own]* life|and|$
    whats|what|no|not|see|seeing [is|the|any]* point [in|of]* living|life|anymore|being|going|carrying|in
    cigarette burns|burn
    because|cos|coz|cus|hide|hides|hiding|cover|covers|covering [of|to|up]* the|her|his|all|them cuts|bruises|marks|
        scars !from
"""
DRUNK = r"""
    <leader>|<man>|dad|mum|he|she [is|was|been|always|often|turned|turns|came|comes|were|up|to|training|and|
        had|has]* drunk|pissed|hammered|stoned|wasted|legless|steaming|off [his|her|face|head]* when|while|at|in|
        driving|
        and|again|every|picking|collecting|with|round|around
    <leader> [is|was|been|always|often|turned|came|comes|up|to|he|she]* drunk|pissed|stoned|drinking|
        stinks|stank|smells|smelt|smelled|reeks|reeked [at|on|of|like]* beer|drink|alcohol|booze|weed|training|matches|
        cannabis|vodka|duty|touchline|lager|whisky|fags
    smells|smelling|smelt|stinks|stank of weed|drink|alcohol|cannabis|sex !from
    drives|drove|driving|drive [us|him|her|them|the|my|kids]* drunk|pissed|home|while|when|after [_] [_] drunk|
        drinking|
        pints|drink|stoned
"""
TOLD = "\n".join((SIGNS, ALONE, CONTROLLED, ORDERED, PICKED_ON, SELF, DRUNK))
# "he would rather shower at home than with the lads" is a child who is shy.
SHY = phrases(r"""
    rather, shy, embarrassed, not, never, hates, refuses, prefers, at home, before we, instead of, privately, private
    son, daughter, sam
""")
# A child who needs time with anybody new.
SETTLES = phrases("at first, to begin with, to start with, until (?:he|she) knows, settles, warms up")
