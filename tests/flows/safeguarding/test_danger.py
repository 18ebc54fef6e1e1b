"""What cannot wait is heard whatever was asked, and nothing else is taken for it: most of what sounds alike is an
answer to the medical question.
"""

from pathlib import Path

import pytest

from flows.small_talk import Talk, urgent
from flows.small_talk.talk import EMERGENCY, SAFEGUARDING
from flows.templates import WHATSAPP

NOW = [
    "he is having a reaction now", "she can't breathe", "he's having an asthma attack right now", "he's collapsed",
    "call an ambulance", "having a seizure now", "he's having a reaction", "She is having an allergic reaction!!",
    "Sam is having a fit", "my son's having an asthma attack", "I’m having a heart attack", "She’s fitting",
    "she's having another seizure", "he's not breathing", "not breathing", "he's stopped breathing",
    "shes struggling to breathe", "she is having trouble breathing", "gasping for air", "hes gone blue",
    "his lips are turning blue", "her throat is closing up", "his face is swelling up, he ate a nut", "he is choking",
    "she won't wake up", "shes unconscious", "my daughter has fainted", "he collapsed", "he is bleeding badly",
    "she has taken an overdose", "my son has gone missing", "he has just been hit by a car",
    "we've just used his epipen", "I've just given him his EpiPen", "Please call an ambulance now",
    "can you call 999", "he needs an ambulance", "AMBULANCE", "its an emergency", "EMERGENCY",
    "hes having a siezure", "call an ambulence", "help he cant breath",  # nobody spells well then
    "he can not breathe", "he,s not breathing",  # typed apart
    "he had peanuts and now he's having a reaction", "he cant breathe, it started when he ate a nut",  # how it began
    "He’s just collapsed at training", "he's collapsed after the match",  # where and when, this minute
    "my little boy has collapsed", "our 9 year old has passed out",  # young, not long ago
    "he's burning hot and having a seizure", "worse than usual, he can't breathe",  # no weather, no habit
    "he collapsed at training tonight we're in hospital", "she fainted at school today", "he passed out just now",
    "she blacked out during the match today",
    "asthma and hes having one now inhaler isnt touching it what do i do",  # what usually helps does not
    "his blue inhaler isn't doing anything and he's really wheezy", "had ten puffs and she's still struggling",
    "his pump's not helping and he can't get his words out", "given piriton but it's not touching it, face swollen",
    "the ventolin isnt helping", "his inhaler is not working right now", "she's having one of her seizures",
    "he has epilepsy and he's having one right now", "he's in the middle of an asthma attack", "hes mid asthma attack",
    "he's had his inhaler twice and its still bad, should i take him in", "sams having a hypo and wont drink",
    "she's come out in hives all over and her lips are massive help", "shes just eaten a nut and her mouth is tingling",
    "his inhalers run out and he cant catch his breath", "he's wheezing and inhaler wont touch it",
    "he can't get his breath, what do i do", "asthma hes struggling now", "asthma attack happening now",
    "he's having a bad one now, asthma", "brown inhaler and blue, neither is working and he is gasping",
    "epipen done but hes still bad", "his breathing has gone funny after the wasp", "fitting on the floor now",
    "he has swallowed a button battery", "he took his brothers insulin by mistake", "shes drunk bleach",
    "he ate a peanut bar and his throat feels tight", "weve given the blue inhaler ten times and hes getting worse",
    "hes had a seizure for six minutes now", "she fell and she's not moving", "he's gone grey and clammy",
    "hes just been stung and his face is blowing up", "she's blue round the lips",
    "he's just had one of his asthma attacks and the pump's doing nothing", "she's just had a seizure",
    "he's wheezing really bad what do I do", "his lips are blue", "she's gone floppy",
    # Amid a deferral, which is heard after it.
    "cant do this now hes had a reaction and we're waiting on the ambulance",
    "can't finish this, waiting for the paramedics", "will have to do this later, ambulance on its way for Sam",
    "paramedics just got here, I'll carry on tonight", "sorry got to go he's had a seizure",
    "he's had a fit, can't talk now", "not now, we're in the ambulance with him",
    "I'll do the rest later we are in the back of an ambulance",
    "back to you tomorrow, ambulance has just taken him in",
    "cant talk hes took a turn and they're sending an ambulance", "the ambulance is still not here ill do this after",
    "doing this later, his throat has swelled up and we're going to a&e", "rushing him to a&e he cant do this now",
    "on hold to 999 will finish later", "ive got 999 on the phone, not now",
    "going to have to leave it, he's fallen and he's out cold", "will answer when i can hes just had a seizure",
    "finish this tomorrow, sam's had a bad asthma attack and we've had to use the epipen",
    "got to dash, she's had an allergic reaction", "no time for this, he's had a fit",
    "waiting for an ambulance, can I finish this another day?", "the paramedics are with him so not now",
    "we are sat waiting on paramedics", "back later, following the ambulance to wythenshawe",
    "sorry, 999 on the line", "cant do this today he's in the ambulance with his dad",
    "i'll have to stop, they've sent an ambulance", "ambulance is taking ages, sam's not good, later",
    "do it later, he fell at the park and the ambulance has been called",
    "being blue lighted in with sam, speak later",
]  # fmt: skip
ANOTHER_TIME = [
    "he had a reaction to penicillin", "can't breathe well when the pollen is high", "he has seizures",
    "EpiPen in case she has a reaction", "has an asthma attack sometimes", "had a seizure last year",
    "asthma attacks now and then", "he has a panic attack every now and again",  # "now" that is not now
    "he is having seizures at the moment, the hospital knows",  # several: an illness, told
    "collapsed lung as a baby", "he collapsed in 2019", "she fainted twice last year", "he has passed out a few times",
    "stopped breathing at birth", "was having seizures as a baby", "he has been having fits",
    "she has had an allergic reaction before", "he's not having a reaction any more", "she used to have fits",
    "call 999 if he has a seizure for longer than 5 minutes", "use the EpiPen and call an ambulance",  # a care plan
    "epilepsy, call an ambulance if it lasts over five minutes", "if she is having a reaction give piriton",
    "signs he is having a reaction: hives", "risk of having a seizure", "after having a fit he sleeps",
    "inhaler for when he can't breathe", "cannot breathe properly when running", "I can't breathe easily at night",
    "he can't breathe through his nose", "he is having trouble breathing when it is cold", "breathing problems",
    "asthma, his breathing now is fine", "she has trouble breathing in summer", "not responding to the new tablets",
    "he is having an allergy test next week", "having a reaction test on Monday", "he's having an operation",
    "choking hazard with grapes", "she turns blue when she holds her breath", "his tongue swells", "blue inhaler",
    "he had an asthma attack right before the match", "heart attack runs in the family", "panic attacks",
    "he is fitting in well", "fit and healthy", "fit as a fiddle", "emergency contact is his nan",
    "blue inhaler doesn't help so he has a brown one", "inhaler isnt working well in winter",
    "his inhaler isn't helping much so the doctor is changing it", "he coughs when he is still, two puffs",
    "asthma, has two puffs before sport, if he's still wheezing give two more", "if his inhaler isn't helping ring 999",
    "I'm having problems with the form what do I do", "he has asthma, not having one now",
    "asthma, we go by the plan, if blue inhaler isnt touching it call 999", "he has just had a stroke of luck",
    "the pump in his bag is not working properly so well bring another", "she's just had a fit of the giggles",
    "he can't get his breath back quickly after running, asthma", "type 1 diabetic, has hypos, give jelly babies",
    "his piriton isnt doing anything these days so he has cetirizine", "if he's having a hypo give him juice",
    "he's having one of the spare inhalers now", "his face is swollen like a balloon every spring",
    "he swallowed a coin when he was three", "when he's having a hypo he goes quiet",
    "ten puffs of blue inhaler before each match and he's fine", "epipens, if his throat feels tight give one",
    "his inhaler is not in his bag", "he has just had a reaction test", "the inhaler is no use without the spacer",
    "he has a stammer and is wheezing sometimes what do we do about training", "he has fits, in the middle of tests",
    "he had a reaction to penicillin as a baby, will do the rest later", "cant do this now, im at work",
    "waiting on the hospital letter, will do it later", "waiting for a paramedic friend to pick him up, later",
    "on the ambulance rota tonight so will finish tomorrow",
    "I drive an ambulance, back on shift now, will do it after",
    "had a reaction to his jabs last year, got to go, rest tonight",
    "he's had a seizure before, got to go now so rest later",
    "in a&e with his sister, broken wrist, will do it tonight", "he's had a lovely reaction from the lads",
    "just waiting on the school bus", "cant do this now he's had a tantrum and is in bed",
    "his dad is in the ambulance service, not about till later",
    "waiting on the ambulance service to confirm his shift",
    "my husband is in the ambulance service, he's on shift, so later",
    "his mum had an ambulance course today, rest later", "got to go, he's had a great game and wants chips",
    "not now, she's had a reaction from the school about her uniform",
    "cant talk now he had a wee fit of the giggles and I'm in the cinema",
    "has had an allergic reaction to nuts, carries an epipen", "he has had a seizure once, tablets since",
    "we were in an ambulance last year with his asthma, fine now", "is there a paramedic here on match days?",
    "there's always an ambulance there on match days", "he had a panic attack at the dentist last month. rest later",
    "In his school bag, and the paramedics have a copy of his plan",
    "asthma, he has had one bad attack, that was in 2022, got to go", "call an ambulance and dont wait for me",
    "if the ambulance has taken him ring my mum", "has been in an ambulance twice",
    "he's had a reaction to peanut so we carry an epipen, no time to explain it all",
    "999",  # somebody's house
]  # fmt: skip
TOLD = [
    "the coach hit him", "his dad hits him", "she's being abused", "a man touched her", "he's scared of his coach",
    "I'm worried someone is hurting her", "he is not safe at home", "he's being bullied by the other boys",
    "she's self harming", "my ex is violent, don't give him our address", "the coach hit Sam", "his stepdad beats him",
    "my husband hits me", "my husband hit me in the car", "he hits me", "my dad hits me", "her uncle touched her",
    "he was hit by his dad", "he gets beaten by his mums boyfriend", "he is being hit at home", "she was abused",
    "shes being groomed online", "someone is abusing him", "he's terrified of his father", "shes scared to go home",
    "she is frightened of her dad", "I am scared of my husband", "he doesn't feel safe",
    "he doesnt feel safe with the coach", "my child is in danger", "she is at risk from her father",
    "the manager shouts at the kids", "his coach has been hitting him", "coach slapped my son",
    "The coach’s been touching the girls", "he's getting bullied at school", "bullied at his last club",
    "the other lads keep hitting him", "they beat him up", "she cuts herself", "he says he wants to kill himself",
    "shes suicidal", "domestic violence at home", "we are in a refuge", "we fled from my ex", "my partner is abusive",
    "please dont tell his dad where we live", "don't share our address with her dad",
    "his father must not know our address", "her dad is not allowed to see her",
    "there is a restraining order against his dad", "the coach sent her inappropriate messages",
    "racist abuse from the other parents", "I'm worried about how the coach treats him",
    "something happened with his coach", "I have a safeguarding concern", "i want to report abuse",
    "hes scard of the coach", "he is being abbused", "shes getting bullyed",  # typed in haste, or by a child
]  # fmt: skip
HARMLESS = [
    "he was hit by a ball", "hit his head last year", "the ball hit him in the face", "was hit by a car in 2020",
    "bruises easily", "he bites his nails", "cut his knee", "she hurt her knee", "kicked in the shin",
    "he was hurt in a tackle", "bitten by a dog", "bleeds a lot when he cuts himself", "substance abuse",
    "scared of needles", "scared of dogs", "he is scared of the dark", "she's afraid of heights",
    "not scared of anything", "not scared of his coach at all", "he is not being bullied", "no safeguarding concerns",
    "his dad hit his head", "her mum hurt her back", "the coach hit the ball", "dad hits the roof",
    "his brother hit him with a cricket bat by accident",
    "he hits himself when upset", "can hit others when overwhelmed", "he hits me when he has a meltdown",  # his needs
    "he gets aggressive when hypo", "hates being touched", "avoid being hit on the head", "history of self harm",
    "his teacher may touch him to get his attention", "sensory issues, does not like touch",
    "not safe around dogs", "not safe to eat nuts", "is it safe?", "life threatening nut allergy",
    "don't give him nuts, and let me know", "do not give him ibuprofen", "keep nuts away from him",
    "dont let him run without his inhaler", "he knows where his inhaler is", "he knows his address",
    "I'm worried about how the coach will manage his diabetes", "tell his coach he has asthma",
    "do not share my details", "please don't send me texts",  # club news by neither
    "the coach kicked him off the team", "his dad beats him at chess", "they beat us 3-0",  # football
    "his mum and dad live apart", "at her dad's half the week", "dad grabs her at 5", "foster carer", "social worker",
    "The Coach House", "12 Coach Road", "Sacred Heart Road", "Beat Müller", "Manager",  # addresses, and a Swiss name
]  # fmt: skip
# Written down with their outcome before any of them was tried.
TOLD_AT_LENGTH, FOOTBALL = (
    Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines() for name in ("told.txt", "harmless.txt")
)


