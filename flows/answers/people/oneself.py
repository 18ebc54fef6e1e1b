"""That whoever writes is to be called, in words of their own: "it may as well be me", "the one you're talking to"."""

from __future__ import annotations

import re

from flows.language.clauses import clauses
from flows.language.patterns import Patterns, in_full
from flows.language.regex import regex
from flows.language.tidy import asks_something, is_sign
from flows.language.vocabulary import phrases

_LONGEST = 120  # characters
_TABLES = {
    "me": phrases("me, myself, muggins, muggins here, yours truly, this mug, mug here, moi"),
    "end": phrases("""
        again, as always, always, as usual, as ever, usual, please, pls, then, i guess, i suppose, i think, really, lol
        haha, ha, obviously, of course, sadly, tbh, mate, love, pal, x, xx, for now, here, too, this time, afraid, it is
        down, thanks, ta, every time, on this number, on this one, his mum, his dad, her mum, her dad, am, i
    """),
    "puts": phrases("""
        it, it is, is, itll, it will, that, thats, thatll, just, put, be, being, probably, best, better, may, might, as
        well, has to, will, would, use, call, ring, say, have, only, always, got to, gotta, stick, with, go, make, down
        id, like
    """),
    "else": phrases("""
        would, could, can, will, is, it, there, be, lol, haha, but, than, only, apart, from, other, that, though, just
        put, well, its, gonna, going, to, do, did
    """),
    "lead": phrases("""
        just, its, it, is, thats, that, would, be, id, put, say, use, oh, well, lol, haha, yes, yeah, call, ring, will
        probably, still, i guess, has to be, same, will be
    """),
    "person": phrases("""
        one, person, lady, woman, bloke, man, fella, mug, idiot, muppet, mum, dad, parent, poor sod, muggins, same
        same one, same person, number, fool
    """),
    "writes": phrases("talking, chatting, speaking, texting, messaging, whatsapping, typing, writing, chattin, talkin"),
    "fills": phrases("typing, texting, messaging, writing, answering, filling, replying, holding, reading, doing"),
    "this": phrases("""
        this, these, it, you, the, all, in, out, back, form, forms, now, phone, questions, to, on, stuff, registration
        his, thing
    """),
}
_IS_ME = Patterns(
    r"""
    may|might [just] as well [<puts>]* <me> [<end>]* $
    so [<puts>]* <me> [<end>]* $
    ^ [oh|well|again]* looks|seems|sounds|guess|guessing|suppose|reckon [like|i|it|is|be|will|that|thats|going|gonna|
        to|down|has|just]* <me> [<end>]* $
    ^ [oh|well|lol|haha|ha|god]* who else [<else>]* <me> [<end>]* $
    ^ [oh|well|lol|haha|ha|god]* who|whod|whos [do|did|d]* you|ya|u think|reckon [<else>]* <me> [<end>]* $
    ^ [<lead>]* [just|only|lil|little|old|ol|ole|poor|boring|silly]* <me> [left|standing|here|around|about|nearby|
        alive]* [<end>]* $
    ^ [can|could|you|u|please|just|yeah|ok|go|on|then|oh|might|as|well]* stick|put|pop|write|jot|get me down [<end>]* $
    ^ [oh|well|lol|haha|ha]* guess who [<else>]* <me> [<end>]* $
    ^ [oh|well|lol|haha|ha|the|usual|same]* muggins|mug here|again|me|as [<end>]* $
    ^ [<lead>]* [the] [<person>]* [that|who|whom]* youre|you|your|ur|u|ya [are|now|currently|already|r]* <writes> [to|
        with|at]* [now|already|here|him|her|me|on|right|it]* [<end>]* $
    ^ [<lead>]* [the] whoever|whos|<person> [that|who|whos|thats|is|are|ever|just|currently|still|always|sat|
        stood]* <fills> <this> [<this>]* [<end>]* $
    """,
    _TABLES,
)
_OTHERS = frozenset("not never unless except cannot until nobody instead yesterday if".split())
# In the place of somebody who was named: "oh just put me down instead", "scrap that, make it me".
_PUTS_ME = Patterns(
    r"""
    ^ [<before>]* put|use|have|had|call|ring|try|say|make|do|stick|pop|go|change|swap|switch [it|that|him|her|them|
        to|for|with|down|be|just|back|as]* me|myself [<behind>]* $
    """,
    {
        "before": phrases("""
            oh, ah, aye, just, nah, no, nope, you know what, tell you what, do you know what, in fact, better, maybe
            please, pls, can you, could you, can we, could we, would, rather, i, you, sorry, wait, well, then, so
            hmm, easier to, best to, probably, lets, ill, will, think, and
            its, it is, is, easier, best, better to, id, on, second
            thoughts, thought, or, might, as well, want, like, to, yeah, yes, ok, scrap, forget, it, that, him, her, sod
            bin
        """),
        "behind": phrases("""
            down, instead, please, pls, then, on, there, on there, for that, for it, for this, as, the, contact, one
            emergency, first contact, thanks, ta, x, again, its, it is, is, be, just, easier, simpler, quicker, better
            safer, thats, im, i, am, always, about, around, lol, too much, hassle, save, faff, the hassle, all round
        """),
    },
)
_IN_ONES_PLACE = frozenset(
    """
    instead scrap forget rather easier better change swap switch never thoughts thought simpler quicker safer sod ignore
    delete drop bin
""".split()
)
_NO = frozenset("nah no nope actually down make stick".split())
_TO_US = frozenset("ring call try".split())  # "no, just ring me" may be said to the club
_BESIDES = regex(
    r"\b(?:if|when|unless|or|otherwise|also|as well|second(?! thoughts?)|back ?up|too(?! much)|both|after|until|not"
    r"|don'?t|never (?:put|use|me)|can'?t|then(?= ?\w)|she'?ll|he'?ll|they'?ll)\b",
    re.IGNORECASE,
)
_NAMES_ANOTHER = regex(r"[A-Z]\w+ [A-Z]")


def is_oneself(text: str) -> bool:
    """Whether it says that whoever writes is to be called: "who else lol, muggins here"."""
    if len(text) > _LONGEST or any(map(str.isdigit, text)) or text.rstrip().endswith("?"):
        return False
    said = _without_signs(text)
    return _OTHERS.isdisjoint(said.split()) and _IS_ME.found_in(said)


def puts_oneself(text: str) -> bool:
    """Whether whoever writes is to be called instead of the one who was named: "nah put me, easier"."""
    if len(text) > _LONGEST or any(map(str.isdigit, text)) or asks_something(text) or _BESIDES.search(text):
        return False
    said = in_full(text).split()
    marks = _IN_ONES_PLACE if not _TO_US.isdisjoint(said) else _IN_ONES_PLACE | _NO
    if marks.isdisjoint(said) or _NAMES_ANOTHER.search(text):
        return False
    return any(map(_PUTS_ME.found_in, map(_without_signs, (text, *clauses(text)))))


def _without_signs(text: str) -> str:
    return in_full("".join(" " if is_sign(letter) else letter for letter in text))
