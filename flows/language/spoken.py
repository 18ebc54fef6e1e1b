"""Which language a message is in, where it is plainly none of English: by its script, or by the small words it has."""

import re

from flows.language.tidy import plain

# Words that hardly a sentence does without, and that are no English words or names.
_SMALL_WORDS = {
    "polish": """nie jest czy jak się ale mam może ktoś mi po polsku angielski angielskiego rozumiem proszę dziękuję
        mogę mówię żeby tylko dla już też był była syn syna mój moja co to jestem pomóc pomoc dzień dobry wiem""",
    "romanian": """nu este și sunt pentru să vă rog ce cum copilul meu mea înțeleg inteleg engleza engleză română
        limba puteți ajuta bună ziua știu stiu băiatul fiul vorbesc mulțumesc multumesc cine când are""",
    "portuguese": """não nao você voce meu minha filho filha isso como falo português portugues inglês ingles entendo
        obrigado obrigada para uma estou ele ela por favor quem posso ajudar bom dia muito também""",
    "spanish": """no entiendo inglés ingles qué cómo mi hijo hija habla hablo español espanol puede ayudar ayuda
        gracias por favor para está estoy usted quién cuando muy también pero es el la los""",
    "french": """je ne pas comprends anglais mon fils ma fille parle français francais merci vous plaît est-ce
        c'est suis pour avec qui quand peux aider bonjour oui les des une dans""",
    "welsh": """dw ddim yn deall siarad cymraeg os gwelwch mae fy mab diolch beth ydw ydy gallwch saesneg oes chi
        i'r ferch bachgen wedi gyda dim""",
    "roman_urdu": """mujhe samajh nahi nahin nai aati aata hai hain kya mera meri mere beta ko ka ki ke aap kaise
        karein karna kar sakte main mein urdu bata batao koi madad kaun krdo kardo apko yeh woh tha se liye ho""",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_ALSO_ENGLISH = frozenset("no me main to are fy main hai ho nai ma mere dim se fils mi are oh la el es os".split())
_SCRIPTS = {
    "chinese": re.compile(r"[\u4e00-\u9fff]"),
    "urdu": re.compile(r"[\u0600-\u06ff]*[ٹڈڑںےہگھ][\u0600-\u06ff]*"),
    "arabic": re.compile(r"[\u0621-\u064a]{2}"),
    "ukrainian": re.compile(r"[\u0400-\u04ff]{2}"),
}
LANGUAGES = (*_WORDS, *_SCRIPTS)
_LEAST, _SHARE = 2, 0.4


def language_of(text: str) -> str:
    """One of LANGUAGES; "" for English, for what is too short to tell, and for any other."""
    if not text.isascii() and (written := next((name for name, script in _SCRIPTS.items() if script.search(text)), "")):
        return written
    words = plain(text).split()
    heard = {language: [word for word in words if word in known] for language, known in _WORDS.items()}
    language, found = max(heard.items(), key=lambda each: len(each[1]))
    telling = set(found) - _ALSO_ENGLISH
    return language if len(found) >= _LEAST and telling and len(found) >= _SHARE * len(words) else ""
