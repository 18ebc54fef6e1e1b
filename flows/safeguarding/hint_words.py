"""How harm is hinted at by whoever does not say it: what a child told of a coach that worries, what was heard of one, a
place where something happened, and an address that somebody must not get.

`flows.language.patterns` explains the notation. Each sentence has whom it is about and what is wrong with it, each
harmless alone: a child tells things about a coach, and a parent does not like the way the team is picked.
"""

from flows.language.vocabulary import phrases
from flows.safeguarding import distance_words

TABLES = distance_words.TABLES | {
    "whose": (*distance_words.TABLES["whose"], "your", "another", "other", "previous", "youth", "team"),
    "leader": (
        *distance_words.TABLES["leader"],
        *phrases("physio, medic, kit man, groundsman, caretaker, chairman, secretary, driver, chaperone, scout"),
    ),
    "told": phrases("""
        told, tells, telling, said, says, saying, mentioned, mentions, come out with, came out with, confided, let slip
        opened up, been telling, been saying, let on
    """),
    "hearers": phrases("""
        me, us, to me, to us, his, her, my, the, mum, mam, dad, nan, nana, gran, wife, husband, sister, brother, teacher
        last night, yesterday, today, last week, just, now
    """),
    "things": phrases(r"""
        (?:(?:some|few|certain|the|other|odd|one or two|couple of|all sorts of|a) )*(?:things?|stuff|stories)
        something, some thing, summat, a lot, lots, all sorts, bits, a few bits, one or two things
    """),
    "worries": phrases(r"""
        (?:worry|worries|worried|scares?|scared|frightens?|frightened|alarms?|alarmed|bothers?|bothered) (?:me|us)
        (?:upsets?|concerns?|concerned|disturbs?|disturbed|haunts?|troubles?|troubled|shocked) (?:me|us)
        worrying, concerning, alarming, disturbing, upsetting, not right, not normal, not okay, not appropriate
        (?:keeps?|keeping|kept) (?:me|us) (?:awake|up), cannot sleep, cannot stop thinking
        (?:not|never)(?: really| quite)? (?:sit|sat|sitting|feel|sound|seem)(?: \w+)? (?:right|well|easy)
        (?:am|was|are|were)(?: \w+)? (?:worried|uneasy|uncomfortable|alarmed|concerned), not happy about
        (?:do|did) not(?: really| quite)? like (?:the sound|it|at all|one bit)
        (?:do not know|not sure) (?:what|who) to (?:do|tell|say)
        (?:made|makes) me (?:uneasy|cry|sick|shiver|cold|worry), (?:made|makes) my (?:skin|blood|stomach) \w+
        (?:made|makes) (?:me|us|her|him) go cold, worried sick, beside (?:myself|herself|himself)
    """),
    "worried": phrases("worried, concerned, uncomfortable, uneasy, worry, worries, not (?:happy|sure|comfortable)"),
    # Who was alone with a child there.
    "private": phrases("""
        changing(?: rooms?)?, dressing rooms?, showers?, toilets?, loos?, minibus, bedrooms?, dorms?, hotel(?: room)?
        store ?room, tents?, back of the (?:van|car|bus)
    """),
    "outing": phrases("""
        tour, camp, trip, tournament, residential, sleepover, away game, away match, club, team, training, practice
        presentation, party, academy
    """),
    "goes_on": phrases("happened, went on, goes on, going on, took place, was done, been done, occurred"),
    "awful": phrases("has, have, had, was, were, really, very, bad, awful, horrible, nasty, not nice, that"),
    "not_told": phrases(r"""
        only (?:just )?(?:told|telling|tells|came out|let on|admitted|opened)
        (?:just|finally|eventually) (?:told|admitted)
        (?:will|would|does|did|do|has|have) not (?:say|tell|told|talk|talked|speak|spoken|open up|want to (?:say|talk))
        refus(?:es|ed|ing) to (?:say|tell|talk|speak), never (?:says|tells|talks|told|said|talked)
        (?:too )?(?:scared|ashamed|embarrassed|frightened) to (?:say|tell|talk)
        (?:rather|prefer) not (?:say|to say|go into|type|write|talk), not want to (?:type|write|go into|say|talk)
    """),
    "hidden_from_us": phrases(r"""
        who(?!ever), why, what the (?:coach|manager|trainer|man|other) \w+
        what (?:happened|went on|they|he|she|it|was|is going on|somebody|someone)
        (?:about|of) (?:it|that night|that day), where (?:he|she|they) (?:was|were|went|slept|goes)
    """),
    # "been different ever since" is a new position as well.
    "off": phrases(r"""
        (?:been|is|was|acting|acts|gone) (?:all |a bit |very |really |so |proper |dead )?(?:funny|odd|strange)
        (?:been|is|was|gone|got) (?:all |a bit |very |really |so |dead )?(?:weird|distant|tearful|withdrawn|quiet|jumpy)
        (?:been|is|was|gone|got) (?:all |a bit |very |really |so |dead )?(?:clingy|secretive|scared|upset)
    """),
    "misgiving": phrases(r"""
        left, leaving, pulled (?:him|her|them) out, took (?:him|her|them) out, quit, had to leave, unhappy, uneasy
        not (?:very |really |too |at all )?(?:happy|comfortable|keen|impressed|ok|okay|easy|right), (?:do|did) not like
        never liked, hated, complain, complained, concerned, worry, worried, unsure, uncomfortable, stopped going
    """),
    "behaves": phrases(r"""
        behav\w+, acts, acted, acting, was, were, is, are, being, treat\w*, spoke, speaks?, speaking, talks?, talked
        talking, looks?, looked, looking, touch\w*, carr(?:ies|ied) on, goes on, went on, handl\w+, shouts?, shouted
        shouting, hangs?, hung
    """),
    "toward": phrases("around, round, towards?, with, to, at, near, after, in front of, over, about"),
    "youngsters": phrases(r"""
        (?:(?:the|our|my|other|all|some|young|those) )*(?:kids?|children|boys|girls|lads|lasses|players|youngsters|team)
        (?:the|our|all the) (?:little|young|younger|small) (?:ones|kids|children|boys|girls|lads|players)
        him, her, them, (?:my|our) (?:son|daughter|boy|girl|lad), sam
    """),
    "strokes": phrases("tickles, tickled, tickle, strokes, stroked"),
    "too_close": phrases(r"""
        (?:too|very|bit|rather|overly|over)(?: too)? (?:hands on|handsy|touchy|tactile|familiar|pally|touchy feely)
    """),
    "relative": phrases(r"""
        (?:birth|real|biological|bio|natural|adoptive) (?:dad|father|mum|mother|mam|family|families|parent|relative)s?
        (?:step ?)?(?:dad|father|mum|mother|mam)s?, ex(?: \w+)?, ex(?:husband|wife|partner)s?, family, parents
        grandparents?, relatives?, (?:dad|mum|father|mother)s (?:side|family|lot), uncles?, him, her, them
    """),
    "address": phrases("""
        (?:our|this|the|my|his|her|their|home|new) (?:new |home |full |current )?(?:address|postcode|whereabouts)
        address, whereabouts, where (?:we|i|he|she|they) (?:live|lives|are|is|stay|stays|moved)
        (?:our|my|his|her|this) (?:phone |mobile |new )?(?:number|details|surname|school|location)
    """),
    "kept_from": phrases(r"""
        (?:must|can|may|should|will|is|are|does|do) (?:not|never)(?: ever| to| be| get| allowed| supposed| meant)*
        cannot(?: be| ever| get)*, (?:needs?|has|have) to be (?:kept|hidden), needs keeping, not(?: to| be)*
        (?:to be |is |being |been )?(?:kept|hidden|withheld)
    """),
    "reach": phrases("""
        gets? (?:back |out |round )?to, reach, goes? (?:back |out )?to, to, reaches, end up with, fall into
        (?:given|giving|give|passed|passing|pass|disclosed|told|revealed) (?:on |out |back )?(?:to|by)
        (?:shared|sharing|share|shown|show|sent|send|known) (?:to|by|with), be (?:seen|found|known) by
        (?:secret |private |hidden |away |back )?from, leak(?:ed)? to, seen by, found by, available to, visible to
    """),
    "finds": phrases("""
        (?:finds?|finding|sees?|seeing|gets?|getting|learns?|traces?|knows?|knowing)(?: out| hold of| about)?
        having, have, look up, access, get to (?:know|see)
    """),
    "traces": phrases("""
        trace, traces, traced, tracing, track, tracks, tracked, tracking, locate, locates, locating, identify
        identifies, identifying, recognise, recognises, recognising, recognize, recognizing
    """),
    "in_care": phrases("""
        looked after(?: child| kid)?, adopted, adoption, fostered, foster (?:child|kid|carers?|care|son|daughter)
        in care, special guardianship, care order, kinship, sgo
    """),
    "published": phrases("""
        photos?, pictures?, pics?, surname, name, names, face, address, details, location, videos?, social media
        website, facebook
    """),
    "kept_back": phrases("""
        (?:must|can|may|should|is|are|be) (?:not|never), cannot, not to be, not allowed, never, private, confidential
        (?:kept|keep) (?:off|out|from|private|secret), hidden, secret, no
    """),
    "somebody": phrases("""
        someone, somebody, (?:certain |some |bad |dangerous |violent )+(?:people|person|man|relationship|marriage)
        a (?:bad |dangerous |violent |nasty )+(?:man|person|relationship|marriage|situation)
    """),
}  # fmt: skip
# "He has told me some things about the last coach that worry me", "I've heard things about him".
TOLD_OF = r"""
    <told> [<hearers>]* <things> [that|went|on|has|he|she|had|happened|were]* about|with|by|of|from [<whose>]* <leader>|
        <man>|club|team|place ... ... <worries>
    what|things|stuff|something [that]* he|she|they|son|daughter|lad|boy|girl [has|have|had|just|
        ever]* <told> [<hearers>]* ... <leader>|<man>|club|team|place ... <worries>
    <told> [<hearers>]* <things> about|with|of [<whose>]* <leader>|<man>|boy|boys|lad|lads ... in|at|on [the|a|their|
        his]* <private>
    heard|hear|hearing|hears [quite|some|a|few|the|all|sorts|of|such|bad|horrible|worrying|nasty|awful|not|so|nice|
        one|or|two|other]* things|stuff|stories|rumours|rumors|tales|whispers|bits about|on [<whose>]* <leader>|
        adult|man
    <leader>|<man> ... ... heard [quite|some|a|few|the|all|sorts|of|such|bad|horrible|worrying|nasty|awful|not|so|
        nice]* things|stuff|stories|rumours|tales about him|her|them
    something|things|stuff|summat [<awful>]* <goes_on> [to|with|him|her|them]* in|on|inside [the|a|his|her|
        their]* <private>
    something|things|stuff|summat [<awful>]* [<goes_on>]* [to|with|him|her|them]* at|on|during|in [the|a|his|her|their|
        our|last|old|that|previous|football|summer]* <outing> ... ... <not_told>
    <sign>|<off> ... ... <not_told> [me|us|anyone|anybody|to|his|her|mum|dad]* <hidden_from_us>
    <leader>|<man> ... lift|alone|own|room|car|trip|away|house|van|stayed|behind ... ... <off> [with|me|us|ever|
        all]* since|afterwards
    not allowed|supposed|meant to tell|say [to]* me|us|anyone|anybody|mum|dad|no|nobody !the|where|which
    only place|time|where [that|where|he|she|they|i|we|sam|the|kids]* feels|feel|is|are|am safe
"""
# "We left because of how one of the adults behaved around the boys", "there's something not right about the manager".
UNEASY = r"""
    <misgiving> ... how|way [that]* [a|an|<whose>]* <leader>|<man>|parents|dads [there|was|is|has|have|had|been|always|
        at|the|club|in|here|training]* <behaves> <toward> <youngsters>
    <leader>|<man>|dads|parents ... made|makes|making me|us|him|her|them [feel|really|very|a|bit|so|proper|
        all]* uneasy|uncomfortable|unsafe|creeped
    <leader>|<man>|dads|parents ... gives|gave|giving me|us|him|her|them the creeps|heebie|willies|ick
    <worried>|unsure about|by|with|over [<whose>]* <leader>|man|adult|adults|fella|bloke $
    <worried>|unsure about|by|with|over [<whose>]* <leader>|man|adult|adults|parents|dads ... around|near|alone|with|
        watching|who|being <youngsters>|around|watches|hangs|keeps|films|looks|touches
    bad|funny|horrible|uneasy|weird|strange|awful feeling|vibe|vibes|gut about|from|off|with [<whose>]* <leader>|<man>
    something|summat|things [that|is|was|are|does|feels|feel|felt|just|really|not|seem|seems]* right|off|odd|funny|
        wrong about|with|between [<whose>]* <leader>|<man> !knee|back|sound|form
    <leader> used|would|likes|liked|wants|wanted|tries|tried|asked|loves [to]* message|text|dm|snapchat|snap|whatsapp|
        facetime|phone|ring <child> [on|by|over|in|his|her|own|phone|insta|instagram|snapchat|lot|very|quite|really|
        the|at]* late|night|midnight|privately|private|secretly|alone|hours
    <leader>|<man> ... <strokes> [all|other]* <youngsters>
    <leader>|<man>|dad|dads|parent|parents ... hangs|hanging|hang|lurks|lurking|loiters|loitering around|round|near|by|
        outside [the|girls|boys|kids]* changing|showers|toilets
    not to leave him|her|them [alone|on|his|her|own]* with [<whose>]* <leader>|<man>
    <leader>|<man> ... <too_close> with|around|towards [all]* <youngsters>
    not [really|quite|fully]* trust [<whose>]* <leader>|<man> ... <youngsters>|alone|near|$
    have|got|had [a|some|few|several|big|real|serious|my|slight]* concern|concerns|worries|reservations|misgivings|
        doubts about|over|regarding [<whose>]* <leader>|<man> !knowing|managing|coping|giving|having|understanding|role
    <leader>|<man> [at|the|your|club|there|in|who|that|on|here|training|whom]* i|we am|are|feel|was [a|bit|very|really|
        quite]* uneasy|unsure|uncomfortable|worried|concerned about|with|around
    keep [his|her|their|it|this|that|things]* quiet|schtum|shtum|shut|mouth [shut|quiet]* about it|that|what|this|him
"""
# "This address mustn't get to his birth family", "his dad isn't safe to be around", "to get away from someone".
NOT_TO_BE_FOUND = r"""
    <address> [also|really|please|just|absolutely]* <kept_from> [by|any|chance|means|under|just|ever]* <reach> [<whose>|
        anyone|anybody|in|on|from|else|connected|with]* <relative>
    keep|keeping|hide|hiding|withhold|protect <address> [well|safe|secret|private|away|hidden|back|from]* [<whose>|
        from]* <relative>
    <relative> [is|are|must|can|should|may|will|does|do]* not|never|cannot [to|be|have|get|find|see|ever|allowed|given|
        supposed|meant|told|out|know|knowing|learn|hold|of]* <address> !form
    not|never [to|be]* give|giving|pass|passing|share|tell|send|show|hand|disclose [on|out]* <address> [on|out]* to|
        with [<whose>]* <relative>
    <birth>|<kept> is|are|must|may|should|can not|never [to|be|get|ever|allowed|meant|supposed]* told|know|learn [out|
        about]* which|what|where|who he|she|they|we|i|team|club|school
    <birth>|<kept> cannot [ever|be|find]* told|out|know [about|out]* which|what|where|who he|she|they|we|i|team
    must|may|should|is|are not|never [to|be|allowed|supposed|meant|ever]* <finds> <address>
    without|so|case|unless|before|if|way|any|chance|risk|worried [that|way|case|there|is|no|chance|of|far|long|
        as|<whose>]* <relative> [can|could|will|does|do|is|to|never|not|cannot|ever|might|would|from|may|be|able|
        that]* <finds> <address>
    can|could|will|would|does|do|might [<whose>]* <relative> [be|able|to|ever|also|then|still]* <finds> our|my|this|
        where address|postcode|we|i|whereabouts|location !to|from
    <stayer> is|was|are [really|just|very|a]* not|never [really|a|very|been|at|all]* safe [person|man|woman|for|to|
        have]* around|near|with|him|her|us|kids|be|$|and|so
    <stayer> is|was|are [really|just|very]* unsafe !drive|driver|to
    moved|move|moving|came|come|left|leave|here|relocated|ran|went ... away|from|escape|escaping [away|from]* <somebody>
    <in_care> ... ... <published> ... <kept_back>
    <in_care> ... ... <kept_back> [be|a|any|his|her|have|put|use|share|show|publish|the|post|in|on|of|him]* <published>
    <published> ... <kept_back> ... ... <in_care>
    <birth>|<kept> [is|are|must|can|should|may|will|does|do]* not|never|cannot [to|be|ever|get|allowed|able|supposed|
        meant]* <traces> <him>|<child>|us|sam !in
    <birth>|<kept> [is|are]* must|should|may|not|cannot [never|not|to|be|ever|get]* never|not|allowed|able|supposed|
        meant [to|be|ever]* find <him>|<child>|us|sam !an?|the|some|any|his|her
    not want|let <birth>|<kept>|<whose> [<birth>|<kept>]* [to|through|by|ever|be|able]* <traces>|finding|find <him>|
        <child>|us !an?|the|some|any|his|her
    case|risk|chance|stop|scared|afraid|fear|worried|danger|so|way|have|having|could|might [that|there|is|of|a|any|
        <whose>]* <birth>|<kept> [can|could|will|might|ever|be|able|to|would]* <traces> <him>|<child>|us
    risk|stop|scared|afraid|fear|danger [that|there|is|of|a|any|<whose>]* <birth>|<kept> [can|could|will|might|ever|be|
        able|to|would]* find|finding|finds <him>|<child>|us !an?|the|some|any|his|her
    <birth>|<kept> could|might|would [easily|then|still]* <traces> <him>|<child>|us
    <traces>|identified|recognised|recognized|located [down]* by [<whose>|his|her]* <birth>|<kept>
    hide|hiding|keep|keeping|kept|stay|stays|be|is|are|remain [<him>|<child>|us|sam|well|safe|kept|
        being]* hidden|hiding|hide [<him>|us|away]* from [<whose>|his|her]* <birth>|<kept>
    hide|hiding <him>|us|<child> from [<whose>|his|her]* <birth>|<kept>
    <birth> [do|does|did|must|should|can|is|are|still|to|have|has]* not|never|cannot|no [be|to|allowed|have|has|got|
        any]* know|knows|aware|told|idea|find|finds [of|out]* where|which|what|who|that|his|her|our|we|about
"""
TOLD = "\n".join((TOLD_OF, UNEASY, NOT_TO_BE_FOUND))
# Whoever is no parent and touches a child's body: "the man squeezed her thigh", "his hand in her back pocket".
TOUCH_TABLES = TABLES | {
    "toucher": phrases(r"""
        (?:coach|coache|manager|trainer|referee|ref|teacher|tutor|assistant|helper|volunteer|photographer|official)s?
        (?:man|bloke|fella|feller|guy|stranger|adult|weirdo|lodger|neighbour|babysitter|childminder|driver|caretaker)s?
        men, someone, somebody, step ?(?:dad|father|brother)s?, uncles?, boyfriends?, cousins?, family friend
        (?:groundsman|kit man|chairman|secretary|scout|chaperone|steward)
        (?:one|some) of (?:your|the|our|those) (?:\w+ )?(?:dads|adults|coaches|staff|men|helpers|parents|volunteers)
    """),
    "youth": phrases("lad, lads, boy, boys, kid, kids, player, players, teenager, older ones, he, she, they, grandad"),
    # What may stand between who touches and what is done: nothing that denies it, or asks for it.
    "between": phrases(r"""
        (?!(?:not|never|no|nobody|cannot|can|could|may|should|must|needs?|asked?|tells?|told|lets?|please|if|whether|says?|said|reckons|knows|thinks|noticed|saw|because)\b)
        \S+
    """),
    "touches": phrases(r"""
        squeez(?:es?|ed|ing), strok(?:es?|ed|ing), rub(?:s|bed|bing)?, touch(?:es|ed|ing)?, grop(?:es?|ed|ing)
        fondl(?:es?|ed|ing), caress(?:es|ed|ing)?, grab(?:s|bed|bing)?, pinch(?:es|ed|ing)?, tickl(?:es?|ed|ing)
        massag(?:es?|ed|ing), feels?(?: up)?, feeling(?: up)?, felt(?: up)?, kiss(?:es|ed|ing)?, lick(?:s|ed|ing)?
        pat(?:s|ted|ting)?, tap(?:s|ped|ping)?, cup(?:s|ped|ping)?, tweak(?:s|ed|ing)?, nuzzl(?:es?|ed|ing)
        brush(?:es|ed|ing)? (?:up )?against, paw(?:s|ed|ing)?(?: at)?, smack(?:s|ed|ing)?, slap(?:s|ped|ping)?
    """),
    "hand": phrases(r"""
        (?:his|her|their|a|both|one) (?:\w+ )?(?:hands?|fingers?|palms?|paws?|arm)
        hands?
    """),
    "onto": phrases("""
        on, onto, in, into, inside, up, down, under, underneath, between, through, round, around, over, along, across
        up and down, all over, against
    """),
    "body": phrases(r"""
        (?:inner |upper |lower |bare |inside )?(?:thighs?|legs?), knees?, hips?, waist, bum(?: cheeks?)?, bottom
        backside, behind, arse, ass, crotch, groin, privates?, private parts?, willy, chest, breasts?, boobs?, tummy
        stomach, belly, (?:small of (?:his|her) |lower )?back, neck, shoulders?, hair, face, cheeks?, lips, ears?, arms?
        feet, foot, toes
    """),
    "intimate": phrases(r"""
        (?:inner |upper )?thighs?, bum(?: cheeks?)?, bottom, backside, behind, arse, ass, crotch, groin, privates?
        private parts?, willy, breasts?, boobs?, tits, inner legs?, bra(?: strap)?
    """),
    "clothes": phrases(r"""
        (?:back |shorts? |trouser |front |jeans )?pockets?, shorts, skirt, top, bra(?: strap)?, waistband, trousers
        underwear, pants, knickers, boxers, leggings, tracksuit
    """),
    "his": phrases("""
        his, her, their, my (?:sons|daughters|boys|girls|lads|childs|kids), the (?:boys|girls|lads|childs|kids|players)
        another (?:boys|girls|lads|childs|kids|players), peoples, kids, girls, boys, sams, my
    """),
    # "Felt his leg was broken", "the bottom drawer", "back door": no touch, and no body.
    "of_else": phrases(r"""
        is, was, were, are, had, has, would, might, could, needs?, bags?, packs?, warmers?, drawers?, shelf, door
        garden, gate, room, team, post, four, pad, pads, band, bands, pain, infection, number, out, up, off, fully, half
        of, and said he, and said she, strap, straps, straightener, dryer, bobble
    """),
}  # fmt: skip
TOUCHED = r"""
    <toucher> [<between>]* <touches> <his> [own|bare|poor|sore|little|her|his|the]* <body> !<of_else>
    <toucher> [<between>]* <touches> <him> [all|up|down]* <onto>|by <his>|the [own|bare|little]* <body> !<of_else>
    <toucher>|<youth> [<between>]* <touches> <him>|<his> [on|by|up|round|the|his|her|their|own|little|
        bare]* <intimate> !<of_else>
    <toucher>|<youth> [<between>]* feeling|feels|felt|touching|touched <him> up
    <toucher> [<between>]* <hand> [was|were|is|are|right|resting|going|goes|went|all|straight|back|
        creeping]* <onto> <his> [own|bare|little|back]* <body>|<clothes> !<of_else>
    his hand|hands|fingers|arm [was|were|is|right|all|straight]* <onto> her [bare|little]* <body>|<clothes> !<of_else>
    her hand|hands|fingers [was|were|is|right|all|straight]* <onto> his [bare|little]* <intimate>|<clothes> !<of_else>
    had|has|have|get|gets|got|having|getting <his> [bare|little]* <body> <touches> by|from|off
    had|has|have|get|gets|got|having|getting <his> [bare|little]* <intimate> <touches>
    <body> [was|were|is|being|been|got|gets|getting|keeps]* <touches> by [<whose>]* [\w+] <toucher>
    been|was|is|being|got|gets <touches> [<him>|up|on|by|round|the|his|her|
        bare]* <body> by [<whose>]* [\w+] <toucher>
    <hand> <onto> <his> [bare]* <intimate>
"""
# Whose doing it is to touch: "the physio man", "a bloke at the hospital", "the coach who is a first aider".
_CARER = (
    r"(?:physios?|physiotherapist|nurses?|doctors?|dr|gp|consultant|paramedics?|first aiders?|ambulance|hospital|clinic"
    r"|surgery|surgeon|dentist|orthodontist|osteopath|chiropractor|optician|audiologist|radiographer|x ray|casualty"
    r"|a and e|a e|barbers?|hairdressers?|shoe shop|clarks|therapist|podiatrist|medic|carers?|nursery)"
)
BY_A_CARER = (
    rf"{_CARER} (?:(?:a|an|lovely|nice|young|old|the) ){{0,3}}(?:man|bloke|fella|guy|chap|lady|assistant|teacher"
    r"|coach|volunteer)"
    rf"|(?:coach|manager|man|bloke|fella|guy|someone|somebody|assistant|helper|volunteer|teacher|trainer)"
    r" (?:(?:at|from|in|down|the|our|his|her|a|an|who|is|was|that|does|did|of|trained|qualified|club|also|as|local"
    rf"|doing|and|with|works|childrens) ){{0,6}}{_CARER}"
)
# Why a leg is rubbed and a back is patted, but for what nobody else is to touch.
CARED_FOR = phrases(r"""
    cramps?, cramped, injur\w+, sprain\w*, twisted, strained, pulled (?:a|his|her) \w+, plaster, bandage\w*, strapping
    deep heat, ice pack, cold spray, magic spray, sun ?cream, eczema cream, get (?:his|her) attention, deaf
    hard of hearing, chok(?:es?|ed|ing), coughing, went over on, rolled (?:his|her) ankle, stretch(?:es|ing)?
    (?:pat|tap|slap)(?:p?s|t?ted|p?ped|ting|ping)? (?:(?:him|her|them) )?(?:on )?(?:the|his|her) (?:back|shoulder)
""")
# A parent's own care: "his dad massages his legs after games", "her mum puts cream on her legs".
BY_A_PARENT = (
    r"(?:dads?|mums?|mam|nan|nana|gran|i) (?:(?:always|often|just|usually|has to|will) ){0,3}(?:massag(?:es?|ed)"
    r"|creams?|stretch(?:es)?|straps?|(?:rub|put|puts|rubs)(?: (?:some |the )?(?:cream|gel|oil|vicks|lotion|deep heat)"
    r"(?: in| into| on)?)?) (?:his|her|their) (?:legs?|chest|back|feet|knees?|ankles?|calves|arms?|shoulders?)"
)
