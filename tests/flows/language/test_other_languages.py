"""Which language a message is in: told only where it is plain, and answered in it with one sentence."""

import pytest

from flows.language.other_languages import LANGUAGES, language_of
from flows.templates import WHATSAPP
from tests.support.chats.chat import Chat
from tests.support.chats.examples import up_to

SAID = {
    "polish": ["Nie rozumiem, czy ktoś może mi pomóc?", "nie mówię po angielsku", "co to jest, nie wiem"],
    "romanian": ["nu înțeleg engleza", "nu inteleg, ce este asta", "vă rog, puteți ajuta?"],
    "portuguese": ["não entendo inglês", "nao falo ingles", "por favor, quem pode ajudar o meu filho"],
    "spanish": ["no entiendo el inglés", "no hablo ingles, por favor", "usted puede ayudar a mi hijo?"],
    "french": ["je ne comprends pas", "je parle pas anglais", "c'est pour mon fils, vous parle français?"],
    "welsh": ["dw i ddim yn deall", "mae fy mab yn siarad cymraeg"],
    "roman_urdu": ["mujhe english nahi aati", "kya aap urdu mein bata sakte hain", "mujhe samajh nahi aata"],
    "urdu": ["میں سمجھا نہیں", "مجھے انگریزی نہیں آتی"],
    "arabic": ["لا أفهم الإنجليزية", "من يمكنه مساعدتي"],
    "chinese": ["我不懂英文", "谁能帮我"],
    "ukrainian": ["я не розумію англійську", "допоможіть будь ласка"],
}
ENGLISH = """
    no me and my son are the main ones
    I dont understand what you mean
    la la la
    El Cid Avenue
    his mum is Polish and his dad is Portuguese
    ask the manager, nai
    he is called Mei Lin
    Rue de Main
    José Álvarez-Núñez
    Łukasz Kowalski
    ok
    Müller
    ho hum
    do as you like
""".strip().splitlines()


@pytest.mark.parametrize(("language", "text"), [(name, text) for name, texts in SAID.items() for text in texts])
def test_it_is_told(language: str, text: str):
    assert language_of(text) == language


@pytest.mark.parametrize("text", [each.strip() for each in ENGLISH])
def test_english_and_names_are_none(text: str):
    assert language_of(text) == ""


def test_each_language_has_its_sentence_with_who_can_help():
    assert set(SAID) == set(LANGUAGES)
    for language in LANGUAGES:
        assert "{manager_phone}" in WHATSAPP[f"in_{language}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_writes_it_is_answered_in_it_and_asked_again(language: str):
    chat = Chat()
    chat.says(*up_to("born_on"))
    heard = chat.says(SAID[language][0])
    assert "07700 900001" in heard.split("\n\n")[0]
    assert heard.endswith("3 5 2015")
    assert chat.asked == "born_on"


def test_after_five_a_person_takes_over():
    chat = Chat()
    chat.says(*up_to("born_on"), *["nie rozumiem, czy ktoś może mi pomóc?"] * 5)
    assert chat.conversation.paused