@pytest.mark.parametrize(("table", "talk"), [(NOW, EMERGENCY), (TOLD, SAFEGUARDING)], ids=["emergency", "harm"])
def test_an_emergency_at_this_moment_and_who_tells_of_harm_are_heard(table: list[str], talk: Talk):
    assert talk.urgent
    assert [text for text in table if urgent(text) != talk] == []


def test_harm_is_heard_in_whatever_words():
    assert [text for text in TOLD_AT_LENGTH if urgent(text) not in (EMERGENCY, SAFEGUARDING)] == []


def test_an_answer_is_no_alarm():
    assert [text for text in ANOTHER_TIME + HARMLESS + FOOTBALL if urgent(text)] == []


def test_both_at_once_need_the_ambulance_first():
    assert urgent("his dad hit him and he's not breathing").template == "emergency"


def test_what_is_told_may_stand_among_other_words():
    letter = "Hi, sorry to bother you. It's about Sam, he has asthma. {} I didn't know who to ask. Thanks, Jane"
    assert urgent(letter.format("The coach hit him on Saturday.")).template == "safeguarding"
    assert urgent(letter.format("The coach has his inhaler.")) is None


def test_help_comes_first_and_no_more_is_asked_for():
    assert WHATSAPP["emergency"].startswith("Call 999")
    assert "call 999" in WHATSAPP["safeguarding"]
    assert "{welfare_officer}" in WHATSAPP["safeguarding"]
    assert "{welfare_contact}" in WHATSAPP["safeguarding"]
