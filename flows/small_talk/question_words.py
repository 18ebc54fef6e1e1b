"""The questions that parents ask back, as tables: what is asked about, and the words around it.

A question is known when it is made of these from end to end, so that "is it jane@example.com?" and "can I have 7?" stay
the answers that they are.
"""

from flows.language.vocabulary import phrases

_ABILITIES = ("can", "could", "should", "may", "does", "will", "would", "shall", "is it ok if", "what if", "must")
_RELATIVES = tuple(
    f"{whose} {who}"
    for whose in ("my", "his", "her", "their", "the", "our")
    for who in "husband wife ex partner dad mum mam mom father mother boyfriend girlfriend stepdad stepmum".split()
) + phrases(
    "the other parent, other parent, both parents, both of us, we both, someone else, my other half, either of us"
)

# What is said first weighs most where a question holds two of these: "how much is the kit", "can his dad see it".
ASKED = {
    "welfare_officer": phrases("""
        welfare officer, the welfare officer, safeguarding officer, safeguarding lead, safeguarding, safe guarding
    """),
    "ask_the_manager": phrases("""
        training, trainings, train, trains, practice, practise, match, matches, match day, match days, matchday, game
        games, fixtures, fixture, pitch, ground, venue, the kit, a kit, his kit, her kit, their kit, new kit, full kit
        kit cost, kit price, kit included, kit provided, kit extra, need kit, get kit, buy kit, is kit, kits, boots
        shin pads, season start, season starts, season begin, season end, season ends, season finish, season run
        season last, this season, new season, the season, first game, first match, league, fa, tournament, tournaments
        squad, trial, trials, session, sessions, what day, what days, which day, which days, what night, which night
        what nights, what time, what times, where do they play, where do you play, where do they meet, do they play
        who is the coach, whos the coach, the coaches, who coaches, many players, many kids, many children, indoor
        astro, holidays, half term, sibling discount, discount, refund, parking, deadline, cash, card, by card, cheque
        bank transfer, sponsor, presentation, tour, age group, how old
    """),
    "who_sees": phrases("""
        who sees, who can see, who will see, who else sees, who would see, sees, see, seen, who reads, who will read
        who can read, who gets, who has access, has access, access, shared, share, sharing, share it, passed on, pass on
        pass it on, passed to, sold, sell, private, confidential, secure, safe, secret, gdpr, privacy, data protection
        stored, store, kept, how long do you keep, where does it go, where does this go, where does all this go
        what do you do with, what happens to, what happens with
    """),
    "how_long": phrases("""
        how long, how much longer, how much time, how many questions, how many more, how many left, how many minutes
        take long, takes long, be long, is it long, nearly done, nearly finished, nearly there, almost done
        almost finished, almost there, much more, many more, more questions, many questions, end soon
    """),
    "how_to_change": phrases("""
        change, changed, edit, go back, correct it, correct that, correct this, correct an answer, fix it, fix that
        fix this, made a mistake, i made a mistake, make a mistake, mistake, mistakes, typo, typos, got it wrong
        got that wrong, get it wrong, put it wrong, typed it wrong, put the wrong, typed the wrong, wrong answer, redo
        wrong thing, amend, update
    """),
    "other_parent": tuple(f"{ability} {relative}" for ability in _ABILITIES for relative in _RELATIVES)
    + tuple(f"{add} {relative}" for add in ("add", "include", "have", "put", "copy in") for relative in _RELATIVES)
    + tuple(f"{send} {relative}" for send in ("send", "send it to", "send this to") for relative in _RELATIVES),
    "fees": phrases("""
        how much, cost, costs, costing, price, prices, pricing, fee, fees, membership, subs, subscription, subscriptions
        what do we pay, what do i pay, direct debit, is it free, is this free, monthly, per month, a month
        each month, every month, one off payment, signing on fee, charge, charges, payments
    """),
    "what_happens_next": phrases("""
        what happens next, whats next, what is next, what comes next, what next, what now, then what, what happens now
        what happens after, what happens then, what happens when, what do i do now, what do i do next, next step
        next steps, when do i pay, when do we pay, how do i pay, how do we pay, where do i pay, where do we pay
        how can i pay, how can we pay, do i pay, do we pay, can i pay, can we pay, have to pay, need to pay, pay
        payment, payment link, the link, is that it, is that all, is that everything, are we done, am i done
        have we finished, have i finished, are we finished, is it done, all done, registered now
    """),
    "come_back_any_time": phrases("""
        later, do it later, do this later, finish later, finish this later, finish it later, come back, come back to it
        come back to this, carry on, continue, resume, pause, take a break, have a break, stop now, stop here, save
        tomorrow, tonight, another time, do it now, do this now, right now, in a bit, do the rest, next week, weekend
    """),
    "may_i_skip": phrases("""
        do i have to, do we have to, does he have to, does she have to, do i need to, do we need to, must i, must we
        need i, is it needed, is this needed, is that needed, skip, optional, required, mandatory, compulsory, necessary
        obligatory, leave it blank
        leave blank, leave this blank, leave it out, leave it, leave this, leave that, not answer, not say, miss this
        not to say, what if i dont, what if we dont, dont want to
    """),
    "who_we_are": phrases("""
        whos asking, who is asking, who wants to know
        who are you, who is this, whos this, who is it, who dis, which club, what club, which team, what team, scam
        a scam, spam, legit, legitimate, genuine, fake, fraud, phishing, trust you, trust this, for real, this real
        it real, who is the manager, whos the manager, what is this, whats this, what is this about, whats this about
        what is this for, whats this for, who am i talking to, who am i speaking to, who am i chatting to
        get my number, got my number, have my number, who sent this, who sent you, official
    """),
    "why_we_ask": phrases("""
        why, how come, what for, what is it for, whats it for, what is that for, whats that for, what do you need
        what do you want, what do you use, what will you use, what do they need, what is the point, whats the point
        for what, what has that got to do, what has this got to do, what reason, whats the reason
    """),
}  # fmt: skip
# Words that ask about nothing by themselves.
AROUND = phrases("""
    a, an, the, it, its, it is, this, that, thats, these, those, there, here, i, ill, id, im, me, my, mine, you, your
    u, ur, we, our, us, he, hes, his, him, she, shes, her, they, their, them, theyre, to, for, of, on, in, at, by, with
    from, about, into, through, out, up, if, whether, as, than, or, any, anything, some, something, all, each, every
    one, else, other, others, only, also, too, as well, again, still, yet, now, first, before, after, afterwards, once
    until, end, start, finish, begin, more, most, many, much, exactly, roughly, approx, altogether, in total, total
    overall, season, year, is, are, am, was, were, be, been, being, do, does, did, done, have, has, had, having, got
    get, gets, getting, go, goes, going, come, comes, can, could, will, would, should, shall, may, might, must, need
    needs, needed, want, wants, know, tell, ask, asking, asked, say, said, give, giving, answer, answers, answered
    answering, fill, filled, filling, complete, completing, do this, do it, put, use, used, using, send, sent
    sending, take, takes, taken, make, let, look, what, when, where, which, who, how, wheres, whens, hows, whos
    whats, which is, not, dont, cant, question, questions, form, registration, register, registering, chat, app, bot
    thing, things, stuff, bit, part, page, section, info, information, details, detail, data, personal, medical, health
    condition, conditions, address, home, house, street, postcode, post code, date of birth, dob, date, birth, birthday
    email, e mail, phone, mobile, number, name, full name, names, gender, sex, photo, picture, photos, club, team, child
    kid, kids, childs, son, sons, daughter, daughters, boy, girl, player, players, parent, parents, coach
    coaches, manager, managers, people, person, someone, anyone, everyone, anybody, public, internet, online, football
    wondering, wonder, was wondering, curious, quick, by the way, btw, though, tho, ok, okay, please, instead, behalf
    message, messages, text, contact, day, today, time, same, wrong, same time, ever, even, really, long, last, own
    why not, because, like, possible, allowed, able, included, include, provided, supplied
    extra, alright, let me know, so, add, added, adding, includes, texts
""")
# How a question opens that has no question mark.
OPENINGS = frozenset("""
    who whos what whats why when whens where wheres which how hows can could do does did is are will would should shall
    may must need am
""".split())  # fmt: skip
LEAD_INS = frozenset("""
    sorry hi hiya hello hey please ok okay oh um erm and but so well just quick question i was we were wondering wonder
    thanks one actually before also then im curious want wanted to ask know btw
""".split())  # fmt: skip
