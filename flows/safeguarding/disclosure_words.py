"""How people tell that somebody is being harmed: tables, and the sentences that are made of them.

`flows.language.patterns` explains the notation.
"""

from flows.language.vocabulary import phrases

TABLES = {
    "adult": phrases(r"""
        (?:coach|coache|couch|manager|trainer|teacher|referee|dad|daddy|father|mum|mummy|mam|mom|mother|parent)s?
        step ?(?:dad|father|mum|mother)s?, (?:partner|boyfriend|girlfriend|husband|wife|ex|uncle|auntie|aunty|aunt)s?
        (?:granddad|grandad|grandpa|grandfather|nan|gran|carer|neighbour|babysitter|childminder|lodger|volunteer)s?
        man|mans|men|bloke|guy|woman|adults?|someone|somebody, (?:one|some) of (?:your|the|our|his|her) \w+
        helpers?, assistants?, staff, official, linesman, driver, strangers?, relatives?, staff member, grown ?ups?
    """),
    "other": phrases(r"""
        brothers?, sisters?, cousins?, boys?, girls?, lads?, kids?, children, players?, team ?mates?, others
    """),
    "injuries": phrases(r"""
        bruis(?:es?|ed|ing), marks, cuts, burns, scratches, welts, handprints?, black eyes?
        (?:burst|split|bust|fat) lip, shiner
    """),
    "whose": phrases(r"his, her, their, my, our, the, that, this"),
    "often": phrases("""
        has, have, is, are, was, been, be, keeps?, kept, always, often, sometimes, regularly, also, just, once, might
        may, could, did, used to, started, still, even, actually, physically, sexually, verbally, deliberately
    """),
    "harms": phrases(r"""
        hit, hits, hitt?ing, punch\w*, slap\w*, smack\w*, beats?, beaten, beating, hurts?, hurting, kick, kicks, kicked
        kicking, strangl\w+, throttl\w+, choked, attacks?, attacked, attacking, assault\w*, abb?uses?, abb?used
        abb?using, molest\w*, rapes, raped, raping, gropes, groped, groping, touches, touched, touching, shook, shoved
        grabs?, grabbed, grabbing, dragged, drags, pushed, pushes
        threaten\w*, grooms, groomed, grooming, harms?, harmed, harming, bites?, burns?, burned, burnt, stabbed, thrown
        stabs, threw, throws, kissed, kisses, kissing, spat, spits, thumps?, thumped, thumping, battered, batters
        battering, whacks?, whacked, head ?butt\w*, thrash\w*, belted, belts, pinch\w*
    """),
    "struck": phrases("hit, hits, hitting, punched, slapped, slaps, smacked, smacks, abuses, abused, molested"),
    "whom": phrases(r"""
        him, her, them, me, us, (?:my|his|her|our|the) (?:sons?|daughters?|child|children|kids?|boys?|girls?|lads?)
        (?:my|his|her|our) (?:brother|sister|mum|mother), the players?, (?:his|her|my) (?:privates?|bum|bottom)
        mum, mam, mummy, (?:the|my|her|his) (?:baby|toddler|little one), (?:an?|other|some|the) (?:child|kids?|children)
        (?:an?|other|some|the|that|this|another) (?:boys?|girls?|lads?), kids, children
    """),
    # "kicked him off the team", "beats her at chess", "hurt her back"
    "else": phrases(r"""
        off, out, up, at, to, the ball, in a race, back, head, knee, leg, arm, ankle, wrist, hand, foot, neck, shoulder
        hip, elbow, finger, toe, nose, eye, ears?, heart, \d+, hard, through, into, into goal, forward, for, about
        in the
        final, goodbye, goodnight, night, everywhere, on penalties, well
    """),
    # Behind "the coach hit" these are no name.
    "thing": phrases(r"""
        an?, the, his, her, their, my, our, it, that, this, with, in, on, up, out, off, by, at, to, and, but, for, from
        when, if, back, hard, home, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, rock, himself
        herself, myself, themselves, goals?, traffic, \d+
    """),
    "be": phrases("is, are, am, was, were, been, being, be, get, gets, getting, got"),
    "how": phrases("physically, sexually, emotionally, verbally, racially, always, often, constantly, badly, also"),
    "suffered": phrases("""
        abb?used, molested, raped, groomed, assaulted, exploited, mistreated, neglected, threatened, groped, stalked
        harassed, beaten up
    """),
    "struck_by": phrases(r"""
        thrown, pushed, shoved, grabbed, dragged, burn\w*, stabbed, spat, held down, pinned down, filmed, kissed, choked
        followed, hurt, abused, assaulted, bitten
        hit, beaten, punched, slapped, smacked, kicked, touched, attacked, strangled, shouted at
    """),
    "scared": phrases("scared, scard, sacred, afraid, frightened, terrified, petrified"),
    "feeling": phrases("feel, feeling, really, been, very, always"),
    "violent": phrases("violent, abusive, dangerous, aggressive"),
    "leader": phrases(r"""
        (?:coach|coache|manager|trainer|teacher|referee)s?, assistants?, helpers?, volunteers?, man, men, bloke, guy
        someone, somebody, strangers?, adults?, official, (?:one|some) of (?:your|the|our|his|her) \w+
    """),
    "writes": phrases(r"""
        messages, messaging, messaged, texts, texting, texted, dms, dming, dmd, snapchats, snapchatting, whatsapps
        whatsapping, phones, phoning, rings, ringing, calls, calling, facetimes, facetiming, video ?calls
        video ?calling
    """),
    "child": phrases(r"""
        him, her, them, (?:my|his|her|our|the) (?:sons?|daughters?|child|children|kids?|boys?|girls?|lads?)
        the players?
    """),
    "us": phrases(r"""
        us, me, him, her, them, home, our \w+, (?:the|my|his|her|our) (?:house|school|kids|children|boys|girls)
        (?:my|our|his|her) (?:sons?|daughters?|child|kids?|boy|girl)
    """),
    "never": phrases("do not, never, must not, cannot, should not"),
    "secret": phrases("address, number, details"),
    "sexual": phrases("inappropriate, sexual, indecent, explicit, naked, nude, dodgy"),
    "sent": phrases(r"""
        messages?, texts?, pictures?, pics?, photos?, comments?, touching, contact, behaviou?r from
    """),
    "drug": phrases("vodka, alcohol, beer, wine, drinks?, drugs, weed, vapes?, cigarettes, fags"),
    "worried": phrases("worried, concerned, uncomfortable, uneasy"),
    "treats": phrases(r"treat\w*, talk\w*, speak\w*, behav\w+, acts?, acting, looks at, touch\w*, shout\w*"),
}  # fmt: skip
# Whoever harms a child is told of with these.
HARMED = r"""
    <adult> [<often>]* <harms> <whom> !<else>
    <adult> [<often>]* <struck> !<thing> \w{2,}
    <adult> [<often>]* threatened to kill|hurt|hit
    <adult> [<often>]* shout|shouts|shouting|shouted|screams|screaming|screamed|swears|swore at <whom>
    <be> [<how>]* <suffered>
    <struck_by> [and|on|at|up|around|about|then|again|<struck_by>|last|this|week|night|today|yesterday]* by [one|some|
        of|
        the|an?|his|her|my|our|their|your|other|older|bigger|own|big|grown|\w+s]* <adult>
    put|puts|putting|laid|lays his|her|their hands|hand on|round|around|over|down
    sit|sits|sitting|sat on his|her lap|knee
    made|makes|make|forced|forces|force|making|forcing <whom> [to]* take|sit|touch|undress|strip|kiss|watch|do|drink|
        lie|lick|suck|beg|eat|swallow|hold|get
    made|forced|pressured|told to undress|strip|touch|kiss|do things|stuff|drugs|it|that
    things|stuff|something he|she|they does|do|did not want|like
    private parts|pictures|pics
    clothes|trousers|pants|top|underwear|knickers off|down
    filmed|films|filming|followed|follows|touched|photographed|watched|watches|cornered|spied [him|her|them|me|my|the|
        other|kids|boys|girls|son|daughter|on|was|a]* in|into [the|his|her|a]* toilets|toilet|shower|showers|changing|
        bedroom|bath|bathroom
    <adult> ... hugging|kissing|kissed|cuddling|tickling|stroking|touching <whom>
    told|tells|said|says [me|us|that|the|my]* he|she|they kissed|touched|hurt|hit|hits|hurts|licked|raped <whom>
    she is pregnant [and|at|by|she|is|only|just]* \d+\w*|thirteen|fourteen|fifteen
    tried|trying|tries to get|lure|pull|drag|grab <whom> in|into his|a|the|their|her [\w+] van|car|house|toilets|woods
    safe house
    <harms>|pulled|pulls|yanked|yanks|hauled|hauls|lifted|lifts <whom> [off|of|out|away|back|down|over|across|along|up|
        into|from|to|the|a|pitch|field|grass|touchline|room|stairs|car|changing|training]* by [the|his|her|their|
        one]* neck|throat|hair|arm|ear|collar|wrist|hood
    was|were|been|being|got|gets dragged|yanked|hauled|lifted [off|of|out|away|back|down|over|across|along|up|into|from|
        to|the|a|pitch|field|grass|touchline|room|stairs|car|changing|training]* by the|his|her neck|throat|hair|arm|
        ear|collar|wrist|hood
    <harms> \w+ by [the|his|her]* neck|throat|hair|arm|ear|collar|wrist
    <adult> broke|breaks|fractured|smashed|cracked|bust my|her|his|our jaw|nose|arm|ribs|phone|leg|wrist|fingers|face|
        things|stuff|teeth
    smashed|smashes|broke|breaks|destroyed|took|checks|reads|controls my|her|our phone|phones|messages
    go|goes|went|gone|going|kick|kicks mad|mental|ballistic|nuts|off|crazy at|on me|us|him|her
    so|that|and|case|where he|she|they|him|her cannot|not find|get|trace us|me
    bruises|marks|burns|cuts [that|which]* [his|her|my|their|the]* <adult> leaves|left|gave|gives|puts|put|made|does
    ashamed|hiding|hides|hide|covering|covers [up|of]* [the|his|her]* bruises|marks|cuts|scars|burns
    burn|burning|torch|blow|smash|set [it|us|the|our|my|this|house|place|her|flat|in|up]* down|fire
    man|men|bloke|guy|someone|somebody|he|ex|dad|car [is|was|been|stood|still|just|who|that]* standing|stood|sitting|
        sat|waiting|hanging|parked|watching outside|near|at|by|across [our|my|the|front]* house|door|window|flat
    not|never been seen since|for|today|yesterday|at
    he|she|son|daughter|child|boy|girl is missing since|from|and|please|help|$ !school
    threw|throws|throwing|chucked|hurled ... at him|her|me|us|them|mum
    marks|bruise|bruises|handprint|finger on|round|around|all|over [his|her|the]* neck|throat|arms|back|face|legs|body
    told|made|makes|asked|asks [him|her|them|to|not]* keep [it|this|that|a|the|things|as|quiet|about]* secret|secrets
    <scared>|nervous to be|go [in|at|back|near|on|the|home|house|alone|inside]* [own]* with|when|to him|her|dad|mum|his
    tied|ties|tying|locked|shut him|her|them|me up|in|to|down
    blackmail|blackmailed|blackmailing|sextortion|trafficked|radicalised
    punches|punched|punching|smashes|smashed|kicks walls|things|doors|holes|plates|the [wall|place|house|walls|telly]*
    boyfriend|girlfriend is [1]* 18|19|20|21|22|23|24|25|\d\d [and]* she|he
    turned|turns|turning|comes|came up|home|round drunk|high|violent|aggressive|shouting|screaming
    got|get|been|was|were|being jumped|mugged|attacked|battered|trafficked [by|at|on|outside|after|last|again|
        yesterday|in]*
    referred|reported|reporting|refer [us|him|her|them|it|this|me]* to social|the [social|police|welfare|nspcc]*
    taken|took|put|going|placed|moved [him|her|them|into]* into care
    social services|worker moved|took|taken|removed|remove|taking [him|her|them|us|the]* [kids|out|away|off|last|this|
        from|in|into|yesterday|today]*
    police [are|have|has|were|been|just|had]* here|came|come|round|involved|outside|called|took|at|knocking|turned
    called|rang|phoned|ring [the]* police on|about|last|tonight|because|and|again
    not|never|nothing [get|given|got|getting|gets|have|has|been|being|had|give|gives|any|to|enough]* food|fed|eat|
        eaten at|
        for|all|since|by|when|there|days
    not [get|given|got|getting|gets|have|has|been|being|had]* any|enough food
    left [home]* [on|at|by]* [his|her|their|home|the|house]* own|alone|themselves all|overnight|at|for|every|with|in
    left him|her|them [home]* alone|overnight
    flinches|flinch|flinched|flinching|cowers|cowering
    begged|begs|begging|pleaded [me|us]* not to
    scared|terrified|afraid|frightened [that|of|what|his|her|their|my]* [_] <adult> will|would|might|is|finds|finding|
        comes|coming|going|turning|gets|getting|does|could
    deals|dealing|carrying|carries|selling|sells|running|runs|delivering drugs|weed|knives|coke|packages
    county lines
    carries|carrying|carried|got|has a knife|blade|machete
    spiked
    broke|kicked|smashed|breaking|kicking|kicks [down|in|my|the|our|her]* door|doors|window|windows
    said|says|saying|threatened|threatens|threatening|texted|told|keeps [he|she|they|it|me|us|her|him|that|will|would|
        is|are|to|going|gonna|want|wants]* kill|stab|hurt|burn|shoot|batter|strangle|take|snatch us|me|him|her|them|my|
        the
    leave|left|leaving|escape|fled him|her|my [husband|partner|boyfriend|ex|wife]* because|he|she|after|beat|violent
    fight|fights|fighting|screaming|violence at home
    is|are|am|keeps being hit|hurt|beaten|punched|slapped|smacked|harmed
    <scared> of <whose> [_] <adult>
    <scared> of him|her
    <scared> to go home
    <scared> to be alone|left with
    <scared> for my|his|her|our|their life|safety
    he|she|i|we|they|son|daughter|child|kids is|are|am|do|does not [<feeling>]* safe $
    not [<feeling>]* safe at|living|around|with [_] <adult>|him|her|home
    unsafe at|living|around|with [_] <adult>|him|her|home
    feels?|feeling unsafe
    he|she|i|we|they|son|daughter|child|kids is|are|am in danger !of
    at risk from [_] <adult>
    at risk at home
    <adult> [_] is|was|be|been|gets [_] <violent>
    violent|abusive [_] <adult>|relationship|home|household|marriage
    domestic violence|abuse
    child|sexual|physical|emotional|verbal|racial|racist abuse
    abuse at|from|by home|his|her|the|my|a
    report|reporting abuse
    safeguarding concerns?|issues?|problems?|matter
    child protection
    restraining order
    non molestation
    injunction
    find|finds|finding|found out where
    order against
    in|at|to an? [_] refuge
    fled|fleeing|escaped [from] [_] <adult>|him|her|violence|abuse
    escaping|hiding from [_] <adult>|him|her|violence|abuse
    ran away from [_] <adult>|him|her
    ran|run|running away !with|to [home|again|last|this|yesterday|tonight|since|and|on|before]*
    ran|run|gone|stormed|walked|taken|went|wandered|bolted off [after|from|crying|upset|angry|in|a]* row|argument|
        fight|
        crying|upset|again|alone|last|hours|earlier|and [he|she|we|i|they|nobody|noone|have|has|cannot|not|is|no|one|
        hasnt|wont|phone]* [been|come|answer|find|seen|answering|not]*
    no|nobody|noone [one] has|have|had|is|knows [seen|heard|where|even]* [from|of]* him|her|them|he|she|they !a|some|
        the
    not|never seen|heard [from|of]* him|her|them [since|for|in|all|at|today|yesterday|last|this|anywhere]*
    not|never come|came|been|turned|got|returned|returning|returns [back|up]* home|back|school [from|school|since|and|
        last|yet|tonight|at|his|her|for|all|again|today|football|training|work]* $
    not|never come|came|been|turned|got|returned [back|up]* home|back [from|school|training|his|her|football|last|
        night]* since|yet|tonight|and|last|all|his|her
    cannot|not [anywhere|get]* find|reach|trace|locate him|her|them he|she|anywhere|and|we|i|his|her|is|been|since|
        after|$
    not|never came|come|turned home|back|up from school|training|his|her|football|last|on|tonight
    left|leave|gone|missing [the|his|her]* home|house [at|since|this|last]* [\d+\w*|six|seven|eight|nine|ten|noon|
        morning|night]* [and|but]* not|nobody|no|cannot
    police are|is|were [still|out]* looking|searching
    been|gone|went missing
    court order
    bruises|bruised|bruising|marks|burns on|all|over|from [his|her|my|their|the]* [arms|legs|back|body|face|neck|
        over]*
    not want to be here|alive|around|living
    not want to live
    stopped eating !meat|fish|sweets|crisps|chocolate|bread|dairy|gluten|eggs|nuts|wheat|cheese|them|it|before|junk
    man|bloke|fella|guy|men|stranger|adult|someone|somebody|he|she ... messaging|filming|following|stalking
    asking|asks|asked|sending|sends|sent [him|her|them|me|us|the]* [kids|girls|boys]* for|snapchats|nudes !email|
        emails|e|address|postcode|payment|consent|permission|forms|kit|it|this|that|login|$
    snapchat|snapchats|dms [him|her|them]* [late|at]* night
    <leader> [<often>]* <writes> <child> [on|by|over|in|my|his|her|their|a|the|phone|insta|instagram|snapchat|snap|
        whatsapp|tiktok|discord|lot|all]* late|at|privately|private|secretly|every|night|constantly|hours|midnight|
        alone
    <leader> [<often>]* <writes> <child> [on|by|over|through|via]* insta|instagram|snapchat|snap|tiktok|discord
    <leader> keeps|always|constantly <writes> <child> !mum|dad|mam|mom|about|parents
    <adult> [<often>]* comes|came|goes|went|creeps|sneaks|gets into|in his|her|their bedroom|room|bed [late]* at|when|
        while|drunk|and
    <leader> [<often>]* gives|gave|takes|took|drives|drove <child> [a]* [lift|lifts|home|out|off|back]* on his|her|
        their own
    <leader> [<often>]* buys|bought|buying|gives|giving <child> presents|gifts|money
    he|she|<adult> is|was not allowed [to]* [be|come|go]* near <us>
    has|have|got|get [got|a]* non mol|molestation
    stay|keep|kept|ordered away from <us> [by]* court|police|order
    told|tells|telling him|her|them|me|us not to tell|show|say
    he|she|they|coach says|said|told [me|us|that]* he|she touched !base
    <adult> [<often>]* touches|touched|touching <whom>|the|kids|boys|girls !base|heart|ball
    <adult> [used|likes|liked|tried|tries|to|would]* touch <whom>|the|kids|boys|girls [boys|girls|kids|lads]* !ball
    <injuries> ... will|would|does|do|did not [even|really|ever]* say|tell|explain|admit|talk
    <injuries> ... refuses|refusing|scared|afraid|frightened [to] say|tell|explain|admit|talk|speak
    held|holds|pinned|pins|holding him|her|me|them down
    gave|gives|giving|give|offered|offers him|her|them|the|us [kids|lads|girls|boys]* <drug>
    racist|homophobic|sexist|racial names|abuse|remarks|comments|slurs|things
    called|calls|calling him|her|them|me [a]* racist|paki|monkey|gay|fat|ugly|retard
    arrested
    snatch|abduct|kidnap|snatched|abducted|kidnapped
    put me|him|her|them in hospital
    goes|going through my phone
    prohibited steps
    <never> tell [_] <adult>|him|her [_] [_] where|<secret>
    <never> let [_] <adult>|him|her know|have|find|see|get ... where|<secret>
    <never> give|send|show [_] <adult>|him|her [_] [_] <secret>
    <never> give|share|show|send [_] <secret> to|with [_] <adult>|him|her
    <adult> must not know|have|find|see|get ... where|<secret>
    <adult> cannot know|have|find|see|get ... where|<secret>
    <adult> is not allowed near|contact|any
    <adult> is not allowed to see|collect|pick|contact|come|know
    <sexual> <sent>
    nudes|paedo\w*|pedo\w*
    exposed himself !to
    touched _ inappropriately
    man|bloke|fella|guy|men|stranger|strangers|adult|someone|somebody|person|weirdo|blokes ... ... filming|
        photographing|following|stalking|watching|approached|approaching|grooming|messaging|recording
    taking|takes|took|filming|filmed photos|pictures|videos|photographs of [the|other|our|my|all|his]* kids|children|
        boys|girls|lads|players
    man|bloke|fella|guy|men|stranger|someone|somebody|person|he ... came|turned|shows|showed|waiting|waits|hanging|
        hangs|lurking|sat|sits|parked [up|to|at|outside|around|round|the]* [school|training|pitch|gate|gates|house|
        ground]* looking|waiting|asking|watching|for|outside [for|at]* him|her|us|them|kids|children|boys|girls|school
    looking for him|her|us|them
    <scared> of [the|that|this|one|of|our|your|what]* <adult>
    <scared> of going|being [home|back|there|near|around|left|alone|with]*
    <scared> he|she|they will|might|would|is|are|finds|find|comes|turns
    threatened|threatening|threatens|threaten to|me|us|him|her|them
    stalker|stalking|harassing|harassment|coercive
    in hiding
    confidential|protected|secret address
    address [is|to|be|must|needs|has|stay|remain|kept|stays]* confidential|protected|secret
    cannot|must|never|not know|find|see|learn [out]* where we|i|he|she|they live|are|moved|lives|is|stay
    locks|locked|shuts|shut him|her|them|me in|out|up
    starves|starving|starved|neglects|neglecting|neglect
    not|never|no [being|been|getting|gets|got]* fed|feeding [him|her|them]
    hurt|hurts|hurting|harming|cutting|scratching|burning|starving himself|herself|themselves|myself
    rape|raped|sexually|molester|predator|pervert|perv|nonce|creep
    touches|touched|touching|rubbed|strokes|stroking [him|her|them]* privates|bum|bottom|inappropriately|there|where|
        funny|wrong|weirdly
    makes|made|making him|her|them uncomfortable|undress|strip|touch|keep
    keep|keeping|kept [it|this|that]* secret|secrets
    social services|worker|workers involved|says|said|say|are|have|visited|came
    social services|worker|workers told us|me|him|her|them not|never|to|that|he|she|they
    black eye|eyes from|off|again|and
    hit|hits|hitting|slapped|slaps|beat|beats|punched|smacked|belts|belted [by] his|her|the|my [own]* dad|mum|stepdad|
        stepmum|father|mother|uncle|coach
    comes|came|come home|back [from|with|to|in|his|her|the|a|dads|mums|training|dad|mum|stepdads|school|nans|new|
        more|covered|of]* bruises|bruised|bruise|marks|crying|tears|hurt|cuts|burns|burn|burnt|scratches|bite|black|
        starving|filthy|shaking
    <worried> about|with [the] how|what|way [_] <adult> [is|has|been]* <treats>
    something [_] happen\w* [to] [_] at home
    something [_] happen\w* [to] [_] with [_] <adult>
"""
BULLIED = r"""
    bull?ied|bullyed|bulied|bullid|bull?ying|bull?ies !policy
    getting|being|gets|is picked on
"""
# Between children, and from whoever is only he or she, it may have been play.
BY_OTHERS = r"""
    <other> keeps?|are|is|always [<often>]* <harms> <whom>
    <other> hits|punches|kicks|hurts|threatens|threaten <whom>
    <other>|they beat|beats|beating|beaten _ up
    <adult> ... <harms> <whom>|kids|children !<else>
    <adult> ... <harms> the|other|some|all|his|her kids|children|boys|girls|lads|players !<else>
    he|she [<often>]* hit|hits|hitting|beats|beat|beating|punched|punches|slapped|slaps <whom> !<else>
    <harms> <whom> !<else>
    <struck_by> [and|on|at|up|around|about|then|again|<struck_by>|last|this|week|night|today|yesterday]* by [one|some|
        of|
        the|an?|his|her|my|our|their|your|other|older|bigger|own|big|grown|\w+s]* <other>
    calling|call|calls|called him|her names and|every|all
    he|she [<often>]* strangled|threatens|threatened|raped|abuses|abused|assaulted|molested|groped <whom>
"""
HARMS_THEMSELF = r"""
    hang|hanging|hanged|drown|drowning|shoot himself|herself|themselves|myself
    end|ending|ended it all|now|tonight
    is|are|been|keeps|started|still cutting again|$
    found|caught him|her|them with a [a]* rope|noose|knife|blade|razor|ligature
    jump|jumped|jumping off|from|in|into [of|front|the|a]* bridge|train|roof|traffic|building|window
    self harm|harms|harming|harmed
    selfharm|selfharms|selfharming
    cutting|cuts|cut his|her|my|their [own]* legs|arms|wrists|thighs|skin|self
    cutting|cuts|harming himself|herself|themselves|myself
    hurting himself|herself|themselves|myself on purpose
    suicidal
    attempted|tried|threatened|thoughts suicide
    kill himself|herself|myself|themselves
    wants? to die
    better off dead|without
    wishes|wish|wished he|she|they|i was|were dead|never|not
    want to wake up
    no point [in]* living|being
    overdose|overdosed|overdosing
    dead|die|dying [and]* he|she|i [keeps|keep]* says|said
    says|said|saying|keeps [he|she|they|saying|that]* wants|want|wanted to die|disappear|end|kill
    end|take|ending|taking his|her|my|their [own] life
"""
ACCIDENT = phrases(r"""
    accident\w*, by mistake, ball, (?:by|with) (?:a|the|his|her) (?:car|bike), on a bike, collided, collision
""")
ROUGH_PLAY = phrases(r"""
    beats me$, sun, heat, wind, wasps?, bees?, dogs?, cats?, horse, needles?, nuts?, cold, penalt\w+, cup, fifa
    xbox, final, league
    chess, goals?, score\w*, races?, shift, bell, karate, boxing, judo, rugby, sparring
    bat, racket, racquet, stick, swing, match, game, tackled?, playing, meltdowns?, autis\w+, adhd, asd, overwhelm\w*
    sensory, frustrated, upset, (?:wheel|push)?chair, buggy
""")
# Told as what once was, or as "it bleeds when she cuts herself".
NO_LONGER = phrases(r"""
    history of, used to, not any ?more, no longer, previously, in the past, years ago, died, if, when, bleed\w*, easily
""")
# "He'd come home in tears when they put him in goal": what hurts is the game, unless somebody is told of beside it.
IN_TEARS = phrases(r"""
    (?:comes|came|come|coming|went|goes) (?:home|back|off) (?:from \w+ )?(?:in tears|crying|in floods(?: of tears)?)
""")
OF_A_GAME = phrases(r"""
    (?:in|out of|into) (?:the )?(?:goals?|nets?), (?:lost|losing|lose|beaten|battered|hammered) \d+
    (?:let|letting|lets) in \w+
    missed (?:a|the|that|his|her) (?:penalty|pen|sitter|goal|chance), own goals?, subbed off, on the bench, a sub
    (?:lost|lose|loses|losing) (?:a|the|every|another|their|his|her|all) (?:\w+ )?(?:game|games|match|matches|final)
    (?:not|never) (?:get|getting|got) (?:a game|on|any minutes|to play|passed to|a touch)
""")
PUT_IN_GOAL = phrases(r"""
    (?:put|puts|stuck|kept|keep) (?:him|her) (?:in|out of) (?:the )?(?:goals?|nets?)
""")
ABOUT_SOMEBODY = phrases(r"""
    him, her, them, since, hates, (?:on|by) (?:his|her|their) own, smack\w*, drag\w*, by himself, by herself
    coach\w*, manager\w*, trainers?, refs?, referees?, assistants?, helpers?, teachers?, men, man, bloke\w*, adults?
    (?:step)? ?(?:dads?|mums?|mam|father|mother|brothers?|sisters?), uncles?, aunt\w*, nans?, gran\w*, cousins?, ex
    partners?, boyfriends?, girlfriends?, lads?, boys?, girls?, kids?, children, others?, team ?mates?, someone
    somebody, parents?, people, everyone, everybody
    hit\w*, hurt\w*, kick\w*, punch\w*, slap\w*, push\w*, shov\w*, grab\w*, throw\w*, threw, shout\w*, scream\w*
    yell\w*, swear\w*, swore, call\w*, laugh\w*, pick\w*, bull\w*, names?, threat\w*, touch\w*, bruis\w*, marks?
    scared, afraid, terrified, frightened, frighten\w*, forc\w*, ma(?:de|kes?|king), punish\w*, told, said, says
    tell\w*, blam\w*, school, lock\w*, alone, secret\w*, not say, why, wet\w*, sick, shak\w*, sleep\w*, eat\w*
    stay\w*
""")
