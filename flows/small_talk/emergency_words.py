"""How an emergency is told while it happens: tables, and the sentences that are made of them.

`flows.language.patterns` explains the notation.
"""

from flows.language.vocabulary import phrases

TABLES = {
    "sort": phrases("""
        an?, another, his, her, some, sort, kind, of, very, really, bad, severe, serious, massive, big, huge, full
        allergic, alergic, allegic, asthma, astma, asma, anaphylactic, epileptic, panic, heart, nut, peanut
    """),
    "event": phrases("""
        reaction, reacton, reation, attack, atack, seizure, siezure, seisure, seizur, fit, anaphylaxis, stroke
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
    "help": phrases("ambulance, ambulence, ambulanc, 999, 112, paramedics?"),
}
AT_THIS_MOMENT = r"""
    has|have|having [<sort>]* <event> <now> !<habit>
    cannot|not|struggling|trouble|difficulty|problems [to] [even] <breathe> [properly] <now> !<habit>
    fitting|reacting|<out> [badly] <now> !<habit>
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
    calling|called|ringing|rang|dialled|dialling|phoned|phoning [an|the|for]* 999|ambulance|112
    is|he|she not breathing
    breathing funny|weird|strange|stopped
    swallowed bleach|batteries|pills|tablets
    is|are|am bleeding badly|heavily|loads|everywhere|out
    is|are|am bleeding a lot
    cannot stop the bleeding
"""
JUST_HAPPENED = r"""
    is|has|have [just] <gone> !lung
    just <gone> !lung
    ^ [my] <who> <gone> $
    turned|gone|went blue
    gone missing
    just|have [just] used|given|gave|had [to] [use] [him|her] [his|her|the|an?] epipen|epi|jext
    just been hit|run|knocked|stabbed
"""
# Narrow on purpose: "burning hot", "my little boy" or "ten minutes ago" must not keep help away.
NOW_AND_THEN = phrases(r"""
    if, in ?case, in the event, unless, whenever, sometimes, occasional\w*, often, usually, normally, regularly, rarely
    used to, every, risk, prone, signs? (?:of|are|is|he|she), symptoms? (?:are|include), at night, nights
    in (?:his|her) sleep, exercis\w+, pollen, (?:in|with) (?:the |a )?cold, weather
    when(?! (?:he|she|they|we|i) (?:ate|had|was|got|came|fell|drank|touched|woke))
""")
BEFORE_TODAY = phrases(r"""
    last (?:year|season|month|week|night|summer|winter|time), (?:years|months|weeks)(?! old), a year, yrs?, days ago
    in the past, previous\w*, before$, before (?:but|and), once, twice, times, history, as an? (?:baby|toddler|child)
    when (?:he|she) was, younger, born, birth, aged? \d, early age, (?:19|20)\d\d
""")
