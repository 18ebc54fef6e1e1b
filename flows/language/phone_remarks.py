"""What is said of the phone in somebody's hand, and no part of any answer: "I'm talking into this"."""

import re

from flows.language.regex import regex
from flows.language.tidy import plain
from flows.language.vocabulary import phrases

_BEGINS = frozenset("""
    im i ive sorry apologies apols excuse pardon forgive ignore using hope hoping this doing typing dictating talking
    speaking voice speech my bad new autocorrect predictive soz siri
""".split())  # fmt: skip
_ABOUT_IT = regex(
    r"\b(?:(?:talking|speaking|saying|reading|shouting) (?:this |it )?(?:in|into|to|at|through)"
    r" (?:this|it|my phone|the phone|the mic|siri|text|a phone)"
    r"|dictat(?:ing|ed|ion)|by voice|voice (?:typing|text|to text|recognition)|hands ?free|speech to text"
    r"|(?:using|on|by|through|with|into) (?:the |a )?(?:mic|microphone|siri)"
    r"|(?:hope|hoping) (?:it|this|that) (?:comes|came|makes|has come|reads|goes)"
    r"|(?:excuse|pardon|forgive|ignore|sorry|apologies|about|for|any)"
    r"(?: (?:about|for|the|my|this|any|bad|rubbish|all)){0,3}"
    r" (?:typos|spellings?|typing|autocorrect|predictive text|keyboard|screen)"
    r"|(?:fat|cold|big|wet) (?:fingers|thumbs)|typing (?:this )?(?:with|on|in|while|one)"
    r"|(?:screen|keyboard) is (?:cracked|smashed|broken|playing|tiny|small|rubbish)"
    r"|(?:hate|hates) (?:the |my |this )?(?:autocorrect|predictive text)"
    r"|(?:autocorrect|predictive text|voice typing) (?:is|drives|keeps|s) \w+)\b"
)
_SAID_OF_IT = frozenset(" ".join(phrases("""
    i, im, ive, am, was, a, an, and, as, so, the, my, this, that, it, its, is, if, for, to, into, on, in, at, by, via
    with, through, of, about, any, all, here, there, you, can, cant, cannot, have, has, had, been, got, be, not, no
    sorry, apologies, apols, excuse, pardon, forgive, ignore, hope, hoping, please, pls, thanks, lol, soz, btw, bad
    using, use, doing, typing, dictating, dictated, dictation, talking, speaking, saying, voice, speech, text, note
    recognition, mic, microphone, siri, phone, mobile, screen, keyboard, autocorrect, predictive, typos, spelling
    spellings, mistakes, errors, fingers, thumbs, fat, cold, big, wet, new, old, broken, cracked, smashed, tiny, small
    nightmare, rubbish, terrible, awful, slow, useless, comes, came, come, out, ok, okay, right, alright, fine, clear
    makes, make, sense, reads, read, goes, through, understand, while, whilst, cause, because, cos, driving, walking
    cooking, hands, full, one, handed, handsfree, moment, just, again, these, days, thing, only, glasses, without, hate
    hates, drives, me, mad, keeps, changing, up, playing, see, write, type, well, properly, from, car, shouting, bus
    train, free, handsfree, hand
""")).split())  # fmt: skip
_PAUSE = regex(r"[.,;:!)\n–—-]$")
_MOST = 20  # words


def without_remarks(text: str) -> str:
    """A message without what is said of the phone at its end or its beginning; as it is where that is all of it.

    >>> without_remarks("in a red pouch. I'm talking into this so hope it comes out OK")
    'in a red pouch.'
    >>> without_remarks("sorry about the typos"), without_remarks("dyslexia, bad spelling")
    ('sorry about the typos', 'dyslexia, bad spelling')
    """
    words = list(re.finditer(r"\S+", text))
    said = [plain(word[0]) for word in words]
    if _is_of_the_phone(said):
        return text
    for at in range(max(1, len(words) - _MOST), len(words)):
        if _is_of_the_phone(said[at:]) and "?" not in text[words[at].start() :]:
            return text[: words[at].start()].rstrip(" (,;:-–—")
    for at in range(min(len(words) - 1, _MOST), 0, -1):
        if _PAUSE.search(words[at - 1][0]) and _is_of_the_phone(said[:at]):
            return text[words[at].start() :]
    return text


def _is_of_the_phone(said: list[str]) -> bool:
    begins = next(filter(None, said), "").split(" ")[0]
    words = " ".join(filter(None, said))
    return begins in _BEGINS and _SAID_OF_IT.issuperset(words.split()) and _ABOUT_IT.search(words) is not None
