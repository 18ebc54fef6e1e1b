"""The words of a sentence that neither an address nor a club's name has in it: "still urmston, Winifred Rd"."""

import re

from flows.language.regex import regex
from flows.language.tidy import plain
from flows.language.vocabulary import phrases

# How sure or how often something is so: "technically", "unfortunately", and not "Holly", "Bexley", "family".
_ADVERB = regex(
    r"\w{2,}(?:[bcdgmrtui]al|ous|ent|ant|est|ful|ive|[aeiu]te|ed|ab|ib|ct|ick|ank|ppi|cki|ari|ghtl|ing)ly|\w{3,}(?:nal|uin)ly"
)
SENTENCE_WORDS = frozenset(
    phrases("""
        still, then, again, always, ever, once, maybe, perhaps, anyway, anyways, though, tho, obvs, obv, defo, deffo
        probs, tbf, tbh, innit, init, sadly, mainly, mostly, briefly, formerly, purely, merely, barely, hardly, nearly
        simply, roughly, really, only, partly, quite, rather, very, also, even, yet, already, ago, now, nowadays, later
        soon, somehow, somewhere, anywhere, everywhere, almost, instead, else, aka, ie, eg, aswell, weirdly, oddly
        lately, really, certainly, surely, totally, exactly, strictly, supposedly, ish
        more, less, than, as, if, whether, while, whilst, since, until, till, til, when, where, why, how, because
        although, unless, whereas, except, besides, despite, plus
        somebody, someone, something, anybody, anyone, anything, nobody, everybody, everyone, everything, whatever
        whichever, whoever, wherever, whatsit, wotsit, thingy, thingummy, thingamajig, whatsitsname, whatnot, summat
        i, me, you, he, she, they, him, them, it, that, this, these, those, who, what, which, mine, yours, ours, theirs
        im, ive, thats, theyre, theyve, youre, youve, weve, hes, shes, dont, didnt, cant, wont, isnt, wasnt
        be, been, being, is, are, was, were, am, has, have, had, do, does, did, got, gets, getting, goes, going, gone
        went, came, comes, coming, left, moved, moving, stays, staying, stayed, lives, living, lived, called
        told, said, says, guess, forget, forgot, think, thinks, thought, remember, remembers, tucked, hidden, squeezed
        stuck, based, found, looks, looked, looking, write, writes, wrote, written, type, typed, mean, means, meant
        hope, reckon, believe, suppose, sorry, counts, changed, according, depends, hates, hated, wants, wanted, needs
        folded, packed, joined, started, finished, quit, stopped, merged, renamed, spelt, spelled, pronounced, let
        used, um, umm, erm, err, ermm, hmm, hmmm, uh, uhh, oh, ooh, ah, ahh, eh, nah, yeah, yep, yes, nope
        lol, haha, ha, please, pls, plz, thanks, thankyou, thx, cheers
        each, every, kinda, sorta, gonna, wanna
    """)
)
# What a name may begin with, and a sentence begins with far more often.
_OPENERS = frozenset("still then formerly previously briefly only mainly mostly maybe perhaps probably".split())
# What stands for the half of a name that does not come to mind: "oak something".
_HALF_KNOWN = frozenset("something somebody someone summat whatever whatsit wotsit thingy thingummy whatnot".split())
_WORDS = regex(r"[^\W_][\w'’]*")
_PARTS = regex(r"\s*(?:[,;:!?]+|\.{2,}|…|(?<!\bst)\.(?=\s)| [-–—] )\s*", re.IGNORECASE)
# Whoever stops to think is not at the end of it: "oak… Oakfield Crescent".
_HESITATES = regex(r"\w\s?(?:…|\.{2,})\s?\w")


def is_an_adverb(word: str) -> bool:
    """Whether a plain word says how, how sure or how often something is so."""
    return _ADVERB.fullmatch(word) is not None


def hesitates(words: str) -> bool:
    """Whether whoever writes stops to think, and goes on: "oak… Oakfield Crescent"."""
    return _HESITATES.search(words) is not None


def parts_of(words: str) -> list[str]:
    """What stands between marks: "still urmston, Winifred Rd" → "still urmston", "Winifred Rd"."""
    return [part for part in _PARTS.split(words) if part]


def strays_in(part: str, others: frozenset[str] = frozenset(), spare: frozenset[str] = frozenset()) -> list[bool]:
    """Of each word between two marks, whether it is a sentence's and no name's. With a capital it is a name's ("Still
    Lane"), but for a first word before one in small letters; of `others` each is one too, and none of `spare`.
    """
    words = _WORDS.findall(part)
    small = part.islower() or (part.isupper() and len(words) > 1)
    strays = []
    for at, word in enumerate(words):
        said = plain(word)
        of_a_sentence = said in SENTENCE_WORDS or said in others or is_an_adverb(said)
        lower = small or word[0].islower()
        alone = len(words) == 1 and said != "hope"  # "Also,", and not the town
        opens = not at and (alone or said in _OPENERS or is_an_adverb(said) or any(map(str.islower, words[1:2])))
        strays.append(said not in spare and of_a_sentence and (lower or opens))
    return strays


def runs_between(part: str, strays: list[bool]) -> list[str]:
    """The words between those of a sentence: "his last club as Hale Town" → "last club", "Hale Town"; none of a part
    with a name that is half known.
    """
    runs: list[str] = []
    goes_on = False
    for each, stray in zip(_WORDS.finditer(part), strays, strict=True):
        if not stray:
            begins = part.rindex(runs.pop(), 0, each.start()) if goes_on else each.start()
            runs.append(part[begins : each.end()])
        goes_on = not stray
    return runs if _HALF_KNOWN.isdisjoint(plain(part).split()) else []


def without_strays(part: str, strays: list[bool]) -> str:
    """The words of a part up to those of a sentence at both of its ends; "" where others stand amid a name, and of a
    name that is half known.
    """
    found = list(_WORDS.finditer(part))
    kept = [each for each, stray in zip(found, strays, strict=True) if not stray]
    if not kept or not _HALF_KNOWN.isdisjoint(plain(part).split()):
        return ""
    first, last = found.index(kept[0]), found.index(kept[-1])
    return "" if any(strays[first : last + 1]) else part[kept[0].start() : kept[-1].end()]
