"""Wishes in whatever words: a person, or no more messages. What only sounds like one is an answer."""

import pytest

from flows.small_talk import takes_back, wants_a_person, wants_to_complain, wants_to_stop

PERSON = """
    epilepsy. can somebody give us a ring about it tonight
    could someone phone me. its asthma and a few other things
    nut allergy, eczema. I'd rather talk to a person about the rest
    hay fever! please can the coach ring me
    Penicillin allergy. Any chance someone could call me back?
    diabetes type 1. I need to speak to someone please
    I'd like to talk to Steve Birch the under 9s coach
    any chance i can have a word with Linda from the committee
    can we ring Phil the manager please
    need to speak to Mr Osei the welfare officer
    can i speak to Jo at the club
    could i talk to big Tony the coach
    i want a chat with Rachel your secretary
    Please may I talk to Anne Marie Walsh the treasurer
    can I just talk to Kev the goalie coach
    I'd rather speak with Gaz the gaffer
    dad. his mum passed away at christmas
    I'm his auntie. My sister died two weeks ago so he lives here now
    Grandma. We lost his mum in May
    stepdad. his real dad has just died
    his inhaler has expired, should he play on saturday
    the epipen is broken, is she allowed to train tonight
    no insulin left till monday. can he still come
    the pharmacy has run out of her tablets, is it safe for her to play
    is it ok for him to train if his pump is missing
    can the gaffer give him a bell, he's dead nervous
    is there nobody I can run this past
    anyone there I could bounce this off
    her nan's only just passed, can this wait
    give us a shout later about the money side
    I'd sooner ring somebody about this
    I want to phone someone before I send it
    would prefer to call the club
    I'd be happier ringing
    cant I just phone somebody
    id sooner talk to the coach about it, who do i ask for
    how do i get hold of a person
    how do i get through to someone
    how can i reach somebody at the club
    whats the best way to get in touch with a human
    is there anybody real on the end of this
    where do i find a person
    how d'you get a human on this
    any way of getting hold of the club
    is anyone actually there
    how would i go about talking to a person
    how do you contact the coach
    can someone ring me please im confused about the fees
    can you call me
    can I talk to someone please, this is too complicated
    I'd rather do this on paper
    can someone give us a bell before i send it
    is there a number i can ring
    social services say no photos, need to speak to the club
    this is doing my head in can a person help
    not using this bot, get the manager to call me
    she is trans, who can i speak to about changing rooms
    its private, can i speak to the welfare officer
    pls ring me
    could somebody contact me about this
    i dont want to talk to a robot
    call me tomorrow please
    who do i speak to
    can the coach give me a call
    any chance i can talk to someone
    i need help from a real person
    his dad has said no to football, what do i do
    can you ring my mum instead she does it all
    i cant do this, too many questions, someone help
    could do with a chat with alex first
    is there somebody in the office
    I need speak with somebody please, english difficult
    i'd rather tell the coach myself to his face
    we're between houses at the minute, staying at my mum's
    is anyone there
    is there anyone about
    anybody human there
    somebody help pls
    can someone phone his dad, he deals with all this
    we've not got a fixed address right now
    just been evicted so no address
    id sooner explain it to someone
    prefer to tell the welfare officer face to face
    can you speak to my wife she knows
    living in a hotel the council put us in
    ring my husband please he does the forms
    any staff about?
    could somebody real look at this
    wish i could just talk to someone
    if you can please call me
    can someone ring me if he cant play
    when he gets home can you ring me
    if he is not on the list could someone call me
    could you ring us back about any problems
    id rather do this with an actual person tbh
    i'd rather ask a person about this before i agree
    prefer to go through it with somebody real
    would sooner sort this with a human
    rather deal with a real person
    i'd prefer asking somebody first
    its just me and im not coping
    he's ten and i cannot cope with him anymore
    his illness which i cannot cope with anymore
    he is 10 and autistic and i cant cope
    i cant cope with all this
    honestly we're barely coping
    is it OK to tell a person rather than a phone
    id sooner speak on the phone
    can you put me thru
    put me through please
    I'd rather go over this part with a real person
    let me explain it to somebody instead
    I want to say this to a human
    sooner tell someone than type it
    rather discuss this one with the welfare officer
    put me on to someone
    could you transfer me to the secretary
    i prefer explain to a person
    I'd much rather tell this to somebody face to face
    easier to explain by phone
    can we do this over the phone
    is there a human being there
    I'd sooner explain this one to a human being on the phone
    put me thru to the manager pls we was told he would be in defence
    patch me through to whoever runs the club
    transfer me to someone
    we have to be out by friday and have nowhere
    The last club, well, there was a man there. We left. Could I have a word with somebody in private?
    Is there someone I can talk to who isn't one of the coaches?
    can someone ring me about this rather than type it, its about his dad
    who should I tell about something I saw an adult do at training
    Who at the club do I speak to about that?
    Who on the committee should we contact
    whos best to speak to about something sensitive
    who is the right person to ring
    who would I go to with a concern
    who do we turn to if we have a problem
    i want to flag something privately
    can I raise something with the club in confidence
    who from the team can I tell
    need to discuss something a bit sensitive
    who's the best one to approach about this
    who of you do i ring
""".strip().splitlines()
NO_PERSON = """
    asthma. his coach can call him off if he wheezes
    epilepsy. call me if he has a fit
    hay fever. he can ring me himself, he has a phone
    his inhaler is in his bag, can he train at 6
    inhaler, not expired, in the coach's bag
    can he play without shin pads
    he lost his boots, can he still train
    he can talk to Dave the coach any time
    Dave Hughes the coach said hes a good player
    he used to talk to the coach a lot
    he will be ok to train, the inhaler is never missing
    my mum Jane. his dad plays for them
    can you send it to Dave the coach
    I spoke to Dave the coach about his asthma
    I speak to Tina the manager every week
    I called Dave the coach yesterday
    he'd like to play for Dave the coach
    mid shift, give us a shout tomorrow
    give me a shout when the little one's asleep
    can you give him a medium
    his mum's just passed her driving test
    someone ran past with the dog
    I want to call him Sammy
    he wants to call the shots in midfield
    we would like to call her Lexi
    his mum will ring the doctor
    can't we call it off
    how do i get the team kit
    how do i get to the club
    how do i find the pitch
    where do i get boots
    how do i get hold of a kit
    how can i find my postcode
    how do we get through to the next question
    whats the best way to get to the ground
    how do i get one
    where does the team play
    is there parking at the club
    you can call him Sam
    I'll ring you about it
    ask his dad hes on 07700 900555
    Call me Jane
    his dad can ring me
    12 Bell Street
    The Coach House
    he is at the club
    my mum can ring the school
    Ring Road, Leeds
    i am a human
    manager of the u11s told me to fill it
    coach has his inhaler
    can he have 7
    his mum wont give me it
    you can call his dad on 07700 900333
    his dad can be called
    call his nan in an emergency
    ask his dad
    his mum doesnt want to give her number
    is there a form
    is there any left
    is there one in adult small
    i can't help it
    he needs help with his inhaler
    someone will help him with his inhaler
    his nan helps
    I'd rather say no
    rather not say
    tell the coach he has asthma
    we live between Sale and Urmston
    he lives between two homes
    staying at his nans this week
    my mum
    ring his nan, Pat Smith 07700 900333
    is someone else allowed to bring him
    he is at home
    there is no one else
    is there anyone else in the team called Sam
    half the week he is staying at a caravan
    he would rather do goal with someone else
    he copes fine
    i can cope with number 12
    3 may, just turned ten which i cannot cope with
    he's nearly a teenager and i can't cope
    10 already!! turning eleven soon i just cant cope
    prefer to do it with my phone
    he'd rather train with people his age
    only if he get blue lips you stop him and call me
    stop the game and ring me if he goes pale
    if she feels dizzy sit her down and call me
    if his chest gets tight let him rest and phone us
    any trouble with his heart you ring me straight away
    in case he has a fit call me and then 999
    should she get hives ring us at once
    nut allergy, please call me if she has a rash
    type 1, if he looks shaky give him sugar and ring me
    I tell him to give everyone a chance
    I'd rather not say
    in his bag, he gives it to someone in the car
    give it to the manager
    put me down for the 5th
    put me as guardian
    by phone is fine
    text me on the phone
    email rather than phone
    put the ball through to someone
    he passes to anyone
    connect the house number to the street
    tell alex he plays well
    I explain things to him slowly
    he struggles to explain things to people
    he finds it hard to tell people when he's ill
    doesn't like telling someone when he needs the inhaler
    he will tell somebody if he feels dizzy
    between the houses, number 5
    between 8 and 10 Oak Lane
    stayed in a caravan park, Sunny Lodge 4
    he has nowhere to put it
    moving out on the 5th
    hand it to the coach
    pass it over to the manager
    give to lady at desk
    he'd rather give it to someone to hold
    we prefer giving it to an adult
    between houses until the 20th hopefully
    we are between houses just now, moving on the 5th
    staying in a caravan while the house gets built
    who in his class has a cold
    who is the best player
    who do i go to for the kit
    who takes the money
    he likes to share things with the team
    raise his leg if he faints
    who at the club plays in goal
    who is best at number 9
    they discuss it in class
    he is sensitive to sun
    who is the right back
    who do we play on Sunday
""".strip().splitlines()
STOP = """
    delete me off this thing
    knock me off your list please
    wipe my number off this contraption
    you won't leave me alone
    these messages wont leave me alone
    he wont leave me alone, so stop messaging me
    too many questions, bin my number off
    strike me off please
    take us off here will you
    dont text here again
    please don't message here
    please not write me more
    I not want more messages
    finish now with the messages please
    no write to me again
    you must stop to send me
    I do not like to receive nothing more
    no more write please
    enough messages for me, please end
    stop to write me
    I wish no further contact from this number
    want no texts
    I want you stop
    Stop please. I am not want this
    please don't to send more
    please to not message any more on this phone
    no message please, no more
    It is enough. I don't want that you write me
    stop now please, I not interest
    Please no send more to me
    finish, no message
    end this chat, I want no more
    I don't wish be contacted
    stop it please. no more
    want nothing more from you, goodbye
    Stop. Finish. No more whatsapp
    I want no sms more from you
    please stop this. not interested
    No more. Stop please
    Stop please. Finish. I want no message more on this number
    Please finish with this, I am not want
    you write too much, please stop
    not send to me never more
    I am tired from your messages, finish please
    do not write, I dont want
    my number delete please
    I dont allow you to write me
    we not interested, stop write
    stop. I am not the one who register
    please out my number from your list
    I want that this stop now
    stop it
    no stop
    no thanks stop
    STOP STOP
    don't contact me again
    no more messages
    unsubscribe me
    opt me out
    take me off your list
    remove my number
    please stop sending text reminders
    dont message this number again
    no more texts please
    please dont text me anymore
    i dont want any more messages
    enough, stop these messages
    take my number off your system
    no more of these please
    pack it in with the messages
    i want off this
    pack it in now
    cut it out will you
    give it a rest
    i never signed up for these texts
    let me off this list
    stop bombarding me
    had enough of these messages
    get me out of this chat
    i never asked for all these messages
    how do i get out of these messages
    can i stop these
    how do i opt out of this
    gi' over wi all these messages, don't send us any more
    give over with these texts
    will you give over texting me
    send us no more
    don't send me no more
    dont be sending me any more of these
    stop wi these messages
    lay off with the texts
    that's enough messages now
    leave us be
    I don't want a single thing from you
    nothing from you lot ever
    no to both and no to this chat. stop
    stop all this now
    want nothing from you
    stop it all please
    end this chat
    I want none of it. stop
    close this chat please
    neither. and this included
    nothing more from you at all
    I want nothing at all from you, not this chat either. Stop it now
    I don't want any of it, this chat included
    stop everything. i want none of it
    don't want a thing from you lot
    please don't send anything to me
    don't send anything to my phone
    dont send texts to my work phone
    no more messages from the club
    don't send me anything to the house
""".strip().splitlines()
NO_STOP = """
    delete my middle name off it
    get him off the bench more
    take the goalkeeper bit off
    It's carol@example.org. Please don't send anything to the surgery.
    jo@example.org, never send stuff to my work email
    don't post anything to the house please, use jo@example.org
    and please don't forward anything to his dad
    no more messages from the other club please, they have it too
    no more reminders from the school please lol
    suppose so, he wont leave me alone
    she will not leave us alone about it so yes
    he won't stop pestering me
    she wont give it a rest
    my lad won't leave me alone till I sign him up
    yes then he'll leave me alone
    take my number off the other form
    take his name off and put mine
    don't call before 5
    get my email off the form from last year
    I'll stop by training with the photo
    finish school at 3 so later
    no message needed, will send photo later
    can we finish this tomorrow
    please finish the registration
    I want no photo
    stop, wrong photo, wait
    no more photos, that's the only one
    Stop please, I made a mistake
    he wont stop moving, will try later
    I want no fuss, take the school one
    stop a minute, I'll find one
    please dont write his middle name
    he needs no more medicine
    no more than 4 letters
    want no number
    we want no more kids lol
    need no contact lenses for him
    he has no contact lenses
    no text on the shirt please
    I want no name on the back
    stop when he says stop
    he wants nothing more than number 9
    please do not write it down please it's private
    I would like no texts just email
    he does not like contact sports
    not like contact with other kids, autism
    doesn't want contact with his dad
    don't need reminders, I know the day
    he wants to stop playing in goal
    please do not send more kit forms home
    no message from the doctor yet
    no contact with nuts please
    finish messages at 9pm ha
    no need to write me back
    I did not get your text
    we get no more than one text a week
    Count me in, we have got to stop this!
    stop, he's not a keeper
    he stopped playing
    he had to stop last year
    Stop Lane, York
    cant stop coughing
    i'd like texts
    we stop at his nans
    no more questions
    dont call him that
    he has no contact with his dad
    full stop
    he packed it in last year
    he wants out of the under 10s
    no more questions
    he wants off the wing
    cut it short, Sam
    we'll pack it in his bag
    take him off at half time
    he has had enough of football
    no more allergies
    give him a rest
    need to get off this bus first, 5 mins
    want to get it out of the way
    how do i get out of the direct debit if he quits
    can we get out of the training on mondays
    how do i opt out of the photos
    can we stop the monthly payment in summer
    do i get off the bus at the ground
    don't send me any more than the link
    give us the texts
    give over to his nan
    leave us
    that is enough for now
    nothing from you by email
    I want nothing but texts
    he should stop it now at 16
    he picks his nose and cant stop
    the inhaler makes it stop
    nothing makes it stop
    none of them stop him
    nothing from your list
    neither thanks
    no chat groups please
    this one included
    he has a stammer, nothing makes him stop
    his nosebleeds, nothing will stop them
    don't want anything from the shop by text
    close to the shop
    bus stop
    can't stop now
    want nothing in his shirt number
    stop here for the day
    i need to stop here tonight
""".strip().splitlines()


