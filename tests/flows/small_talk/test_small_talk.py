"""What parents say beside the questions, and what becomes of it. An answer is never taken for small talk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.grammar.commands import COMMANDS
from flows.small_talk import Talk, aside, question, urgent
from flows.small_talk.question_words import ASKED
from flows.small_talk.talk import EMERGENCY, SAFEGUARDING
from flows.small_talk.words import SAID
from flows.templates import WHATSAPP, names_in

ASIDES = {
    "you_are_welcome": [
        "thanks", "Thank you!", "thank you so much x", "Thanks 😊", "cheers mate", "ta", "hi, thanks",
        "Thanks again xx", "🙏", "🙏🏽🙏🏽", "dziękuję",
    ],
    "no_harm_done": ["sorry", "so sorry!", "Sorry about that", "oops", "haha sorry", "sorry only just seen this"],
    "hello": ["hi", "hiii", "Hello?", "good morning", "Hiya x", "hey there", "How are you?", "anyone there?", "👋"],
    "smile": ["😂", "😂😂😂", "❤️", "😊", "lol", "hahaha", "haha 😂", "🎉"],
    "take_your_time": [
        "one sec", "Hi, hang on a sec please", "brb", "give me a minute", "hold on", "Bear with me", "sorry one sec",
        "wait", "bye", "good night x",
    ],
    "patience": [
        "ffs", "this is shit", "stupid bot", "wtf is this", "For fuck’s sake", "this is so bloody annoying",
        "you are useless", "this is ridiculous", "😡",
    ],
    "a_bot": ["are you a bot?", "is this a real person", "hi are you real?", "am I talking to a real person?", "bot?"],
    "kind_words": ["nice one", "you're great", "you’re a star, thank you x", "that was easy thanks", "good bot"],
    "message_arrived": ["asdf", "asdfghjkl", "test", "testing", "qwerty"],
    "other_words": [
        "?", "??", " ？ ", "what do you mean", "I don't understand", "what?", "huh?", "can you explain", "I'm confused",
    ],
    "hardship": [
        "I can't afford it", "No, can't afford it", "can't pay that right now", "can't pay it all at once",
        "cant afford £40", "we're on benefits", "we are on universal credit", "money is tight", "money's a bit tight",
        "too expensive for us", "we won't be joining, it's too expensive", "that's too much for us", "im broke",
        "we're skint", "is there any help with the cost?", "struggling to pay the fees", "struggling financially",
        "I've just lost my job", "we don't have the money", "can i pay in instalments?", "is there a payment plan",
        "i have no job now", "I am not working since the baby", "husband lost his work",
        "there's just no way I can pay that", "how can i pay this with no wage", "we not have enough",
        "we have not the money", "we cannot do £26 a month", "my benefits stopped", "on benefit, no can pay",
        "I finish work in May and nothing since, no income", "money is very tight",
        "the fees are impossible for us right now", "i not able pay", "26 too much for me", "i am jobless",
        "my salary not come, cant pay", "not possible for us to pay", "could we pay less", "we struggle with money",
        "lost job last month", "sacked in july cant afford", "i don't earn enough",
        "I lost my work in August, there is no way I can pay this, he will be so upset",
        "ive been out of work since june", "no money for this now, he really wants play",
        "I not have job, how I can pay", "no work since two month, money is problem",
        "the fee is impossible for our family",
    ],
    "child_on_phone": [
        "I'm 11, this is my phone", "im sam not his mum", "this is Sam's phone, I'm Sam", "I'm Sam, not my mum",
        "my mum is at work im her son", "my mum's out", "I'm only 12", "im 11", "I'm 9 years old", "im the player",
        "this is my phone not my mums", "shall i get my mum?", "ill get my mum", "I'm just a kid", "im in year 6",
    ],
    "another_child": [
        "can I register my other son too", "I have another daughter", "what about his brother", "and Sam's sister?",
        "I have two kids", "can his brother join too?", "can I add another child", "how do i register his twin",
        "my other son wants to play as well", "i've got another one to register", "I'd like to sign up my youngest too",
    ],
}  # fmt: skip
QUESTIONS = {
    "fees": [
        "how much is it again?", "how much is it again", "sorry, how much is it again?", "what does it cost?",
        "How much per month?", "what's the membership fee", "can you tell me how much it is", "is it free?",
    ],
    "who_sees": [
        "who sees this", "who can see the medical info?", "is it safe?", "Is my data safe", "is this confidential",
        "GDPR?", "do you share this with anyone?", "can his dad see this?", "just wondering who sees this",
        "what do you do with my data",
    ],
    "why_we_ask": [
        "why", "Why?", "why do you need my address?", "why do you need my date of birth", "what's that for?",
        "sorry why do you ask that?", "how come you need my email?",
    ],
    "how_long": ["how long does it take", "how many questions are there?", "will this take long", "how much longer"],
    "who_we_are": [
        "who are you?", "who is this", "which club?", "is this a scam?", "Sorry is this legit", "is this real?",
        "how did you get my number?", "who is the manager?",
    ],
    "ask_the_manager": [
        "when is training?", "what time is the match", "where do they play?", "how much is the kit", "is kit included?",
        "when does the season start?", "what league are they in", "what's the FA?", "can i pay cash?",
        "is there a sibling discount?",
    ],
    "come_back_any_time": [
        "can I do this later?", "can i come back to this", "do i have to do this now?", "can I finish this tomorrow?",
    ],
    "how_to_change": ["can I change an answer?", "I made a mistake, can i go back?", "what if i got it wrong?"],
    "what_happens_next": ["what happens next", "When do I pay?", "is that it?", "do i have to pay now"],
    "may_i_skip": [
        "do I have to answer?", "can I skip this", "is the photo necessary?", "can i leave it blank?", "is it needed?",
    ],
    "other_parent": [
        "can my husband do it instead", "can his dad fill this in?", "can the other parent also fill it in?",
        "can my ex do it?", "can you send it to his dad",
    ],
    "welfare_officer": ["who is the welfare officer?"],
}  # fmt: skip
ANSWERS = [
    "yes", "no", "yes please", "no thanks", "ok", "cool", "great", "perfect", "fine", "not sure", "maybe", "dunno",
    "👍", "👌", "✅", "👎", "🤷", "later", "not now", "busy", "in a bit", "at work", "skip", "none", "both", "neither",
    "boy", "girl", "mum", "dad", "me", "12", "7", "7/8", "9-10", "XL", "last day", "the 15th", "3 5 2015", "May 2015",
    "3rd of May 2015", "Jane", "Jane Smith", "José Müller", "Nguyễn Văn An", "jane@example.com", "07700 900123",
    "M41 5AA", "Rose Cottage", "Acacia Avenue, Urmston", "asthma", "He has asthma, blue inhaler in his bag",
    "half the week at her dad's", "we are at number 12", "Flixton Juniors", "in the red bag", "it is", "just me",
]  # fmt: skip
LOOK_LIKE_SMALL_TALK = [
    "lovely, thank you x", "perfect thanks", "great 😊", "👍 thanks", "no sorry", "not sure sorry", "it is thanks",
    "thanks, boy", "sorry, it's 12", "07700 900123 thanks", "hi its Jane Smith", "hi yes",  # an answer with manners
    "Love", "An", "Ty", "Do", "Will", "Kit", "Pal",  # names that are words as well
    "Thank You Road", "Test Lane, Urmston", "Hello Kitty House", "Good Street",
    "x", "xx",  # a kiss, or the size of a kit
    "he can't pay attention for long", "he broke his arm", "chest is tight", "he gets disability benefits",  # no money
    "can't pay it on the 29th", "can't pay by card",  # when and how, not whether
    "I'm Jane", "I'm 40", "I'm at 12", "I'm 5 minutes away", "I am his big brother",
    "I'm his gran", "I'm Gran, not his mum", "I'm dad not mum", "I'm not his mum",  # grown-ups who may answer
    "his brother has asthma", "same as his brother", "I have two cats", "my son",
    "it's me",  # the emergency contact
]  # fmt: skip
ANSWERS_THAT_ASK = [
    "is it jane@example.com?", "can I have 7?", "is 12 free?", "4th of May 2015?", "yes?", "no?", "7?", "9/10?", "mum?",
    "his dad?", "boy?", "asthma?", "Jane Smith?", "Rose Cottage?", "12 Acacia Avenue?", "is it M41 5AA?",
    "can it be the 1st?", "is it the same address?", "My address?", "who knows", "why not",
    "it's private", "dont want to say",  # they ask nothing
    "Can Yilmaz", "Will", "Do", "when he was 5", "I will tell you when I know",
]  # fmt: skip
UNKNOWN = ["does hay fever count?", "what size is he", "what's the weather like?", "can dogs come?", "what?! he is 9"]

FACTS = set(
    "club assistant contact player invited_player parent team age_group side season manager manager_phone "
    "fees welfare_officer welfare_contact children".split()
)
TEMPLATES = sorted({*ASIDES, *QUESTIONS, "emergency", "safeguarding"})


def table(rows: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(text, template) for template, texts in rows.items() for text in texts]


NO_HARDSHIP = [
    "I can't pay before the 10th",
    "no way I can pay before the 20th, so 20th",
    "not possible to pay on the 1st",
    "I am not working on the 28th so 27th",
    "no work on fridays",
    "lost my work phone, use this one",
    "I lost my job email so use jane@example.com",
    "he's out of work at 6",
    "no work email, use this",
    "I get out of work at 5",
    "I'm between jobs? no the 15th",
    "no salary until the 25th so 26th",
    "no job too small",
    "I have no work number",
    "no money until the 28th",
    "how I can pay?",
    "how can i pay",
    "how do i pay",
    "can i pay by card",
    "I can't pay online",
    "impossible to read his writing",
    "impossible for him to play in goal",
    "it's impossible to find the size",
    "I work at a job centre",
    "not enough money on my phone to ring",
    "no working on saturdays",
    "no job yet he's 10",
    "above us there's flat 3",
    "she is not working, use mine",
    "he is no longer working there",
    "my business email",
    "left my job at Tesco so new email",
    "lost my business card",
    "beyond the bridge",
    "I can't pay today, 15th",
]


def test_small_talk_is_answered_in_kind():
    for text, template in table(ASIDES):
        talk = aside(text)
        assert (urgent(text), talk and talk.template) == (None, template), text


def test_a_question_back_is_answered_from_what_is_known():
    for text, template in table(QUESTIONS):
        assert (urgent(text), aside(text), question(text)) == (None, None, Talk(template)), text


def test_an_answer_is_never_taken_nor_one_that_asks_nor_an_unknown_question():
    left_alone = ANSWERS + LOOK_LIKE_SMALL_TALK + ANSWERS_THAT_ASK + UNKNOWN
    assert [text for text in left_alone if urgent(text) or aside(text) or question(text)] == []


@given(
    st.sampled_from(ANSWERS),
    st.sampled_from(["", "hi ", "Hello, ", "sorry, ", "um ", "thanks, "]),
    st.sampled_from(["", " ", ".", "!", " x", " thanks", " please", " sorry", " 😊", "\u200b"]),
    st.sampled_from([str, str.upper, str.lower, str.title]),
)
def test_an_answer_with_manners_is_never_taken(answer, before, after, typed):
    said = typed(before + answer + after)
    assert (urgent(said), aside(said)) == (None, None)


@given(st.text())
def test_whatever_is_typed_is_read(text):
    for talk in (urgent(text), aside(text), question(text)):
        assert talk is None or talk.template in WHATSAPP


def test_a_command_stays_a_command():
    assert [said for said in COMMANDS if urgent(said) or aside(said)] == []


def test_what_weighs_more_is_answered():
    assert aside("thanks, are you a bot?").template == "a_bot"
    assert question("can his dad see this?").template == "who_sees"
    assert question("how much is the kit?").template == "ask_the_manager"


def test_the_club_is_told_of_what_a_person_has_to_see_to():
    assert aside("I can't afford it").fact == "hardship"
    assert aside("I'm 11, this is my phone").fact == "child_on_phone"
    assert aside("can I register my other son too").fact == ""
    assert {aside(text).fact for template in SAID for text in ASIDES[template]} == {""}


@pytest.mark.parametrize("template", TEMPLATES)
def test_its_words_use_what_is_known_and_leave_the_question_to_the_chat(template):
    words = WHATSAPP[template]
    assert names_in(words) <= FACTS
    assert not words.endswith("?")
    assert {"please", "sorry", "oops", "invalid"}.isdisjoint(words.lower().split())


def test_every_table_has_an_example_here():
    assert set(SAID) <= set(ASIDES)
    assert set(ASKED) == set(QUESTIONS)
    assert {EMERGENCY.template, SAFEGUARDING.template} <= set(TEMPLATES)


@pytest.mark.parametrize("text", NO_HARDSHIP)
def test_when_and_how_one_pays_is_no_hardship(text):
    talk = aside(text)
    assert talk is None or talk.fact != "hardship"
