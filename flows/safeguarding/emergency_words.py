"""How an emergency is told while it happens: tables, and the sentences that are made of them.

`flows.language.patterns` explains the notation.
"""

from flows.language.vocabulary import phrases

_OF_THE_CHAT = (
    "(?:do|finish|answer|fill|type|think|go|carry|on|in|out|about|at|the|moment|this|it|that|form|any|more|of|with"
    "|rest|your|questions|all|right|just|really|even|sorry)"
)
TABLES = {
    "sort": phrases("""
        an?, another, his, her, some, sort, kind, of, very, really, bad, severe, serious, massive, big, huge, full
        allergic, alergic, allegic, asthma, astma, asma, anaphylactic, epileptic, panic, heart, nut, peanut
    """),
    "event": phrases("""
        reaction, reacton, reation, attack, atack, seizure, siezure, seisure, seizur, fit, anaphylaxis, stroke, hypo
    """),
    "having": phrases("having, havin, haveing, haivng"),
    # "risk of having a seizure", "after having one": not under way.
    "looser": phrases("""
        not, been, of, after, when, without, from, about, to, by, before, for, avoid, stop, stops, stopped, was, were
    """),
    "breathe": phrases("breathe, breath, breathing, breeth, breathin, breate"),
    "now": phrases("""
        now, right now, just now, atm, at the moment, this minute, this second, as we speak, as i type, rn
    """),
    "habit": phrases("and then, and again"),
    "gone": phrases("""
        collapsed, colapsed, fainted, passed out, blacked out, stopped breathing, overdosed, taken an overdose
    """),
    "out": phrases("choking, drowning, convulsing, seizing, unconscious, unconcious, unresponsive"),
    "who": phrases("he, she, they, son, daughter, child"),
    "call": phrases("call, ring, phone, dial, get, send, need, needs"),
    "before": phrases("""
        please, pls, help, quick, omg, can, could, you, someone, somebody, i, we, he, she, need, needs, to, just
    """),
    "after": phrases("now, please, pls, quick, quickly, asap, help, urgently, hurry, for \\w+, to \\w+"),
    "ill": phrases(r"asthma\w*, asma, astma, epilep\w*, fits, seizures?, attacks?, reactions?, allerg\w*, hypos?"),
    "episode": phrases("attacks?, attaks?, seizures?, fits?, reactions?, episodes?, funny turns?, hypos?, turns"),
    "reliever": phrases("""
        inhaler, inhalers, puffer, pump, ventolin, salbutamol, nebuliser, spacer, blue one, epipen, epi pen, piriton
    """),
    "eases": phrases("touching, helping, easing, shifting, relieving, budging, calming"),
    "struggles": phrases("""
        wheezing, wheezy, struggling, gasping, coughing, tight, bad, swelling, swollen, fighting, breathless
    """),
    "swells": phrases("""
        swelling, swollen, swelled, massive, huge, ballooned, ballooning, tingling, tingly, closing, itching
    """),
    "help": phrases("ambulance, ambulence, ambulanc, 999, 112, paramedics?"),
    # "The ambulance service", "a paramedic friend": no help that comes.
    "of_help": phrases("""
        service, services, station, crew, control, trust, base, cadets?, driver, drivers, job, shift, rota, course, bill
        friend, friends, mate, mates, pal, training, exam, results, uniform, union, pay, who, that, from, near
    """),
    # Why somebody has to leave the chat: "cant do this now hes had a reaction".
    "leave": (
        rf"cannot (?:{_OF_THE_CHAT} ){{0,6}}?(?:now|atm|today|tonight|talk|chat|stop|stay)",
        r"no time",
        r"not (?:right |just )?now",
        r"(?:got|have|had|need|going|gotta|gonna)(?: to)? (?:go|dash|run|shoot|leave|stop|fly)",
        rf"(?:finish|do|carry on|sort) (?:{_OF_THE_CHAT} ){{0,4}}(?:later|tomorrow|another time)",
    ),
    "not_then": phrases("tests?, to, of, from, before, last, once, twice, when, as, in, every, against, years"),
}
AT_THIS_MOMENT = r"""
    has|have|having [<sort>]* <event> <now> !<habit>
    cannot|not|struggling|trouble|difficulty|problems [to] [even] <breathe> [properly] <now> !<habit>
    fitting|reacting|<out> [badly] <now> !<habit>
    <ill> ... is|are|he|she|they <having> one <now> !<habit>
    <having> a|another bad|nasty|severe one <now> !<habit>
    <ill> [and|but]* he|she|they is [really|so|very|proper]* <struggles> <now> !<habit> !with|to
    attack|seizure|fit|reaction [is]* happening|started|starting|coming [on]* <now>
    he|she|they cannot catch|get his|her|their breath [and|he|she|is]* <now>|what|help|please
    <reliever> is not [really|even|still]* working [on|for|him|her|it|properly|and|he|she|is]* <now>
    ^ [<before>]* <call> [for|me|us|him|her]* [an?|the] <help> [<after>]* $
    ^ [help]* ambul\w+ [<after>]* $
    ^ [help|this|it|is]* [an?] [real|medical] emergency [now|help]* $
"""
# Under way by their very words, unless they are told as what happens now and then.
UNDER_WAY = r"""
    ^ <having> [<sort>]* <event> !tests?
    !<looser> _ <having> [<sort>]* <event> !tests?
    cannot|not [even] <breathe> !through|via|out|well|easily|in
    can hardly|barely <breathe>
    struggling|fighting|unable to <breathe>
    not able to <breathe>
    having trouble|difficulty|problems <breathe>
    is|are|he|she struggling [with] [his|her] breathing
    gasping for air|breath
    turning|going blue
    throat|tongue|face|lips|airway is|are closing|swelling
    is|he|she <out> !hazards?
    is|he|she not responding|waking !to
    <who> [is|are] fitting $
    will not wake up
    cannot|not wake him|her|them|up
    took|taken|swallowed [a]* all|load|loads|lot|bunch|handful|whole|packet|box [of]* [_] [_] tablets|pills|medicine
    ambulance|paramedics is|are [on|coming|here|outside]* here|coming|way|outside
    <having> one of his|her|their [<sort>]* <episode>
    in the middle|midst of an|a|another [<sort>]* attack|seizure|fit|reaction !test
    mid [an|a]* asthma|epileptic|allergic attack|seizure|fit|reaction
    <reliever> [but|and|it]* is not [really|even|still|just]* <eases> !much|as|lately|like|enough|these|any
    <reliever> is not [really|even|still|just]* doing anything|owt|nothing !these|any|lately
    <reliever> will not touch|shift it|him|her
    <reliever> [is]* not working [and|but]* [he|she|they]* [is|are]* [really|so]* <struggles>|panicking
    inhaler|inhalers|puffers ... neither|none [of|them]* is|are working|helping|touching
    <reliever> twice|again|already|times ... still|no [really|so|just|no|any]* <struggles>|better
    epipen|jext|epi ... he|she|they is still [really|so|very]* <struggles>|ill|not
    run|ran out and|so [now]* he|she|they cannot catch|get|breathe
    is|gone|going|turned|looks blue round|around [the|his|her]* lips|mouth
    lips|tongue|throat|face is|are|has|have|gone [gone|all|really|so|proper|come|up]* <swells>
    breathing has|is|have [all|really]* gone|going funny|weird|strange|shallow|fast|wrong
    lips|tongue|throat|face is|are blowing|ballooning|puffing up
    <reliever> is not making [any|a|much|no|the]* difference !these|any|lately
    times|puffs|twice|inhaler ... he|she|it|they is getting worse
    seizure|fit|fitting [for] [_] [_] minutes|mins|minute <now>|still
    <who> is not moving help|what|please|$
    fitting on|in the floor|ground|bed|pitch|sofa
    <reliever> is|are [just|really]* doing nothing|naff|sod|jack
    <reliever> is no good|use|help [at|on|to|him|her]* <now>
    puffs ... he|she|they is still [really|so|very]* <struggles>
    he|she|they is [really|so|very|all|proper]* <struggles> ... what do|should i|we do
    lips are|is|look [all|really]* blue|purple|grey
    <who> [has|have|is]* gone floppy|limp
    calling|called|ringing|rang|dialled|dialling|phoned|phoning [an|the|for]* 999|ambulance|112
    is|he|she not breathing
    breathing funny|weird|strange|stopped
    swallowed bleach|batteries|pills|tablets
    is|are|am bleeding badly|heavily|loads|everywhere|out
    is|are|am bleeding a lot
    cannot stop the bleeding
    waiting|waitin|awaiting [here|now|just|still|on|for|the|an|our|his|her|that|til|till|bloody]* <help> !<of_help>
    <help> [has|have|is|are|just|still|now|already|only|finally]* on it|their|the|route [is]* way|here|now|$ !<of_help>
    <help> [just|still|now|already|only]* coming|arriving !<of_help>
    <help> has|have|just|is|are|still [not|just|still|now|only|yet|got|finally]* arrived|here|outside|arriving|turned
    behind|following the|an|his|her ambulance !<of_help>
    sending|sent [us|him|her|out|round|over|for]* an|the|out <help> !<of_help>
    paramedics|ambulance is|are|were with him|her|us
    <help> has|have been called|sent|rung
    on [hold|the|phone|line]* hold|phone|line to|with [the]* 999|112|ambulance
    999|112 on the phone|line
    rushing|racing him|her|them [straight|off|up|down|over|back]* to|in|into [the]* a|hospital|casualty|resus|emergency
    being|getting|been blue lighted|lit
    <who> is out cold
"""
JUST_HAPPENED = r"""
    is|has|have [just] <gone> !lung
    just <gone> !lung
    ^ [my] <who> <gone> $
    <who> [just] <gone> [at|in|on|during|the|just|right|training|match|school|game]* tonight|today|now|earlier
    turned|gone|went blue
    just had [<sort>]* <event> !tests? !of
    ate|eaten|stung|bitten|swallowed ... throat|tongue|chest is|feels [all|really|so|very|gone]* tight|funny|<swells>
    took|taken his|her|the|my \w+ insulin|tablets|pills|medicine|meds by mistake|accident
    drunk|drank|drinking [some|the]* bleach|antifreeze|petrol|screenwash|detergent
    <who> [has|is]* gone [all|really|so]* [grey|white|pale]* [and]* clammy
    swallowed a|an|some [button|coin|lithium]* battery|magnet|magnets
    just eaten|ate|had|swallowed ... mouth|face|lips|throat|tongue|he|she is|are [all|really|so]* <swells>|sick|wheezing
    just had one of his|her|their [<sort>]* <episode>
    gone missing
    just|have [just] used|given|gave|had [to] [use] [him|her] [his|her|the|an?] epipen|epi|jext
    just been hit|run|knocked|stabbed
    were|he|she|we|him|her|them|us [are|is|all|both|now|here|sat|just]* in [the|back|of|an]* ambulance !<of_help>
    <leave> ... has|have|is had [<sort>]* <event> !<not_then>
    has|have|is had [<sort>]* <event> <leave>
    has|have|is had [<sort>]* <event> !<not_then> ... <leave>
    <leave> ... had to use|give [him|her|his|the]* epipen|epi|jext
    had to use|give [him|her|his|the]* epipen|epi|jext <leave>
    had to use|give [him|her|his|the]* epipen|epi|jext ... <leave>
    <help> has|have|is|are [just|now|still]* taken|taking|loading|treating|loaded
"""
# Narrow on purpose: "burning hot", "my little boy" or "ten minutes ago" must not keep help away.
NOW_AND_THEN = phrases(r"""
    if, in ?case, in the event, unless, whenever, sometimes, occasional\w*, often, usually, normally, regularly, rarely
    used to, every, risk, prone, signs? (?:of|are|is|he|she), symptoms? (?:are|include), at night, nights
    in (?:his|her) sleep, exercis\w+, pollen, (?:in|with) (?:the |a )?cold, weather
    when(?! (?:he|she|they|we|i) (?:ate|had|was|got|came|fell|drank|touched|woke)| (?:i|we) (?:can|get)\b)
""")
BEFORE_TODAY = phrases(r"""
    last (?:year|season|month|week|night|summer|winter|time), (?:years|months|weeks)(?! old), a year, yrs?, days ago
    in the past, previous\w*, before$, before (?:but|and), once, twice, times, history, as an? (?:baby|toddler|child)
    when (?:he|she) was, younger, born, birth, aged? \d, early age, (?:19|20)\d\d
""")