@pytest.mark.parametrize("heard", [True, False])
def test_a_person_is_asked_for(heard: bool):
    texts = [text.strip() for text in (PERSON if heard else NO_PERSON)]
    assert [text for text in texts if wants_a_person(text) is not heard] == []


@pytest.mark.parametrize("heard", [True, False])
def test_no_more_messages_are_wanted(heard: bool):
    texts = [text.strip() for text in (STOP if heard else NO_STOP)]
    assert [text for text in texts if wants_to_stop(text) is not heard] == []


def test_an_answer_is_taken_back():
    for text in (
        "sorry I meant no",
        "ignore that i pressed yes by mistake",
        "actually he has asthma",
        "change it to 8",
    ):
        assert takes_back(text), text
    for text in ("asthma", "in his bag", "Acacia Avenue, Urmston", "Jane Smith"):
        assert not takes_back(text), text


COMPLAINT = """
    I want to make a complaint
    I'd like to complain about how my details are used
    how do I complain
    who can i complain to about the coach
    I wish to lodge a formal complaint against the manager
    can i make a complaint please
    this is a complaint
    I am complaining about the way he was spoken to
    we've got a complaint about last saturday
    Where do I send a complaint?
    whats your complaints procedure
    reporting you to the ico
    need to raise a grievance
    please take this as a formal complaint
""".strip().splitlines()
NO_COMPLAINT = """
    he has a stomach complaint
    skin complaint, eczema
    can't complain
    no complaints
    he never complains
    not complaining but this is long
    he complained of a sore knee last week
    Grievance Road
    old coach had complaints made about him
""".strip().splitlines()


@pytest.mark.parametrize("said", [each.strip() for each in COMPLAINT])
def test_a_complaint_is_heard(said: str):
    assert wants_to_complain(said)


@pytest.mark.parametrize("said", [each.strip() for each in NO_COMPLAINT])
def test_what_only_sounds_like_a_complaint_is_none(said: str):
    assert not wants_to_complain(said)
